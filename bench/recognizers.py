"""The Arabic cases of Recognizers-Text (numbers, ranges, percentages, dates, periods, durations, sets), against Riwaya.

A time is right when the words that it covers are those of the case, prepositions and marks apart, and, where the case has a
value, when the value says the same: a day, a period with its first and last day, an hour, a length, a habit. Of a past and
a future reading either is right. A number is right when its value and its bounds are. Cases that are wrong or make no
sense in news are in recognizers_aside.json, each with its reason.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from riwaya.arabic.folding import fold, fold_bare
from riwaya.model import Meta, Report, Time
from riwaya.pipeline import PIPELINE
from riwaya.reading.counting.limits import bounded, limit_after, limit_before, two_sided
from riwaya.reading.counting.numerals import Number
from riwaya.reading.counting.objects import percent_end
from riwaya.reading.counting.ranges import read_span
from riwaya.reading.counting.view import View
from riwaya.stage import run

ASIDE = Path(__file__).with_name("recognizers_aside.json")
TODAY = "2016-11-07"
EDGES = frozenset(
    [
        "في",
        "من",
        "الى",
        "ل",
        "ب",
        "عن",
        "على",
        "حتي",
        "منذ",
        "قبل",
        "بعد",
        "خلال",
        "لمده",
        "مده",
        "بين",
        "ما",
        "بتاريخ",
        "يوم",
    ]
    + ["الساعه", "حوالي", "نحو", "هذا", "هذه", "تمام", "و", *"،,.!:؛-()"]
)
"""Words on which the two conventions differ: they may be in a span or out of it."""
SECONDS = {"Y": 31536000, "M": 2628000, "W": 604800, "D": 86400, "H": 3600, "m": 60, "S": 1}
LENGTH = re.compile(
    r"P(?:([\d.]+)Y)?(?:([\d.]+)M)?(?:([\d.]+)W)?(?:([\d.]+)D)?(?:T(?:([\d.]+)H)?(?:([\d.]+)M)?(?:([\d.]+)S)?)?"
)
STAGES = tuple(s for s in PIPELINE if s.makes in ("letters", "sentences", "words", "times", "quantities"))
Case = dict[str, Any]


class Verdict(NamedTuple):
    file: str
    words: str
    right: bool
    wanted: str
    got: str


def aside() -> dict[str, str]:
    """Input of a case → why it is not counted."""
    groups = json.loads(ASIDE.read_text(encoding="utf-8")) if ASIDE.exists() else []
    return {words: group["reason"] for group in groups for words in group["cases"]}


def judged(path: Path) -> Iterator[Verdict]:
    """Every case that is not set aside, with what was wanted and what was read."""
    skipped = aside()
    for file, cases in json.loads(path.read_text(encoding="utf-8")).items():
        judge = JUDGES.get(file.split("/")[1].split(".")[0], time_right if file.startswith("DateTime/") else None)
        if judge is None:
            continue
        for case in cases:
            words = case["Input"].strip()
            if words not in skipped and f"{file}: {words}" not in skipped:
                right, got = judge(case)
                yield Verdict(file, words, right, _wanted(case), got)


def tally(verdicts: list[Verdict]) -> dict[str, tuple[int, int]]:
    """File → cases right, cases counted."""
    right, total = Counter(v.file for v in verdicts if v.right), Counter(v.file for v in verdicts)
    return {file: (right[file], total[file]) for file in total}


def _wanted(case: Case) -> str:
    return " // ".join(f"[{r.get('Text')}] {_values(r)}" for r in case["Results"])


def _values(result: Case) -> list[dict[str, Any]]:
    """The readings that a case allows, as flat tables."""
    held = result.get("Value") or result.get("Resolution") or {}
    if isinstance(held, str):
        return [] if held == "not resolved" else [{"value": held}]
    if "values" in held:
        return [dict(v) for v in held["values"] if v.get("timex") or v.get("value") != "not resolved"]
    if "Timex" in held:
        both = [held.get("PastResolution") or {}, held.get("FutureResolution") or {}]
        return [{"timex": held["Timex"], **one} for one in both]
    return [held] if held and held.get("value") != "not resolved" else []


def _read(text: str, today: str) -> Report:
    """Some cases are digits alone: too little for the door, which takes Arabic reports."""
    return run(STAGES, Report(id="case", text=text, meta=Meta(published=today)))


# Times


def time_right(case: Case) -> tuple[bool, str]:
    text = case["Input"]
    today = case.get("Context", {}).get("ReferenceDateTime", TODAY)[:10]
    read = _read(text, today).times
    assert isinstance(read, tuple)
    got = " ".join(f"[{text[t.start : t.end]}] {t.value}" for t in read)
    wanted = [(_where(text, r), r) for r in case["Results"]]
    right = all(span is None or _met(text, span, result, read) for span, result in wanted)
    return right and len(read) >= len(wanted) and (bool(wanted) or not read), got


def _where(text: str, result: Case) -> tuple[int, int] | None:
    """Where the words of a result stand; None where the case gives words that are not in its text."""
    at = fold(text).find(fold(result.get("Text") or "\0"))
    if at >= 0:
        return at, at + len(result["Text"])
    return (result["Start"], result["Start"] + result["Length"]) if "Length" in result else None


def _content(text: str) -> list[str]:
    words = re.findall(r"[\w:/.-]*\w|[^\w\s]", fold_bare(text))
    bare = (w if w in EDGES else re.sub(r"^[وفبل](?=ال|\d)", "", w) for w in words)
    return [w for w in bare if w not in EDGES and re.search(r"\w", w)]


def _met(text: str, span: tuple[int, int], result: Case, read: tuple[Time, ...]) -> bool:
    meeting = [t for t in read if t.start < span[1] and span[0] < t.end]
    if not meeting:
        return False
    ours = [w for t in meeting for w in _content(text[t.start : t.end])]
    same = sorted(ours) == sorted(_content(text[span[0] : span[1]]))
    allowed = {form for value in _values(result) for form in _forms(value)}
    return same and (not allowed or any(allowed & set(_own_forms(t)) for t in meeting))


def _forms(value: dict[str, Any]) -> Iterator[str]:
    """What a reading of a case says, in the ways that Riwaya may say it."""
    timex = str(value.get("timex") or value.get("Timex") or "")
    yield timex
    yield re.sub(r"T(\d\d)$", r"T\1:00", timex)
    one = value.get("value") or value.get("date") or value.get("dateTime") or value.get("time")
    if one and one != "not resolved":
        yield _clock(str(one))
    first = next((str(v) for k, v in value.items() if k.startswith("start")), "")
    last = next((str(v) for k, v in value.items() if k.startswith("end")), "")
    if first and (part := re.search(r"T(MO|MI|AF|EV|NI)$", timex)):
        yield first[:10] + part[0]
    if first and last:
        yield f"{_clock(first)}/{_clock(last)}"
        if len(last) == 10:
            yield f"{first}/{(date.fromisoformat(last) - timedelta(days=1)).isoformat()}"
    if (length := _length(timex)) is not None:
        yield f"{length} s"


def _clock(words: str) -> str:
    """2016-11-07 08:00:00 → 2016-11-07T08:00; the seconds only where there are some."""
    return re.sub(r"^(?=\d\d:)", "T", re.sub(r"(:\d\d):00$", r"\1", words.replace(" ", "T")))


def _own_forms(time: Time) -> Iterator[str]:
    value = str(time.value)
    yield value
    yield re.sub(r"^XXXX-XX-XXT", "T", value)
    yield re.sub(r"\d{4}-\d\d-\d\d(?=T)", "", value)  # an hour without a day is of the day that the report tells of
    if time.earliest and time.latest:
        yield f"{time.earliest}/{time.latest}"
        if time.earliest == time.latest and "T" not in value:
            yield time.earliest
    if (length := _length(value)) is not None:
        yield f"{length} s"


def _length(timex: str) -> float | None:
    """Seconds of P1Y2M, PT90M, P0.5Y."""
    timex = re.sub(r"P(\d+)(DE|CE)", lambda m: f"P{int(m[1]) * (10 if m[2] == 'DE' else 100)}Y", timex)
    match = LENGTH.fullmatch(timex)
    if not match or not any(match.groups()):
        return None
    return sum(float(n) * SECONDS[unit] for n, unit in zip(match.groups(), "YMWDHmS", strict=True) if n)


# Numbers


def _numbers(text: str) -> Iterator[tuple[View, Number, int, int]]:
    """Every number of a text with its place, though nothing is counted."""
    report = run(STAGES[:3], Report(id="case", text=text))
    assert isinstance(report.words, tuple)
    view, i = View(text, report.words, 0, len(report.words)), 0
    while i < len(report.words):
        number = read_span(view, i)
        if number is None:
            i += 1
            continue
        yield view, number, report.words[number.first].start, report.words[number.end - 1].end
        i = max(number.end, two_sided(view, number, limit_before(view, number.first))[0].end)


def number_right(case: Case) -> tuple[bool, str]:
    read = [(number.low / 100 if number.share else number.low) for _, number, _, _ in _numbers(case["Input"])]
    wanted = [float(str(r["Resolution"]["value"])) for r in case["Results"]]
    close = len(read) == len(wanted) and all(
        abs(a - b) <= 0.001 * max(1, abs(b)) for a, b in zip(read, wanted, strict=True)
    )
    return close, str(read)


def range_right(case: Case) -> tuple[bool, str]:
    read = []
    for view, number, _, _ in _numbers(case["Input"]):
        number, limit = two_sided(view, number, limit_before(view, number.first))
        low, high, _ = bounded(number.low, number.high, limit or limit_after(view, number.end))
        whole = 100 if number.share else 1
        read.append((low and low / whole, high and high / whole))
    wanted = [_bounds(str(r["Resolution"]["value"])) for r in case["Results"] if r["Text"]]
    return read == wanted, str(read)


def _bounds(interval: str) -> tuple[float | None, float | None]:
    low, high = interval.strip("[]()").split(",")
    return float(low) if low else None, float(high) if high else None


def percent_right(case: Case) -> tuple[bool, str]:
    shares = [n.low for view, n, _, _ in _numbers(case["Input"]) if n.share or percent_end(view, n.end) is not None]
    wanted = [float(str(r["Resolution"]["value"]).rstrip("%")) for r in case["Results"]]
    return shares == wanted, str(shares)


def ordinal_right(case: Case) -> tuple[bool, str]:
    """An ordinal is no quantity: nothing may be counted."""
    read = _read(case["Input"], TODAY).quantities
    return not read, str(read)


JUDGES = {
    "NumberModel": number_right,
    "NumberRangeModel": range_right,
    "PercentModel": percent_right,
    "OrdinalModel": ordinal_right,
    "OrdinalModelSuppressExtendedTypes": ordinal_right,
}
"""How a case is judged, by its file; those of choices (yes, no) are not judged at all."""
