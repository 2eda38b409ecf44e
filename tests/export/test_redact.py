"""`--redact persons`: no name of a private person is left anywhere, and everything else is where it was."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import msgspec
import pytest
from export_reports import examples, read
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

import riwaya
from riwaya.casebook.stored import Decision, Stored
from riwaya.export.edits import spans_fit, spans_of
from riwaya.export.formats import FORMATS, export
from riwaya.export.naming import name_of, where
from riwaya.export.redact import private, pseudonym, redacted, without_persons
from riwaya.model import items
from riwaya.reader import to_json
from riwaya.span import Replacement, Span, cut, moved, replaced

DATA = tomllib.loads((Path(riwaya.__file__).parent / "export" / "redaction.toml").read_text(encoding="utf-8"))
FIRST = ("سالم", "هدى", "نبيل", "وائل", "عبد الجليل", "ليلى", "حسن", "ربى")
LAST = ("الحمداني", "العريقي", "الخضري", "المهودر", "بن ناصر الطريحي")
JOINED = ("", "و", "ب", "ل", "ول")


@pytest.mark.parametrize("block", DATA["public"], ids=lambda block: block["words"][0])
def test_a_role_keeps_a_name_and_a_profession_does_not(block: dict[str, str]) -> None:
    assert [e.name for e in private(read(block["public"]).report)] == []
    assert len(private(read(block["private"]).report)) == 1


def test_persons_of_the_book_keep_their_names() -> None:
    item = read("وقال بشار الأسد إن الحرب انتهت. وقالت المعلمة ربى السالم إن المدرسة أغلقت.")
    assert "بشار الأسد" in without_persons(item).report.text
    assert "السالم" not in without_persons(item).report.text


def test_everything_else_stands_where_it_stood() -> None:
    item = read("وقالت الطبيبة هدى العريقي إن المركز بلا وقود. وأضافت العريقي: «أبلغنا السلطات».")
    anew = without_persons(item).report
    assert anew.text == "وقالت الطبيبة [شخص 1] إن المركز بلا وقود. وأضافت [شخص 1]: «أبلغنا السلطات»."
    before, after = items(item.report.claims), items(anew.claims)
    assert [cut(anew.text, claim.cue) for claim in after] == [cut(item.report.text, claim.cue) for claim in before]
    assert [cut(anew.text, claim.content[0]) for claim in after] == [cut(item.report.text, claim.content[0]) for claim in before]
    assert cut(anew.text, items(anew.mentions)[0]) == "الطبيبة [شخص 1]"


@given(first=st.sampled_from(FIRST), last=st.sampled_from(LAST), before=st.sampled_from(JOINED), marked=st.booleans())
@settings(max_examples=60, deadline=None)
def test_no_name_is_left_in_any_field_of_any_format(first: str, last: str, before: str, marked: bool) -> None:
    name = f"{first} {last}"
    told = "".join(letter + ("\u064e" if marked and letter.isalpha() else "") for letter in last)
    text = f"وقال الشاهد {name} إن القصف بدأ ليلا.\nوأضاف {name}: «رأينا النار». ثم التقى الأهالي {before}{last} في السوق، وشكروا {told}."
    item = read(text, title=f"شهادة {name}", file=f"{name}.txt")
    assert private(item.report)
    strong = list(name_of([name]).strong)
    decision = Decision(number=1, layer="claims", item="c1", verdict="note", note=f"اتصلت بـ{name}", was={"x": name}, by=name, at="")
    kept = Stored(report=item.report, author=name, how={"author": name}, added="2031", decisions=(decision,))
    anew = without_persons(kept)
    left = msgspec.json.encode(anew).decode()
    assert name not in left
    assert strong and list(where(left, name_of([name]))) == []
    assert spans_fit(anew.report)


def test_what_is_redacted_is_redacted_in_every_format(tmp_path: Path) -> None:
    secret = ("العريقي", "مهودر", "الطريحي", "عبد الجليل")
    assert all(any(name in item.report.text for item in examples()) for name in secret)
    for format, how in FORMATS.items():
        out = tmp_path / (format if how.many else format + how.suffix)
        export(redacted(examples()), format, out)
        for path in [out] if out.is_file() else out.iterdir():
            data = _all_text(path)
            assert [name for name in secret if name in data or name.encode() in path.read_bytes()] == [], path


def _all_text(path: Path) -> str:
    """What is in the file, unpacked."""
    if path.suffix == ".xlsx":
        import zipfile

        archive = zipfile.ZipFile(path)
        return "".join(archive.read(name).decode() for name in archive.namelist())
    if path.suffix == ".parquet":
        from pyarrow import parquet

        return str(parquet.read_table(path).to_pylist())
    return path.read_text(encoding="utf-8")


def test_the_address_is_cut_to_its_site_and_links_go() -> None:
    item = read("وقالت الطبيبة هدى العريقي إن المركز بلا وقود.")
    meta = structs.replace(item.report.meta, url="https://news.example/2031/huda-al-ariqi", file="%D9%87%D8%AF%D9%89%20العريقي.html")
    anew = without_persons(structs.replace(item, report=structs.replace(item.report, meta=meta))).report
    assert (anew.meta.url, anew.meta.file) == ("https://news.example/", "[شخص 1].html")


def test_a_report_without_private_persons_is_the_same() -> None:
    item = read("قال متحدث باسم الجيش إن قواته دخلت البلدة.")
    assert without_persons(item) == item


def test_little_words_that_look_like_a_name_stay() -> None:
    item = read("وقال الشاهد علي مهودر إن القصف وقع على السوق وعلى الجسر.")
    assert private(item.report)
    assert "على السوق وعلى الجسر" in without_persons(item).report.text


def test_words_that_are_names_in_one_place_only_stay_in_others() -> None:
    item = read("وقال الشاهد عبد السلام المهودر إن عملية السلام تعثرت. وأضاف المهودر أن الأمر بيد الله.")
    anew = without_persons(item).report.text
    assert "المهودر" not in anew and "عبد" not in anew
    assert "عملية السلام" in anew and "بيد الله" in anew


def test_the_same_names_again_and_again_are_the_same_text() -> None:
    twice = [to_json(without_persons(item).report) for item in examples()]
    assert twice == [to_json(without_persons(item).report) for item in examples()]
    assert pseudonym("person", 2) == "[شخص 2]"


TEXTS = st.text(alphabet="ابجدهوز «»،\n😀", max_size=40)


@given(data=st.data(), text=TEXTS)
@settings(max_examples=200, deadline=None)
def test_a_moved_span_holds_what_it_held(data: Any, text: str) -> None:
    """Outside of the replacements every letter keeps its neighbours; a replacement is held whole or not at all."""
    ends = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=8)))
    edits = [Replacement(Span(a, b), "[شخص 1]") for a, b in zip(ends[::2], ends[1::2], strict=False) if a < b]
    anew = replaced(text, edits)
    start, end = sorted((data.draw(st.integers(0, len(text))), data.draw(st.integers(0, len(text)))))
    found = moved(Span(start, end), edits)
    assert 0 <= found.start <= found.end <= len(anew)
    wide = Span(
        min([start, *(e.span.start for e in edits if e.span.start < start < e.span.end)]),
        max([end, *(e.span.end for e in edits if e.span.start < end < e.span.end)]),
    )
    if start < end:
        here = [edit for edit in edits if wide.start <= edit.span.start < wide.end]
        inside = [Replacement(Span(span.start - wide.start, span.end - wide.start), words) for span, words in here]
        assert cut(anew, found) == replaced(cut(text, wide), inside)


def test_spans_are_found_wherever_they_stand() -> None:
    report = read("وقالت الطبيبة هدى العريقي إن المركز بلا وقود.").report
    claim = items(report.claims)[0]
    assert {claim.cue, claim.source, *claim.content, Span(claim.start, claim.end)} <= set(spans_of(report))
