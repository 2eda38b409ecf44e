"""The sentences layer: paragraphs of four kinds (headline, dateline, body, furniture) and the sentences in them.

A rule is a small function over a Stop, the lazy look at one place where a sentence may end; it answers JOIN, SPLIT or
nothing, and the first answer counts. The rules for paragraphs work the same way over a Line. Both orders end the file.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from collections.abc import Callable, Iterator
from functools import cache, cached_property
from importlib import resources
from itertools import accumulate

from msgspec import UNSET

from riwaya.model import Report, Sentence
from riwaya.reading.letters import fold, published, published_end
from riwaya.stage import Stage

JOIN, SPLIT = False, True
PARAGRAPH = re.compile(r"\S(?:(?:(?!\s{4})[^\n])*\S)?")
"""To the end of the line, or to four blanks in a row: pages that lost their line ends in copying."""
STOP = re.compile(r"[.؟?!…]+")
PAIRED = re.compile(r"[«»\"()\[\]{}]|''")
PARTNERS = {"»": "«", ")": "(", "]": "[", "}": "{"}
GOING_ON = ("،", ",", "؛", ";", ":")
CLOSING = "»\")]}'"
WORD_BEFORE = re.compile(r"\w+$")
MEASURE = re.compile(r"(\d+) ?([^\W\d_]+)$")
WORD_AFTER = re.compile(r"[\s»\")\]}'«(]*(\w*)")
FILLED = re.compile(r"\S")
LETTER = re.compile(r"[^\W\d_]")
DEEPEST = 12
HEADLINE_WORDS, SUBHEADING_WORDS, FURNITURE_WORDS = 25, 8, 16

_NAME = r"[«\"]?[^\W\d_][\w./]*(?: [^\W\d_][\w./]*){0,3}[»\"]?"
_NAMES = rf"{_NAME}(?:[،,] ?{_NAME}){{0,2}}"
_DASH = r" ?-{1,2} ?"
_BYLINE = r"(?:[^\W\d_]+: ?)?"
_DAY = r"(?: \d{1,2}(?:[-/ ][\w/ ]{1,18})?)?"
WITH_AGENCY = re.compile(rf"{_NAMES}{_DAY},? ?\([\w. ]{{2,24}}\) ?(?:-{{1,2}}|:)\s*")
WITH_COLON = re.compile(rf"{_BYLINE}{_NAMES}{_DASH}{_NAMES}(?:{_DASH}{_NAMES}){{0,2}} ?:\s*")
WITH_DASH = re.compile(r"[^\W\d_]{3,}(?: [^\W\d_]{3,})?(?P<dash>-| -)\s+(?=\S)")
WHOLE_LINE = re.compile(
    rf"{_BYLINE}{_NAMES}(?:{_DASH}{_NAMES}){{1,3}}(?: ?\([^()\n]{{2,40}}\))? ?[:.]?|{_NAMES}: ?[«\"]{_NAME}"
)
WHOLE_AGENCY = re.compile(rf"{_NAMES}{_DAY} ?\([\w. ]{{2,24}}\) ?[-:]*")
HIJRI_LINE = re.compile(r"[^\W\d]+(?: [^\W\d]+)? \d{1,2} \w+(?: \w+)? \d{4} ?ه? الموافق .{6,30}$")
ASIDES = {"-": re.compile(r"\S-\s"), " -": re.compile(r"\s-\s")}


@cache
def words(name: str) -> frozenset[str]:
    """A list of arabic/abbreviations.toml, folded."""
    data = tomllib.loads(resources.files("riwaya.arabic").joinpath("abbreviations.toml").read_text(encoding="utf-8"))
    return frozenset(fold(word) for word in data[name]["words"])


@cache
def openings() -> tuple[str, ...]:
    return tuple(words("furniture"))


class Stop:
    """Full stops and question marks at [start, end) of the even text, in a sentence from `first`, a paragraph to `limit`."""

    def __init__(self, text: str, span: tuple[int, int], first: int, limit: int, quotes: Quotes) -> None:
        self.text, self.first, self.limit, self.quotes = text, first, limit, quotes
        self.start, self.end = span

    @cached_property
    def mark(self) -> str:
        return self.text[self.start : self.end]

    @cached_property
    def behind(self) -> int:
        """The place behind the closing marks that touch the stop."""
        at = self.end
        while at < self.limit and self.text[at] in CLOSING:
            if self.text[at] == '"' and self.quotes.opens(at):
                break
            at += 1
        return at

    @cached_property
    def left(self) -> str:
        """The word that touches the stop."""
        match = WORD_BEFORE.search(self.text, max(self.first, self.start - 25), self.start)
        return match[0] if match else ""

    @cached_property
    def before_left(self) -> str:
        """What stands before that word, without the blank."""
        end = self.start - len(self.left)
        return self.text[max(self.first, end - 10) : end].rstrip()[-1:]

    @cached_property
    def right(self) -> str:
        """The next word; nothing at the end of the paragraph."""
        match = WORD_AFTER.match(self.text, self.end, self.limit)
        return match[1] if match else ""

    @cached_property
    def following(self) -> str:
        """The next character that is no blank."""
        match = FILLED.search(self.text, self.behind, self.limit)
        return match[0] if match else ""

    @cached_property
    def glued(self) -> bool:
        """No blank behind the stop."""
        return self.behind < self.limit and not self.text[self.behind].isspace()

    @cached_property
    def opens_sentence(self) -> bool:
        """The next words can hardly go on with the sentence."""
        after = self.text[self.behind : min(self.limit, self.behind + 40)].split(maxsplit=2)
        if not after:
            return True
        word = fold(after[0])
        joined = word[0] in "وف" and len(word) > 2
        return joined or word in words("openers") or " ".join(map(fold, after[:2])) in words("opening_pairs")


class Quotes:
    """Where quotations and brackets stand open in a paragraph; one that never closes counts for nothing."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.start, self.end = text, start, end
        self.ranges: list[tuple[int, int]] = []
        opened: list[tuple[str, int]] = []
        for match in PAIRED.finditer(text, start, end):
            self._take(match[0], match.start(), opened)
        self.ranges.sort()
        self.starts = [start for start, _ in self.ranges]
        self.ends = list(accumulate((end for _, end in self.ranges), max))

    def _take(self, mark: str, at: int, opened: list[tuple[str, int]]) -> None:
        straight = mark in ('"', "''")
        partner = mark if straight else PARTNERS.get(mark, "")
        top = len(opened) - 1
        near = range(top, max(-1, top - DEEPEST), -1) if partner else ()
        place = next((k for k in near if opened[k][0] == partner), None)
        if straight and self.opens(at):
            if place is not None:
                del opened[place]
            place = None
        if place is not None:
            self.ranges.append((opened[place][1], at))
            del opened[place:]
        elif straight or mark in "«([{":
            opened.append((mark, at))

    def opens(self, at: int) -> bool:
        """A straight mark with a blank before it and a word behind it."""
        size = 2 if self.text[at] == "'" else 1
        before = self.text[at - 1] if at > self.start else " "
        after = self.text[at + size] if at + size < self.end else " "
        return (before.isspace() or before in "(:") and not after.isspace()

    def outer_end(self, at: int) -> int:
        """Where the outermost that is open at `at` closes; 0 where none is."""
        index = bisect_left(self.starts, at) - 1
        return self.ends[index] if index >= 0 and self.ends[index] > at else 0


