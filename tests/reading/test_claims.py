"""Speakers, parents and kinds of source over a whole report."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import riwaya
from riwaya.model import Claim, Report
from riwaya.pipeline import read_report
from riwaya.reading.kinds import source_kind
from riwaya.span import cut

REPORT = """الجيش يتقدم نحو القلعة
وقال زكريا الملاح رئيس المكتب السياسي إن الفصائل لن تنسحب.
وأضاف الملاح أن المدينة محاصرة.
وتابع «نحن صامدون في بيوتنا».
وقال المرصد السوري لحقوق الإنسان إن العدد قد يصل إلى مئة.
وأضاف أن المعارك مستمرة. وقال مسؤول إن جماعات المعارضة أبلغت الوسطاء أنها ترفض العرض.
وأكد المرصد أن الطريق مقطوع، مشيرا إلى أن القصف مستمر."""


@pytest.fixture(scope="module")
def claims() -> tuple[Claim, ...]:
    found = read_report(Report(id="story", text=REPORT)).claims
    assert isinstance(found, tuple)
    return found


def by_cue(claims: tuple[Claim, ...], cue: str) -> list[Claim]:
    return [claim for claim in claims if cut(REPORT, claim.cue) == cue]


def test_short_name_is_the_same_speaker(claims: tuple[Claim, ...]) -> None:
    assert by_cue(claims, "قال")[0].source_entity == by_cue(claims, "أضاف")[0].source_entity


def test_who_goes_on_is_the_last_speaker(claims: tuple[Claim, ...]) -> None:
    assert by_cue(claims, "تابع")[0].source_entity == by_cue(claims, "قال")[0].source_entity
    assert by_cue(claims, "أضاف")[1].source_entity == by_cue(claims, "قال")[1].source_entity


def test_participle_keeps_its_speaker(claims: tuple[Claim, ...]) -> None:
    assert by_cue(claims, "مشيرا")[0].source_entity == by_cue(claims, "أكد")[0].source_entity
    assert by_cue(claims, "مشيرا")[0].implicit


def test_claim_inside_a_claim_knows_its_parent(claims: tuple[Claim, ...]) -> None:
    inner = by_cue(claims, "أبلغت")[0]
    assert inner.parent == by_cue(claims, "قال")[2].id
    assert cut(REPORT, inner.content[0]) == "أنها ترفض العرض"


@pytest.mark.parametrize(
    ("phrase", "kind"),
    [
        ("مصدر عسكري", "source"),
        ("مصادر طبية", "source"),
        ("شهود عيان", "witness"),
        ("سكان الحي", "resident"),
        ("المرصد السوري لحقوق الإنسان", "organization"),
        ("وزارة الدفاع", "government"),
        ("وكالة السنبلة", "outlet"),
        ("بيان للوزارة", "document"),
        ("مسؤول بارز في المعارضة", "official"),
        ("وزير الخارجية سيرجي لافروف", "person"),
        ("تنظيم داعش", "group"),
        ("زكريا ملاحفجي", "person"),
        ("ناطقاً باسم الشرطة", "official"),
        ("المتحدّث باسم الوزارة", "official"),
        ("العديد من المتابعين", "resident"),
        ("جعفر حسين (مستهلك)", "person"),
        ("المرسوم الحكومي", "document"),
        ("الدكتور مريع", "person"),
        ("الدكتور في المستشفى", "official"),
        ("العقيد الليبي", "official"),
        ("قائد الفرقة اللواء الركن نومان الزوبعي", "person"),
        ("الإعلامي ريناس علي", "person"),
        ("أم عاطف", "person"),
        ("مجلس الأمن الدولي", "organization"),
        ("الائتلاف الدولي", "organization"),
        ("مجلس أعيان الوادي", "group"),
        ("أحد قادة الفصائل المسلحة", "fighter"),
        ("قيادي في حزب العمال", "official"),
    ],
)
def test_kind_of_source(phrase: str, kind: str) -> None:
    assert source_kind(phrase) == kind


WORDS = """قال الوزير إن أن «الجيش» " “ ” : ، . وأضاف بحسب المرصد مشيرا إلى مقتل 12 ( ) … على حد قوله ـ ًَ نقلت عن"""
PIECES = st.sampled_from([*WORDS.split(), "\n"])


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=40).map(" ".join))
def test_every_span_is_inside_the_text(text: str) -> None:
    found = read_report(Report(id="any", text=text)).claims
    assert isinstance(found, tuple)
    for claim in found:
        for span in (claim.cue, claim.source, claim.addressee, *claim.content):
            assert span is None or 0 <= span.start < span.end <= len(text)


def test_no_claim_stands_inside_itself() -> None:
    """Contents in two spans may hold each other's cues; the one that says most is the outer one."""
    text = "وقال المصدر، بحسب الوكالة، «إن الجسر»، كما نقلت عنه صحيفة، «سليم»، وأكد أن الطريق، وفق قوله، مفتوح."
    parents = {claim.id: claim.parent for claim in riwaya.read(text).claims or ()}
    for start in parents:
        seen: list[str] = []
        at: str | None = start
        while at is not None:
            assert at not in seen
            seen.append(at)
            at = parents[at]


def test_circles_are_opened_at_the_longest_content() -> None:
    from riwaya.model import Attribution
    from riwaya.reading.claims import without_circles
    from riwaya.span import Span

    def saying(start: int, end: int) -> Attribution:
        return Attribution(
            cue=Span(start, start + 1), source=None, head=None, content=(Span(start, end),), entry="", act="say", mode="indirect", by=""
        )

    circle = (saying(0, 10), saying(2, 30), saying(4, 8))
    assert without_circles([1, 2, 0], circle) == [1, None, 0]
