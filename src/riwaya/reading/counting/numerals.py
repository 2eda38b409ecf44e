"""The value of a run of words and digits: «مئة وخمسة وعشرون ألفا وثلاثمئة», «3.5 مليون», «عشرات الآلاف», «ثلثي»."""

from __future__ import annotations

from math import inf
from typing import NamedTuple

from riwaya.arabic.numerals import Numeral, endings, number_words, particle
from riwaya.reading.counting.digits import value_of
from riwaya.reading.counting.view import TATWEEL, View, is_conjunction

VAGUE = ("vague", "scales")
SCALES = ("scale", "scales")
DIGIT_SCALES = ("scale", "scales")
UNITS = ("unit", "teen")
CLOSED = {"(": ")", "«": "»", '"': '"', "[": "]"}
COMMA = "،"
TURNED = ".\u200f"
"""«5.‏26» is 26.5 where a mark of direction follows the point: the paper's software wrote the fraction first."""
THOUSANDS = 3
DECIMALS = 3
"""«33.3 مليون» is 33,300,000 and not a hair less."""


class Number(NamedTuple):
    """What words[first:end] say. `low` and `high` are equal unless it is vague; `share` when it is a part of a whole."""

    first: int
    end: int
    low: float
    high: float
    vague: bool = False
    share: bool = False
    scale: float = 1


class Group(NamedTuple):
    """«ثلاثمئة ألف»: a value, the scale it ends in, and where it ends."""

    value: float
    scale: float
    end: int


def read_number(view: View, i: int) -> Number | None:
    """The longest number that begins at word i."""
    numeral = view.numeral(i)
    if numeral is None:
        return _amount(view, i) if view.key(i)[:1].isdigit() else None
    if numeral.kind in VAGUE:
        return _vague(view, i, numeral)
    if numeral.kind == "fraction":
        return _fraction(view, i, numeral)
    return _fraction_of(view, i, numeral) or _amount(view, i)


def _vague(view: View, i: int, numeral: Numeral) -> Number:
    """«عشرات الآلاف», «بضع مئات», «آلاف»: a plural scale alone is two to nine of it."""
    low, high, end = numeral.low, numeral.high, i + 1
    if numeral.kind == "scales":
        low, high = numeral.low * 2, numeral.low * 10 - 1
    following = _follower(view, end, VAGUE)
    if following is None:
        return Number(i, end, low, high, vague=True)
    if following.kind == "vague" or _bare_key(view, i) in number_words("several"):
        rest = _vague(view, end, following)
        return Number(i, rest.end, rest.low, rest.high, vague=True)
    return Number(i, end + 1, low * following.low, (high + 1) * following.low - 1, vague=True)


def _bare_key(view: View, i: int) -> str:
    numeral = view.numeral(i)
    return view.key(i)[numeral.letters :] if numeral else view.key(i)


def _follower(view: View, i: int, kinds: tuple[str, ...]) -> Numeral | None:
    """The number word i when it hangs on the one before: no و and no preposition on it."""
    numeral = view.numeral(i)
    if numeral is None or numeral.kind not in kinds or numeral.conj or numeral.prep:
        return None
    return numeral


def _fraction(view: View, i: int, numeral: Numeral) -> Number:
    """«نصف مليون» is a number, «نصف السكان» a share."""
    scale = _follower(view, i + 1, ("scale",))
    if scale is not None:
        value = numeral.low / 100 * scale.low
        return Number(i, i + 2, value, value, scale=scale.low)
    return Number(i, i + 1, numeral.low, numeral.high, share=True)


def _fraction_of(view: View, i: int, numeral: Numeral) -> Number | None:
    """«ثلاثة أرباع السكان»."""
    part = _follower(view, i + 1, ("fractions",))
    if part is None or numeral.kind != "unit":
        return None
    share = round(numeral.low * part.low, 1)
    return Number(i, i + 2, share, share, share=True)


