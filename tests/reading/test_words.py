"""Words: the tokens tile the text, the pieces tile the words, and the well-known traps part as an editor parts them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.model import Report, Word
from riwaya.reading.letters import LETTERS, normalise
from riwaya.reading.sentences import SENTENCES
from riwaya.reading.words import WORDS, without_conjunction
from riwaya.stage import run


def words(text: str) -> tuple[Word, ...]:
    made = run((LETTERS, SENTENCES, WORDS), Report(id="t", text=text)).words
    assert isinstance(made, tuple)
    return made


def parted(text: str) -> str:
    return " ".join("+".join(text[s.start : s.end] for s in word.segments) for word in words(text))


PARTED = """
و+قال  و+أضاف  وقع  وقف  وزير  وكالة  وصف  وفق  ولي  واشنطن  و+واشنطن  وفد  والد+ه  و+ال+وزير  و+ل+ل+حكومة
فيصل  ف+قد  فلسطين  ف+قال  فيما  ف+إن  فرنسا  في+ها  فشل
بغداد  ب+بغداد  باريس  بيان  ب+حسب  ب+أن+ه  ب+ال+أسلحة  بعد  برلين  بين+هم  ب+ه  بعض+هم
ليبيا  ل+ليبيا  ل+ل+حكومة  ل+لجنة  ل+هم  لجنة  لكن+ه  لواء  ل+لواء  لبنان
كما  كان  كانت  كل+هم  كيري  كركوك  كردستان
س+يقتل  س+تقوم  سوريا  سلاح  سموه  سيطر  سي  و+س+يعلن
ال+عراق  إلى  إلي+ه  آلاف  ألف  ألمانيا  إلا  الذي  التي
أن+ها  إن+ه  لأن+ه  علي+هم  تصف+ها  قتل+هم  مصادر+ها  قيمت+ها  قوات+نا  سكان+ها
أبها  بالستي  وهران  وسط  فقط  بنغازي  سنة  كتلة
"""


@pytest.mark.parametrize("expected", PARTED.split())
def test_parted(expected: str) -> None:
    assert parted(expected.replace("+", "")) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1,500 شخص", "1,500 شخص"),
        ("3.5 في 20/10/1436 الساعة 10:30.", "3.5 في 20/10/1436 ال+ساعة 10:30 ."),
        ("بغداد (CNN)-- قال", "بغداد ( CNN ) -- قال"),
        ("انتهى.. «لا»…", "انتهى .. « لا » …"),
        ("15عاما F16", "15 عاما F16"),
        ("وَقَالَ اَلنَّاطِقُ", "وَ+قَالَ اَل+نَّاطِقُ"),
    ],
)
def test_tokens(text: str, expected: str) -> None:
    assert parted(text) == expected


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("قال وزير الخارجية", "VERB NOUN ADJ"),
        ("في قتل المواطنين", "ADP NOUN NOUN"),
        ("قد قتل 3 %.", "PART VERB NUM SYM PUNCT"),
        ("CNN", "X"),
    ],
)
def test_tags(text: str, tags: str) -> None:
    assert " ".join(word.pos for word in words(text)) == tags


def test_keys_fold_and_forms_do_not() -> None:
    (word,) = words("وإلى")
    assert (word.form, word.key, word.stem) == ("وإلى", "والي", "الي")


def test_without_conjunction() -> None:
    said, brought = words("وقال وصل")
    assert without_conjunction(said) == ((1, 4), "قال")
    assert without_conjunction(brought) == ((5, 8), "وصل")


LIGATURES = "ﻻﷲ"  # one published letter, two even ones: a border between them has no place of its own
ANY = st.text(alphabet=st.sampled_from("ابتثجدرسشعفقكلمنهويةىءأإآؤئ \n،.؟«»\"'()-…0123456789abZ%َُّْـﻻﷲ/"), max_size=60)


@given(ANY)
def test_tokens_and_spaces_are_the_text(text: str) -> None:
    made = words(text)
    assert "".join(word.form for word in made) == "".join(normalise(text).text.split())
    assert all(a.end <= b.start for a, b in pairwise(made))


@given(ANY)
def test_pieces_tile_the_word(text: str) -> None:
    for word in words(text):
        assert word.segments[0].start == word.start
        assert word.segments[-1].end == word.end
        assert all(a.end == b.start or text[b.start] in LIGATURES for a, b in pairwise(word.segments))
        assert "".join(s.key for s in word.segments) == word.key


@given(st.text(max_size=60))
def test_any_text_is_read(text: str) -> None:
    for word in words(text):
        assert 0 <= word.start < word.end <= len(text)
