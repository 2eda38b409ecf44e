"""The tables of a casebook. People and programs read the views (views.toml); these tables may change with any migration.

`n` of a report counts from 1. `n` of an item of a report is the number of its report times SPACE plus its place in the layer,
so that all items of a report lie together and its claims can be found by number alone. Truth is 0 or 1 and days are texts
(ISO 8601, "" where unknown in `day`), so that SQLite and PostgreSQL sort and compare alike.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    UniqueConstraint,
)
from sqlalchemy import Text as AnyText
from sqlalchemy.dialects import postgresql

SPACE = 1 << 20
"""More items of one layer than a report of the longest length can have."""

metadata = MetaData()
Text = AnyText().with_variant(postgresql.TEXT(collation="C"), "postgresql")
Number = BigInteger().with_variant(Integer(), "sqlite")
Real = Float(53)


def key(name: str = "n") -> Column[int]:
    return Column(name, Number, primary_key=True, autoincrement=False)


def to(table: str, name: str, **more: bool) -> Column[int]:
    return Column(name, Number, ForeignKey(f"{table}.n"), **more)  # type: ignore[arg-type]


def text(name: str, default: str | None = None) -> Column[str]:
    """A text that may be missing; with a default it never is."""
    if default is None:
        return Column(name, Text)
    return Column(name, Text, nullable=False, server_default=default)


def truth(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False, server_default="0")


def number(name: str) -> Column[int]:
    return Column(name, Number)


def real(name: str) -> Column[float]:
    return Column(name, Real)


migrations = Table("migrations", metadata, key("number"), text("name", ""), text("applied", ""))
facts = Table("facts", metadata, Column("name", Text, primary_key=True), text("value", ""))

reports = Table(
    "report_rows", metadata,
    key(), Column("id", Text, nullable=False, unique=True), Column("publication", Text, nullable=False, unique=True),
    text("text_hash", ""), text("title"), text("outlet"), text("url"), text("published"), text("day", ""), text("fetched"),
    text("file"), text("part"), text("author"), text("how", "{}"), text("added", ""), text("reader", ""),
    number("letters"), number("words"), number("claims"), number("events"), number("copy_of"), real("similarity"),
    Index("reports_hash", "text_hash"), Index("reports_day", "day", "n"), Index("reports_outlet", "outlet", "day"),
    Index("reports_copies", "copy_of"),
)  # fmt: skip
"""`publication` is what makes two documents the same one: text, outlet, url and day. `reader` is what read it last."""

readings = Table("reading_rows", metadata, to("report_rows", "n", primary_key=True), Column("json", LargeBinary, nullable=False))
"""The report as it was read, before anybody decided anything: JSON of the contract, zlib."""

originals = Table(
    "original_rows", metadata,
    to("report_rows", "n", primary_key=True), text("media_type", ""), text("encoding"), Column("bytes", LargeBinary, nullable=False),
)  # fmt: skip
"""The bytes that the text was taken from, zlib; none where they are the text in UTF-8."""

bands = Table("bands", metadata, key("band"), key("report"))
"""What near copies share: see likeness.py."""

entities = Table(
    "entity_rows", metadata,
    key(), Column("key", Text, nullable=False, unique=True), text("name", ""), text("romanized"), text("kind", ""), text("country"),
    text("folded", ""), truth("known"), Column("claims", Number, nullable=False, server_default="0"),
    Index("entities_claims", "claims"), Index("entities_folded", "folded"),
)  # fmt: skip
"""`known`: the book of actors has it. Else the row is a name of one kind, and who bears it in each report is not decided."""

places = Table(
    "place_rows", metadata,
    key(), Column("key", Text, nullable=False, unique=True), text("name", ""), text("country"), text("kind"), text("precision"),
    real("lat"), real("lon"), real("radius_km"), real("x"), real("y"), real("z"), text("pcode"), text("geonames"), text("wikidata"),
    text("folded", ""),
    Index("places_lat", "lat"), Index("places_folded", "folded"),
)  # fmt: skip
"""x, y, z: the point on a sphere of radius 1, so that nearness is arithmetic in any database."""

def item_table(name: str, *columns: Column[int] | Column[str] | Column[float] | Index) -> Table:
    """The table of a layer whose items are stretches of the text."""
    place = (key(), to("report_rows", "report", nullable=False), text("id", ""), number("begins"), number("ends"))
    return Table(name, metadata, *place, *columns)


report_entities = Table(
    "report_entity_rows", metadata,
    key(), to("report_rows", "report", nullable=False), to("entity_rows", "entity", nullable=False), text("id", ""), text("name", ""),
    text("kind", ""), text("side"), text("country"), number("mentions"),
    Index("report_entities_entity", "entity", "report"),
)  # fmt: skip
report_places = item_table(
    "report_place_rows",
    to("place_rows", "place", nullable=False), text("name", ""), truth("speaks"), number("part_of"),
    Index("report_places_place", "place", "report"),
)  # fmt: skip
times = item_table("time_rows", text("words", ""), text("type", ""), text("value"), text("earliest"), text("latest"))
quantities = item_table(
    "quantity_rows", text("words", ""), real("low"), real("high"), truth("approximate"), text("unit"), text("role", ""), number("part_of")
)  # fmt: skip
claims = item_table(
    "claim_rows",
    text("act", ""), text("cue", ""), to("entity_rows", "source_entity"), text("source"), text("source_kind"), text("side"),
    truth("implicit"), text("addressee"), text("content", ""), text("mode", ""), number("time"), text("said_earliest"),
    text("said_latest"), number("parent"), text("certainty", ""), text("polarity", ""), text("tense", ""), text("evidence"),
    text("rule", ""), text("review", ""), text("outlet"), text("day", ""), truth("copy"),
    Index("claims_day", "day", "n"), Index("claims_source", "source_entity", "day"), Index("claims_act", "act", "day"),
    Index("claims_kind", "source_kind", "day"), Index("claims_side", "side", "day"), Index("claims_outlet", "outlet", "day"),
    Index("claims_certainty", "certainty", "day"),
)  # fmt: skip
events = item_table(
    "event_rows",
    text("type", ""), text("words", ""), to("entity_rows", "actor"), to("entity_rows", "target"), to("place_rows", "place"),
    real("lat"), real("lon"), number("time"), text("earliest"), text("latest"), text("status", ""), number("claim"),
    text("rule", ""), text("review", ""), text("outlet"), text("day", ""), truth("copy"),
    Index("events_day", "day", "n"), Index("events_type", "type", "earliest"), Index("events_type_day", "type", "day"),
    Index("events_place", "place", "type", "earliest"), Index("events_claim", "claim"), Index("events_actor", "actor", "type"),
    Index("events_target", "target", "type"), Index("events_point", "lat", "lon"),
)  # fmt: skip
event_quantities = Table("event_quantity_rows", metadata, key("event"), key("quantity"))
claim_places = Table("claim_place_rows", metadata, key("claim"), key("place"), Index("claim_places_place", "place", "claim"))
"""The places that a claim speaks of: named in its content, or where its events happen."""

decisions = Table(
    "decision_rows", metadata,
    Column("number", Integer, primary_key=True, autoincrement=True), to("report_rows", "report", nullable=False),
    text("layer", ""), text("item"), text("verdict", ""), text("changes", "{}"), text("was", "{}"), text("around", "{}"),
    text("note", ""), text("by", ""), text("at", ""), text("undone_by"), text("undone_at"),
    Index("decisions_report", "report"),
)  # fmt: skip
"""`was` and `around`: the item as it stood and the items that it points at, by which a newer reading is searched for it."""

problems = Table(
    "problem_rows", metadata,
    Column("number", Integer, primary_key=True, autoincrement=True), text("place", ""), text("problem", ""), text("details", "{}"),
    text("at", ""),
    UniqueConstraint("place", "problem"),
)  # fmt: skip

ITEM_TABLES = {
    table.name: table
    for table in (report_entities, report_places, times, quantities, claims, events, event_quantities, claim_places)
}
"""What is made from the JSON of a report, in the order in which it can be written."""
