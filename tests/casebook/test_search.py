"""Full text: stems, phrases, beginnings; whatever people type is words and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.casebook import Casebook, Filter
from riwaya.casebook.words import found_at, parsed, postgres_match, sqlite_match, stems
from riwaya.errors import BadQuery
from riwaya.intake.document import Document
from riwaya.model import Meta
from riwaya.reading.letters import normalise

TEXTS = (
    "قال الجيش السوري إن قواته قصفت مستودعا للذخيرة قرب المدينة فجر الأحد.",
    "نفت الحكومة قصف المستشفى، وأكدت والجيش معها أن السوري المصاب نُقل إلى العاصمة.",
    "أعلنت المنظمة أن ٣٥٠ فلسطينيا وصلوا إلى المخيم، وأن الفلسطينيين هناك يحتاجون إلى الماء.",
)
FOUND = {
    "الجيش": [0, 1],
    "جيش": [0, 1],
    "والجيش": [0, 1],
    "الجيش السوري": [0, 1],
    '"الجيش السوري"': [0],
    "«الجيش السوري»": [0],
    "قصف المستشفي": [1],
    "الفلسط*": [2],
    "فلسطيني*": [2],
    "مستو* قرب": [0],
    '"قرب المدي*"': [0],
    "350": [2],
    "٣٥٠": [2],
    "إلي الماء": [2],
    "نقل": [1],
    "القمر": [],
    '"السوري الجيش"': [],
}


@pytest.fixture
def three(casebook: Casebook) -> Casebook:
    casebook.add([Document(text=text, meta=Meta(outlet=str(at))) for at, text in enumerate(TEXTS)])
    return casebook


def test_what_is_found(three: Casebook) -> None:
    for query, expected in FOUND.items():
        hits = three.search(query, sort="n")
        assert [int(hit.outlet or "") for hit in hits] == expected, query
        assert [row["outlet"] for row in three.list("reports", Filter(text=query), "n")] == [str(at) for at in expected]


def test_the_first_find_is_shown(three: Casebook) -> None:
    for query, expected in FOUND.items():
        for hit, at in zip(three.search(query, sort="n"), expected, strict=True):
            assert hit.at is not None
            word = TEXTS[at][hit.at :].split()[0]
            assert word in hit.around
            wanted = parsed(query)
            assert any(stems(word)[:1] == list(term.stems[:1]) or stems(word)[0].startswith(term.stems[0]) for term in wanted)


def test_claims_by_their_words(three: Casebook) -> None:
    rows = three.list("claims", Filter(text="قصف"))
    assert [row["act"] for row in rows] == ["deny"]
    assert three.list("claims", Filter(text='"قصف المستشفى"'))[0]["act"] == "deny"
    assert [row["claims"] for row in three.list("sources", Filter(text="الماء"))] == [1]


@pytest.mark.parametrize("query", ["", "   ", '""', "، . !", "*", "ا*"])
def test_nothing_asked_is_said(three: Casebook, query: str) -> None:
    with pytest.raises(BadQuery):
        three.search(query)


WILD = ['"', 'AND OR NOT', "NEAR(قصف)", "words:قصف", "قصف' OR 1=1", "a & | ! <-> b", "قصف)(", "^قصف", "-قصف", "\\قصف", "':*", "{قصف}+[x]"]


@pytest.mark.parametrize("query", WILD)
def test_what_looks_like_an_operator_is_words(three: Casebook, query: str) -> None:
    try:
        three.search(query)
        three.list("claims", Filter(text=query))
    except BadQuery:
        pass


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=60))
def test_any_text_is_a_query_or_none(text: str) -> None:
    try:
        terms = parsed(text)
    except BadQuery:
        return
    for made in (sqlite_match(terms), postgres_match(terms)):
        assert "\x00" not in made and made.count('"') % 2 == 0 and made.count("'") % 2 == 0
    assert all(stem and stem.isalnum() for term in terms for stem in term.stems)


@given(st.lists(st.sampled_from(" ".join(TEXTS).split()), min_size=1, max_size=12))
def test_a_text_is_found_by_each_of_its_words(words: list[str]) -> None:
    text = " ".join(words)
    for word in words:
        try:
            terms = parsed(word)
        except BadQuery:
            continue
        assert found_at(normalise(text).text, terms) is not None