def _amount(view: View, i: int) -> Number | None:
    """Groups from the greatest scale down, joined by و: «مليون و200 ألف وثلاثة»."""
    total, limit, at, end = 0.0, inf, i, i
    while (group := _group(view, at)) is not None and group.value < limit:
        total, limit, end = total + group.value, group.scale, group.end
        if limit == 1:
            break
        following = _joined(view, end)
        if following is None or _is_a_part(view, following):
            break
        at = following
    if end == i:
        return None
    total, end = _and_a_part(view, total, limit, end)
    return Number(i, end, total, total, scale=limit)


def _is_a_part(view: View, i: int) -> bool:
    """«مئة وثلاثة أرباع»"""
    numeral = view.numeral(i)
    return numeral is not None and _fraction_of(view, i, numeral) is not None


def _joined(view: View, i: int) -> int | None:
    """Where the number word joined to what stands before word i is: «وعشرين», «و 500»."""
    if is_conjunction(view, i):
        return i + 1
    numeral = view.numeral(i)
    if numeral is None or numeral.prep:
        return None
    eleven = numeral.low == 1 and view.key(i).startswith(particle("and")) and _follower(view, i + 1, ("ten",))
    return i if numeral.conj or eleven else None  # «مئة وأحد عشر»: the key of «وأحد» is that of «واحد»


def _and_a_part(view: View, total: float, scale: float, end: int) -> tuple[float, int]:
    """«مليون ونصف», «مليون ونصف المليون», «3 ملايين وربع مليون»."""
    at = _joined(view, end)
    numeral = view.numeral(at) if at is not None else None
    if at is None or numeral is None:
        return total, end
    several = _fraction_of(view, at, numeral)
    if several is not None:
        return total + several.low / 100 * scale, several.end
    if numeral.kind != "fraction" or numeral.article:
        return total, end
    end, again = at, _follower(view, at + 1, ("scale",))
    return total + numeral.low / 100 * (again.low if again else scale), end + 1 + (again is not None)


def _group(view: View, i: int) -> Group | None:
    """«18 ألفا», «ثلاثمئة», «ألفان», «مئة ألف مليون»."""
    numeral = view.numeral(i)
    if numeral is not None and numeral.kind == "dual":
        return Group(numeral.low, numeral.low / 2, i + 1)
    small = _small(view, i)
    if small is None:
        if numeral is None or numeral.kind != "scale":
            return None
        return _scaled(view, _two_or_one(view, i, numeral), numeral.low, i + 1)
    return _scaled(view, small[0], 1, small[1])


def _two_or_one(view: View, i: int, numeral: Numeral) -> float:
    """«ألفا جندي» is two thousand: a tanween would want و, a mark or «من» behind it."""
    following = view.word(i + 1)
    dual = numeral.low == 1000 and view.key(i).endswith(endings("tanween")) and following.pos in ("NOUN", "ADJ", "PROPN")
    return numeral.low * (2 if dual and following.segments[0].kind == "stem" else 1)


def _scaled(view: View, value: float, scale: float, end: int) -> Group:
    if scale == 1 and CLOSED.get(view.key(end - 2)) == view.key(end) and _follower(view, end + 1, SCALES):
        end += 1  # «(26) مليون مركبة»
    while (times := _follower(view, end, SCALES)) is not None:
        value, scale, end = round(value * times.low, DECIMALS), scale * times.low, end + 1
    return Group(value, scale, end)


Small = tuple[float, int]


def _small(view: View, i: int) -> Small | None:
    """A number below a thousand in words, or any in digits."""
    if view.key(i)[:1].isdigit():
        return _fraction_first(view, i) or _arabic_comma(view, i) or _spaced(view, i) or _digits(view, i)
    numeral = view.numeral(i)
    if numeral is None:
        return None
    if numeral.kind == "hundred":
        return _with_rest(view, numeral.low, i + 1)
    hundred = _follower(view, i + 1, ("hundred",))
    if numeral.kind == "unit" and hundred is not None and hundred.low == 100 and numeral.low > 2:
        return _with_rest(view, numeral.low * 100, i + 2)
    return _below_hundred(view, i, numeral)