def closes_quotation(stop: Stop) -> bool | None:
    """«… علقوا بأي شي.” وأضاف»: the stop inside the marks ends the sentence around them where a new one follows."""
    end = stop.quotes.outer_end(stop.start)
    if not end:
        return None
    return SPLIT if end < stop.behind and not stop.glued and stop.opens_sentence else JOIN


def goes_on(stop: Stop) -> bool | None:
    """«لماذا؟، قال»"""
    return JOIN if stop.following in GOING_ON else None


def dots_pause(stop: Stop) -> bool | None:
    """«حلب.. والبنتاغون»: two dots and more are a pause."""
    return JOIN if stop.mark == "…" or (len(stop.mark) > 1 and set(stop.mark) <= {".", "…"}) else None


def digits_and_latin(stop: Stop) -> bool | None:
    """3.5 and 15.7.2015 and afp.com"""
    if not stop.glued or not stop.left:
        return None
    return JOIN if stop.left.isascii() or stop.right[:1].isascii() else None


def list_number(stop: Stop) -> bool | None:
    """«1. المقادير»"""
    return JOIN if stop.left.isdigit() and len(stop.left) < 3 and not stop.before_left else None


def initial(stop: Stop) -> bool | None:
    """«د. أحمد», «ج. و. بوش», «وم. خالد», «أ.ف.ب»"""
    letter = stop.left[1:] if len(stop.left) == 2 and stop.left[0] == "و" else stop.left
    if stop.mark != "." or len(letter) != 1 or not letter.isalpha() or stop.before_left.isdigit():
        return None
    return (
        SPLIT if stop.before_left == "." and not stop.glued and len(stop.right) > 2 and stop.right[0] == "و" else JOIN
    )


