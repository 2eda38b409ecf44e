from __future__ import annotations

import json
import re
from html.parser import HTMLParser

from msgspec import structs

from face_sample import HOSTILE, TEXT, sample
from riwaya.model import Claim, Entity, Meta, Report, items
from riwaya.outline import outline, pieces
from riwaya.page import fragment, page
from riwaya.reader import from_json, to_json
from riwaya.span import Span, cut

VOID = {"meta", "br", "hr", "link", "img"}


class Checker(HTMLParser):
    """Every element is closed where it should be; collects texts, scripts, ids and addresses."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.scripts: list[str] = []
        self.ids: list[str] = []
        self.addresses: list[str] = []
        self.paragraphs: list[str] = []
        self.reading = False
        self.feed(html)
        self.close()
        assert not self.open, f"left open: {self.open}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in VOID:
            return
        self.open.append(tag)
        found = dict(attrs)
        if tag == "script":
            self.scripts.append("")
        if tag in ("p", "h1"):
            self.reading = "class" not in found
            self.paragraphs.append("")
        self.ids += [v for k, v in attrs if k == "id" and v]
        self.addresses += [v for k, v in attrs if k in ("href", "src") and v]
        assert not any(k.startswith("on") for k in found), "no handlers in attributes"

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "script" in self.open:
            self.scripts[-1] += data
        elif self.reading and {"p", "h1"} & set(self.open) and "sup" not in self.open:
            self.paragraphs[-1] += data


def test_the_page_is_well_formed_and_reaches_for_nothing_outside() -> None:
    html = page([sample()])
    checked = Checker(html)
    assert len(checked.ids) == len(set(checked.ids))
    assert all(address.startswith("#") for address in checked.addresses)
    assert not re.search(r"https?://|@import|url\(", html.replace("http-equiv", ""))


def test_hostile_text_stays_text() -> None:
    html = page([sample()])
    checked = Checker(html)
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; البلدة" in html
    assert len(checked.scripts) == 2
    assert "<script>alert" not in html


def test_the_data_on_the_page_is_the_report() -> None:
    (record,) = json.loads(Checker(page([sample()])).scripts[0])
    assert from_json(json.dumps(record)) == from_json(to_json(sample()))
    assert HOSTILE in record["claims"][2]["by"]


def test_every_letter_of_the_report_is_on_the_page_in_its_order() -> None:
    shown = "".join(Checker(page([sample()])).paragraphs)
    assert "".join(TEXT.split()) in "".join(shown.split())


def test_every_claim_has_its_note_and_its_marks() -> None:
    html = page([sample()])
    for claim in items(sample().claims):
        assert f'id="r1-{claim.id}"' in html
        assert re.search(f'data-cue="[^"]*r1-{claim.id}', html)
        assert re.search(f'data-content="[^"]*r1-{claim.id}', html)


def test_nested_content_belongs_to_both_claims() -> None:
    assert re.search(r'data-content="r1-c1 r1-c2"[^>]*>أن الجسر سليم<', page([sample()]))


def test_labels_stand_there_in_both_languages() -> None:
    html = page([sample()], lang="en")
    assert 'data-lang="en"' in html
    assert "نفي" in html
    assert ">deny<" in html


def test_several_reports_get_a_table_of_contents() -> None:
    html = page([sample(), structs.replace(sample(), meta=Meta(title="<b>آخر</b>"))])
    assert Checker(html).addresses == ["#r1", "#r2"]
    assert "&lt;b&gt;آخر&lt;/b&gt;" in html
    assert "contents" not in re.sub(r"<style>.*?</style>", "", page([sample()]), flags=re.S)


def test_a_report_without_layers_or_claims_still_has_a_page() -> None:
    for report in (Report(id="r", text="لا أحد هنا."), Report(id="r", text="لا أحد.", sentences=(), claims=())):
        html = page([report])
        Checker(html)
        assert report.text in html


def test_a_fragment_for_notebooks_has_no_script_and_its_own_style() -> None:
    html = sample()._repr_html_()
    assert html == fragment(sample())
    checked = Checker(html)
    assert not checked.scripts
    assert "<style" not in html
    assert "متحدث باسم بلدية وادي الرمان" in html


def test_a_ring_of_parents_is_shown_once() -> None:
    def turned(claim: Claim) -> Claim:
        return structs.replace(claim, parent={"c1": "c2", "c2": "c1"}.get(claim.id))

    report = structs.replace(sample(), claims=tuple(map(turned, items(sample().claims))))
    assert sorted(row.claim.id for row in outline(report)) == ["c1", "c2", "c3", "c4", "c5"]
    Checker(page([report]))


def test_pieces_cover_the_text_and_cut_at_every_edge() -> None:
    cuts = pieces("abcdef", [Span(1, 4), Span(2, 6)])
    assert [cut("abcdef", piece) for piece in cuts] == ["a", "b", "cd", "ef"]


def test_the_page_says_who_is_who() -> None:
    report = structs.replace(
        sample(),
        entities=(
            Entity(id="actor:x", name=HOSTILE, romanized="Rock & Co", kind="group", side="rebels", country="YE",
                   links={"wikidata": "Q1"}, mentions=("m1", "m2")),
            Entity(id="e2", name="مصدر", kind="anonymous", mentions=("m3",)),
        ),
    )  # fmt: skip
    text = page([report])
    table = text[text.index('<details class="who">') : text.index("</details>", text.index('<details class="who">'))]
    assert "Rock &amp; Co" in table and "wikidata.org/wiki/Q1" in table and "rebels" in table and "YE" in table
    assert HOSTILE not in table and "مصدر" not in table


def test_without_named_entities_there_is_no_such_table() -> None:
    assert '<details class="who">' not in page([structs.replace(sample(), entities=())])