def _digits(view: View, i: int) -> Small | None:
    """One token of digits; «30ـــ34» is a score."""
    key, cut = view.key(i), view.cut(i)
    if TATWEEL in cut:
        return None
    if TURNED in cut:
        key = ".".join(reversed(key.split(".")))
    value = value_of(key, scaled=_follower(view, i + 1, DIGIT_SCALES) is not None)
    return None if value is None else (value, i + 1)


def _fraction_first(view: View, i: int) -> Small | None:
    """«5ر1 مليار» is one and a half: some agencies write the fraction, ر and the whole."""
    fraction, mark, whole = view.keys(i, i + 3)
    if mark != particle("agency_point") or not (fraction.isdigit() and whole.isdigit() and view.touching(i + 1) and view.touching(i + 2)):
        return None
    return float(f"{whole}.{fraction}"), i + 3


def _arabic_comma(view: View, i: int) -> Small | None:
    """«98،08 %» is a decimal, for a share or a scale follows; «1،234،567» has thousands; any other comma parts two numbers."""
    whole, mark, fraction = view.keys(i, i + 3)
    end = i + 1
    while view.key(end) == COMMA and len(view.key(end + 1)) == 3 and view.touching(end) and view.touching(end + 1):
        end += 2
    if end > i + 3 and all(part.isdigit() for part in view.keys(i, end)[::2]):
        return float("".join(view.keys(i, end)[::2])), end
    if mark != COMMA or not (whole.isdigit() and fraction.isdigit() and view.touching(i + 1) and view.touching(i + 2)):
        return None
    shared = " ".join(view.keys(i + 3, i + 5)) in number_words("percent") or view.key(i + 3) in number_words("percent")
    if not shared and _follower(view, i + 3, DIGIT_SCALES) is None:
        return None
    return float(f"{whole}.{fraction}"), i + 3


def _spaced(view: View, i: int) -> Small | None:
    """«1 414 021 100 نسمة»: groups of three with a space between them, as the Maghreb writes."""
    end = i + 1
    while view.near(end) and len(view.key(end)) == THOUSANDS and view.key(end).isdigit():
        end += 1
    first = view.key(i)
    if end == i + 1 or not first.isdigit() or len(first) > THOUSANDS or first[0] == "0" or view.key(end)[:1].isdigit():
        return None
    return float("".join(view.keys(i, end))), end


def _is_and_one(view: View, i: int, numeral: Numeral) -> bool:
    """«مئة وإحدى طفلة»; not «مئة وإحدى المدن»."""
    joined = numeral.conj or is_conjunction(view, i - 1) or view.key(i).startswith(particle("and"))
    return joined and not any(part.kind == "article" for part in view.word(i + 1).segments)


def _with_rest(view: View, value: float, end: int) -> Small:
    """«مئة وخمسة وعشرون», «مئة و25»."""
    at = _joined(view, end)
    if at is None or _is_a_part(view, at):
        return value, end
    numeral = view.numeral(at)
    if numeral is not None:
        rest = _one_scale(view, at, numeral) or _below_hundred(view, at, numeral)
    else:
        digits = value_of(view.key(at))
        rest = (digits, at + 1) if digits is not None else None
    return (value + rest[0], rest[1]) if rest is not None and 0 < rest[0] < 100 else (value, end)


def _one_scale(view: View, i: int, numeral: Numeral) -> Small | None:
    """«مئة وألف ألف» is how software spells 101,000: the first thousand stands for one."""
    again = _follower(view, i + 1, ("scale",)) if numeral.kind == "scale" else None
    return (1, i + 1) if again is not None and again.low == numeral.low else None


def _below_hundred(view: View, i: int, numeral: Numeral) -> Small | None:
    if numeral.kind in ("ten", "tens"):
        return numeral.low, i + 1
    if numeral.kind not in UNITS:
        return None
    if _follower(view, i + 1, ("ten",)) is not None:
        return numeral.low + 10, i + 2
    at = _joined(view, i + 1)
    tens = view.numeral(at) if at is not None else None
    if at is not None and tens is not None and tens.kind == "tens":
        return numeral.low + tens.low, at + 1
    if numeral.kind == "teen" and numeral.low == 1 and _is_and_one(view, i, numeral):
        return 1, i + 1
    return (numeral.low, i + 1) if numeral.kind == "unit" else None