def title(stop: Stop) -> bool | None:
    return JOIN if stop.mark == "." and fold(stop.left) in words("titles") else None


def unit(stop: Stop) -> bool | None:
    """«20 كم. شمال» goes on, «20 كم. وقال» does not."""
    measure = MEASURE.search(stop.text, max(stop.first, stop.start - 20), stop.start)
    if stop.mark != "." or not measure or fold(measure[2]) not in words("units"):
        return None
    year = len(measure[1]) == 4 and measure[2] in words("calendars") and not stop.glued
    return SPLIT if year or stop.opens_sentence else JOIN


def spelled_letters(stop: Stop) -> bool | None:
    """«بي.بي.سي», but «المقبلة.من جهة»"""
    if not stop.glued or stop.mark != ".":
        return None
    short = len(stop.right) < 3 and (0 < len(stop.left) < 4 or fold(stop.right) not in words("little"))
    return JOIN if short or (0 < len(stop.left) < 3 and stop.right[0] != "و") else None


def glued_words(stop: Stop) -> bool | None:
    """«انتهت.وقال» is two sentences."""
    return (SPLIT if stop.right[:1].isalpha() else JOIN) if stop.glued else None


def more_follows(stop: Stop) -> bool | None:
    return SPLIT if stop.right or stop.following in ("«", '"', "(") else JOIN


def ends_sentence(stop: Stop) -> bool:
    return next((answer for rule in STOP_RULES if (answer := rule(stop)) is not None), JOIN)


def cuts(text: str, start: int, end: int) -> Iterator[int]:
    """The places in [start, end) where a sentence ends and another begins."""
    quotes: Quotes | None = None
    for match in STOP.finditer(text, start, end):
        quotes = quotes or Quotes(text, start, end)
        stop = Stop(text, match.span(), start, end, quotes)
        if ends_sentence(stop):
            start = stop.behind
            yield start


class Line:
    """One paragraph [start, end) of the even text, the `number`th of `many`."""

    def __init__(self, text: str, span: tuple[int, int], number: int, many: int) -> None:
        self.start, self.end = span
        self.all, self.number, self.many = text, number, many
        self.text = text[self.start : self.end]

    @cached_property
    def words(self) -> int:
        return self.text.count(" ") + 1

    @cached_property
    def stopped(self) -> bool:
        """It ends as a sentence ends; two dots do not."""
        bare = self.text.rstrip(CLOSING + " ")
        return bare.endswith(("؟", "!", ":", "،")) or (bare.endswith(".") and not bare.endswith(".."))


def no_letters(line: Line) -> str | None:
    """«***», «22:10»"""
    return None if LETTER.search(line.text) else "furniture"


def page_furniture(line: Line) -> str | None:
    key = fold(line.text).lstrip("( ")
    if is_furniture(line.text) or key in words("furniture_lines"):
        return "furniture"
    before, colon, _ = key.partition(":")
    byline = bool(colon) and line.words <= 8 and before.strip() in words("bylines")
    return "furniture" if byline or (line.words <= 2 and "@" in key) else None


