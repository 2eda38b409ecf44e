"""GraphML: who says what about whom. Nodes are those who speak and those who are spoken of; an edge is one claim about one of them.

Actors of the book are one node in the whole graph; everybody else is a node of one report. `relation` of an edge is about (named in the
content) or to (the addressee). Claims that name nobody have no edge.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO
from xml.sax.saxutils import quoteattr

from msgspec import Struct

from riwaya.arabic.actorbook import ACTOR
from riwaya.export.view import Item, View
from riwaya.export.wishes import Wishes
from riwaya.export.xml import clean, escaped
from riwaya.model import Claim, Mention, items
from riwaya.span import contains, overlaps, span_of

NODE = ("name", "romanized", "kind", "side", "country", "report")
EDGE = (
    "relation", "act", "certainty", "polarity", "tense", "mode", "what", "told_by", "report", "claim", "outlet", "published",
    "start", "end",
)  # fmt: skip
NUMBERS = frozenset(("start", "end"))


class Edge(Struct, frozen=True):
    """One claim of somebody about somebody, or said to somebody."""

    source: str
    target: str
    relation: str
    claim: Claim


def write_graphml(reports: Iterable[Item], out: BinaryIO, wishes: Wishes) -> None:
    """One directed graph with parallel edges; what is remembered meanwhile are the actors of the book already drawn."""
    out.write(_head().encode())
    drawn: set[str] = set()
    for number, item in enumerate(reports, start=1):
        view = View(item, number, wishes.said)
        for part in _graph_of(view, drawn):
            out.write(part.encode("utf-8", "replace"))
    out.write(b"</graph>\n</graphml>\n")


def edges(view: View) -> Iterator[Edge]:
    """The edges of one report, by claim in the order of their layer; nobody is joined to themselves."""
    mentions = items(view.report.mentions)
    for claim in items(view.report.claims):
        if claim.source_entity not in view.entities:
            continue
        told = {"about": _named_in(claim, mentions), "to": _spoken_to(claim, mentions)}
        for relation, found in told.items():
            for id in dict.fromkeys(found):
                if id != claim.source_entity and id in view.entities:
                    yield Edge(str(claim.source_entity), id, relation, claim)


def _named_in(claim: Claim, mentions: tuple[Mention, ...]) -> list[str]:
    return [m.entity for m in mentions if any(contains(span, span_of(m)) for span in claim.content)]


def _spoken_to(claim: Claim, mentions: tuple[Mention, ...]) -> list[str]:
    return [m.entity for m in mentions if claim.addressee and overlaps(claim.addressee, m.head)]


def _graph_of(view: View, drawn: set[str]) -> Iterator[str]:
    found = list(edges(view))
    for id in dict.fromkeys(id for edge in found for id in (edge.source, edge.target)):
        key = _key(view, id)
        if key in drawn:
            continue
        if id.startswith(ACTOR):
            drawn.add(key)
        entity = view.entities[id]
        values = {name: getattr(entity, name) for name in NODE[:-1]}
        report = None if id.startswith(ACTOR) else view.report.id
        yield f"<node id={quoteattr(key)}>{_data('n', values | {'report': report})}</node>\n"
    for edge in found:
        ends = f"source={quoteattr(_key(view, edge.source))} target={quoteattr(_key(view, edge.target))}"
        yield f"<edge {ends}>{_data('e', _facts(view, edge))}</edge>\n"


def _key(view: View, id: str) -> str:
    """The actor's id, the same everywhere; or the number of the report and the id in it."""
    return clean(id if id.startswith(ACTOR) else f"{view.number}/{id}")


def _facts(view: View, edge: Edge) -> dict[str, object]:
    claim, meta = edge.claim, view.report.meta
    own = {name: getattr(claim, name) for name in ("act", "certainty", "polarity", "tense", "mode", "start", "end")}
    told = " ← ".join(view.row(claim).chain)
    seen = {"what": view.all_words(claim.content), "told_by": told, "report": view.report.id, "claim": claim.id}
    return {"relation": edge.relation, **own, **seen, "outlet": meta.outlet, "published": meta.published}


def _data(prefix: str, values: dict[str, object]) -> str:
    shown = ((name, value) for name, value in values.items() if value not in (None, ""))
    return "".join(f'<data key="{prefix}_{name}">{escaped(str(value))}</data>' for name, value in shown)


def _head() -> str:
    keys = [("node", "n", name) for name in NODE] + [("edge", "e", name) for name in EDGE]
    declared = "".join(
        f'<key id="{prefix}_{name}" for="{of}" attr.name="{name}" attr.type="{"int" if name in NUMBERS else "string"}"/>\n'
        for of, prefix, name in keys
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
        f'{declared}<graph id="riwaya" edgedefault="directed">\n'
    )
