"""Even spelling, and the way back."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.model import Report
from riwaya.reading.letters import LETTERS, fold, normalise, published, published_end, tables
from riwaya.stage import run

ODD = "".join([*sorted(tables().unevens), *sorted(tables().swaps)])
TEXTS = st.text(st.one_of(st.sampled_from("ابتيوهلة أإ.،«»“”\"\n 12"), st.sampled_from(ODD), st.characters()), max_size=60)

SAME = [
    ("العـــــراق", "العراق"),
    ("مُشيرًا إلى أنّ", "مشيرا إلى أن"),
    ("ٱلرحمٰن", "الرحمن"),
    ("\u202bأفاية\u202c \u200fقال\u200e", "أفاية قال"),
    ("می‌گوید", "ميگويد"),
    ("ﺍﻟﻌﺎﺻﻤﺔ ﻷن ﻻ ﷲ", "العاصمة لأن لا الله"),
    ("ﷺ ﷼", "ﷺ ريال"),
    ("علی الحکومة ھذا", "علي الحكومة هذا"),
    ("پوتين چاد ڤيينا گوانتانامو", "پوتين چاد ڤيينا گوانتانامو"),
    ("٢٠١٥ و۱۳٪ و٣٫٥ و١٬٠٠٠", "2015 و13% و3.5 و1,000"),
    ("“قال” و„قال‟ و‹قال› و«قال»", "«قال» و«قال» و«قال» و«قال»"),
    ('"قال" و\'\'قال\'\'', '"قال" و\'\'قال\'\''),
    ("لندن – باريس — روما ‑ ‒ −", "لندن - باريس - روما - - -"),
    ("أ\u00a0ب\u202fج\tد\r\nه\u2028و", "أ ب ج د\n\nه\nو"),
    ("ا\u0654حمد ا\u0655لى رو\u0654ية ها\u064aي\u0654ة قرا\u0653ن", "أحمد إلى رؤية هايئة قرآن"),
    ("أإآ ى ة ؤ ئ ء", "أإآ ى ة ؤ ئ ء"),
    ("نهاية… وبداية...", "نهاية… وبداية..."),
    ("بوتفليقة و”إهانة هيئة” في", "بوتفليقة و«إهانة هيئة» في"),
    ("تُنشأ ”دولة يهودية“ و ”دولة عربية“، مع", "تنشأ «دولة يهودية» و «دولة عربية»، مع"),
    ("صحيفة “هآرتس″، إن", "صحيفة «هآرتس»، إن"),
    ("مع « فيديريكا »والكل", "مع « فيديريكا »والكل"),
    ("﴿قل هو الله﴾", "«قل هو الله»"),
    ("واشنطن ـ رويترز، لندن ــ «الشرق» لـ «الوطن» بـ5", "واشنطن - رويترز، لندن - «الشرق» ل «الوطن» ب5"),
]


@pytest.mark.parametrize(("text", "even"), SAME)
def test_spelling_made_even(text: str, even: str) -> None:
    assert normalise(text).text == even


@pytest.mark.parametrize(("text", "word", "whole"), [
    ("قال مشيرًا إلى", "مشيرا", "مشيرًا"),
    ("إنّ «عَدَن»، آمنة", "عدن", "عَدَن"),
    ("إلى \u202bالعـراقِ\u202c أمس", "العراق", "العـراقِ"),
    ("في ﻻهاي وﻷن", "لاهاي", "ﻻهاي"),
    ("كتبَ", "كتب", "كتبَ"),
    ("رو\u0654ى", "رؤى", "رو\u0654ى"),
])  # fmt: skip
def test_a_word_keeps_its_marks(text: str, word: str, whole: str) -> None:
    letters = normalise(text)
    at = letters.text.index(word)
    assert text[published(letters, at) : published_end(letters, at + len(word), text)] == whole


def test_shifts_only_where_letters_move() -> None:
    assert normalise("قال “نعم” ٢٠١٥").shifts == ()
    assert normalise("مُشيرًا").shifts == ((1, 2), (4, 6))


def test_fold() -> None:
    assert fold("أإآٱىةؤئء") == "اااايهؤئء"


def test_the_stage() -> None:
    letters = run((LETTERS,), Report(id="r", text="قالَ “نعم”")).letters
    assert letters == normalise("قالَ “نعم”")


def test_what_is_left_of_a_pages_source_is_read_and_kept_whole() -> None:
    text = "قال: &quot;لن نعود&#34; ثم مضى"
    even = normalise(text)
    assert even.text == 'قال: "لن نعود" ثم مضى'
    mark = even.text.index('"')
    assert text[published(even, mark) : published_end(even, mark + 1, text)] == "&quot;"
    close = even.text.rindex('"')
    assert text[published(even, close) : published_end(even, close + 1, text)] == "&#34;"
    assert text[published(even, close + 2) :] == "ثم مضى"


def test_the_tables_are_sound() -> None:
    known = tables()
    outputs = set("".join(known.swaps.values())) | set("".join(known.respelled.values()))
    assert not outputs & (known.swaps.keys() | known.unevens)
    assert not known.swaps.keys() & known.unevens
    assert all(len(new) == 1 for new in known.swaps.values())


@given(st.text(st.characters(min_codepoint=0xFB50, max_codepoint=0xFEFC), max_size=20))
def test_presentation_forms_are_what_unicode_says(text: str) -> None:
    for form in text:
        even = normalise(form).text
        assert even in (form, "") or fold(even) in fold(normalise(unicodedata.normalize("NFKC", form)).text + "«»-")


@given(TEXTS)
def test_the_way_back_is_monotone_and_covers(text: str) -> None:
    letters = normalise(text)
    places = [published(letters, position) for position in range(len(letters.text) + 1)]
    assert places == sorted(places)
    assert places[-1] == len(text)
    assert all(0 <= place < len(text) for place in places[:-1])
    reached = set(places) | {at for at, char in enumerate(text) if char in tables().unevens}
    assert reached >= set(range(len(text)))


@given(TEXTS, st.integers(0, 60), st.integers(0, 60))
def test_a_piece_mapped_back_reads_the_same(text: str, one: int, other: int) -> None:
    letters = normalise(text)
    start, end = sorted((min(one, len(letters.text)), min(other, len(letters.text))))
    if start == end:
        return
    first, last = published(letters, start), published_end(letters, end, text)
    assert first < last
    whole_ligatures = published(letters, start - 1) != first if start else True
    if whole_ligatures and published(letters, end) >= last:
        piece = normalise(text[first:last]).text
        assert _undirected(piece) == _undirected(letters.text[start:end])


@given(TEXTS)
def test_even_text_stays_as_it_is(text: str) -> None:
    even = normalise(text).text
    assert normalise(even).shifts == ()
    assert _undirected(normalise(even).text) == _undirected(even)


def _undirected(text: str) -> str:
    """Which way a quotation mark faces depends on its neighbours."""
    return text.replace("»", "«")