def is_furniture(piece: str) -> bool:
    """It opens as links and credits do, and is no longer than they are."""
    opening = fold(piece[:60]).lstrip("( ")
    return opening.startswith(openings()) and (piece.count(" ") < FURNITURE_WORDS or opening.startswith("content="))


def whole_dateline(line: Line) -> str | None:
    """«عين اليوم - لندن», a line of its own under the headline."""
    if not 0 < line.number < 4 or line.words > 14:
        return None
    if HIJRI_LINE.fullmatch(line.text):
        return "dateline"
    found = WHOLE_LINE.fullmatch(line.text) or WHOLE_AGENCY.fullmatch(line.text)
    return "dateline" if found and line.words <= 9 and not is_prose(line.text) else None


def headline(line: Line) -> str | None:
    if line.number or line.many < 2 or line.words > HEADLINE_WORDS:
        return None
    bare = line.text.rstrip(CLOSING + " ")
    return None if bare.endswith(".") and not bare.endswith("..") else "headline"


def subheading(line: Line) -> str | None:
    """«* محاصرون» between paragraphs."""
    inside = 0 < line.number < line.many - 1
    return "headline" if inside and line.words <= SUBHEADING_WORDS and not line.stopped else None


def kind_of(line: Line) -> str:
    return next((kind for rule in LINE_RULES if (kind := rule(line))), "body")


def is_prose(opening: str) -> bool:
    """A dateline holds no verb of saying and no little word."""
    keys = (fold(word) for word in re.findall(r"\w+", opening))
    return any(k in words("not_in_datelines") or (k[0] == "و" and k[1:] in words("not_in_datelines")) for k in keys)


def dateline_end(text: str, start: int, end: int, number: int) -> int:
    """Where the dateline that opens the `number`th paragraph ends; `start` when it has none."""
    match = WITH_AGENCY.match(text, start, end) or WITH_COLON.match(text, start, end)
    if match is None and number < 2:
        match = _before_dash(text, start, end)
    return match.end() if match and match.end() < end and not is_prose(match[0]) else start


def _before_dash(text: str, start: int, end: int) -> re.Match[str] | None:
    """«كييف- كانت», but not «الملك سلمان- أيده الله- يعلم»."""
    match = WITH_DASH.match(text, start, end)
    return (
        None if match is None or ASIDES[match["dash"]].search(text, match.end(), min(end, match.end() + 90)) else match
    )


def pieces(text: str) -> Iterator[tuple[int, int, int, str]]:
    """(start, end, paragraph, kind) of every sentence in the even text, blanks around them and all."""
    paragraphs = [match.span() for match in PARAGRAPH.finditer(text)]
    for number, (start, end) in enumerate(paragraphs):
        kind = kind_of(Line(text, (start, end), number, len(paragraphs)))
        if kind == "body" and number < 8 and (body := dateline_end(text, start, end, number)) > start:
            yield start, body, number, "dateline"
            start = body
        if kind == "body":
            for cut in cuts(text, start, end):
                yield start, cut, number, kind
                start = cut
        yield start, end, number, "furniture" if is_furniture(text[start:end]) else kind


def read_sentences(report: Report) -> Iterator[Sentence]:
    letters = report.letters
    if letters is UNSET:
        return
    number = 0
    for start, end, paragraph, kind in pieces(letters.text):
        piece = letters.text[start:end]
        if not (bare := piece.strip()):
            continue
        number += 1
        start += len(piece) - len(piece.lstrip())
        first, last = published(letters, start), published_end(letters, start + len(bare), report.text)
        yield Sentence(f"s{number}", first, last, paragraph, kind)


Rule = Callable[[Stop], "bool | None"]
STOP_RULES: tuple[Rule, ...] = (
    closes_quotation,
    goes_on,
    dots_pause,
    digits_and_latin,
    list_number,
    initial,
    title,
    unit,
    spelled_letters,
    glued_words,
    more_follows,
)
LINE_RULES: tuple[Callable[[Line], str | None], ...] = (
    no_letters,
    page_furniture,
    whole_dateline,
    headline,
    subheading,
)
SENTENCES = Stage("sentences", ("letters",), read_sentences)
