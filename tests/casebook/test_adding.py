"""What is added is there once, whole, and the same in both databases."""

from __future__ import annotations

import msgspec
from msgspec import structs

import riwaya
from riwaya.casebook import Casebook, Filter
from riwaya.casebook.adding import Progress
from riwaya.errors import EmptyInput
from riwaya.intake.document import Document
from riwaya.model import Meta


def bare(progress: Progress) -> tuple[int, int, int, int]:
    return progress.read, progress.copies, progress.already, progress.failed


def test_reports_come_back_as_read(filled: Casebook, documents: tuple[Document, ...]) -> None:
    stored = list(filled.stream())
    assert [one.report.text for one in stored] == [document.text for document in documents]
    for one, document in zip(stored, documents, strict=True):
        read = riwaya.read(document.text, date=document.meta.published, outlet=document.meta.outlet, file=document.meta.file)
        assert riwaya.to_json(one.report) == riwaya.to_json(read)
        assert (one.author, one.how, one.copy_of, one.decisions) == ("ليلى", {"published": "given"}, None, ())


def test_every_item_has_its_row(filled: Casebook) -> None:
    reports = [one.report for one in filled.stream()]
    for kind in ("claims", "events"):
        rows = filled.list(kind, limit=None, sort="n")
        assert [(row["report"], row["id"]) for row in rows] == [(r.id, item.id) for r in reports for item in getattr(r, kind)]
    for report in reports:
        for row in filled.list("claims", Filter(report=report.id), limit=None):
            claim = next(claim for claim in report.claims if claim.id == row["id"])  # type: ignore[union-attr]
            assert (row["start"], row["end"], row["act"], row["parent"]) == (claim.start, claim.end, claim.act, claim.parent)
            assert row["cue"] == report.text[slice(*claim.cue)]


def test_added_twice_is_there_once(filled: Casebook, documents: tuple[Document, ...]) -> None:
    before = filled.list("claims", limit=None)
    assert bare(filled.add(documents)) == (0, 0, 12, 0)
    assert filled.list("claims", limit=None) == before
    moved = [structs.replace(one, meta=structs.replace(one.meta, file=f"other/{one.meta.file}")) for one in documents]
    assert bare(filled.add(moved)) == (0, 0, 12, 0)


def test_twice_in_one_source_is_there_once(casebook: Casebook, documents: tuple[Document, ...]) -> None:
    assert bare(casebook.add([documents[0], documents[0], documents[1], documents[0]])) == (2, 0, 2, 0)


def test_what_fails_is_listed_and_the_rest_goes_on(casebook: Casebook, documents: tuple[Document, ...]) -> None:
    english = Document(text="The army said that it had entered the town.", meta=Meta(file="english.txt"))
    assert bare(casebook.add([documents[0], EmptyInput("empty.txt"), english, documents[1]])) == (2, 0, 0, 2)
    assert [(one.place, one.problem) for one in casebook.problems()] == [("empty.txt", "empty"), ("english.txt", "not_arabic")]
    assert bare(casebook.add([EmptyInput("empty.txt")])) == (0, 0, 0, 1)
    assert len(casebook.problems()) == 2
    arabic = structs.replace(english, text=documents[2].text)
    assert bare(casebook.add([arabic])) == (1, 0, 0, 0)
    assert [one.place for one in casebook.problems()] == ["empty.txt"]


def test_layers_that_are_there_are_kept(casebook: Casebook) -> None:
    report = riwaya.read("قال متحدث باسم الجيش إن قواته دخلت البلدة.")
    fewer = structs.replace(report, claims=())
    casebook.add([fewer])
    assert next(casebook.stream()).report.claims == ()
    assert casebook.count("claims") == 0


def test_the_original_is_kept_where_it_is_more_than_the_text(casebook: Casebook, documents: tuple[Document, ...]) -> None:
    page = b"<html><body>" + documents[1].original + b"</body></html>"
    casebook.add([documents[0], structs.replace(documents[1], original=page, media_type="text/html")])
    first, second = (one.report.id for one in casebook.stream())
    assert casebook.original(first) == documents[0].original
    assert casebook.original(second) == page


def test_many_workers_write_the_same(where, documents: tuple[Document, ...]) -> None:  # type: ignore[no-untyped-def]
    doubled = [*documents, *(structs.replace(one, meta=structs.replace(one.meta, outlet="other")) for one in documents)]
    more = [*doubled, *(structs.replace(one, meta=structs.replace(one.meta, outlet="third")) for one in documents)]
    dumps = []
    for workers in (1, 2):
        with Casebook.open(where(), create=True) as casebook:
            assert bare(casebook.add(more, workers=workers)) == (36, 24, 0, 0)
            dumps.append(everything(casebook))
    assert dumps[0] == dumps[1]


def everything(casebook: Casebook) -> list[object]:
    """Every row of every view, without the moment at which it was added, and every report."""
    from riwaya.casebook.views import views

    rows: list[object] = []
    for name in views():
        columns, found = casebook.sql(f"SELECT * FROM {name}")
        kept = [at for at, column in enumerate(columns) if column not in ("added", "at")]
        rows += sorted(repr([row[at] for at in kept]) for row in found)
    rows += [msgspec.json.encode(structs.replace(one, added="")) for one in casebook.stream()]
    return rows
