"""The sentences layer: paragraphs, headline, dateline, sentences.

A rule is a small function over a Stop, the lazy look at one place where a sentence may end; it answers JOIN, SPLIT or
nothing, and the first answer counts. The order of the rules ends the file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from riwaya.arabic.lexicon import word_set
from riwaya.model import Letters, Report, Sentence
from riwaya.reading.letters import published, published_end
from riwaya.stage import Stage

PARAGRAPH = re.compile(r"(?:(?! {4})[^\n])*\S(?:(?! {4})[^\n])*")
STOP = re.compile(r"[.؟!?…]+")
PLACE_LINE = re.compile(
    r"(?:[\w .،,/]{2,40}\s?-\s?[\w «».،,/]{2,40}?\s?[-:]\s|[\w ،,]{2,40}\s?\([\w .،]{2,20}\)\s?-{0,2}\s?|[\w ]{2,20} \d{1,2}[-/]\d{1,2} \([\w .]{2,12}\) ?-)"
)
FURNITURE = re.compile(r"^(?:\.{2,}\s?المزيد|رابط الخبر|اقرأ |إقرأ |شاهد أيضا|للمزيد|المصدر:|تابعوا|حقوق النشر)")
HEADLINE_WORDS = 25
JOIN, SPLIT = False, True


class Stop:
    """Full stops and question marks at [start, end) of the even text `text`, within a paragraph that ends at `limit`."""

    def __init__(self, text: str, start: int, end: int, limit: int, open_mark: bool) -> None:
        self.text, self.start, self.end, self.limit, self.open_mark = text, start, end, limit, open_mark

    @property
    def mark(self) -> str:
        return self.text[self.start : self.end]

    @property
    def left(self) -> str:
        """The word before the stop."""
        match = re.search(r"[\w]+$", self.text[max(0, self.start - 25) : self.start])
        return match[0] if match else ""

    @property
    def right(self) -> str:
        """The next character that is no closing mark or blank."""
        rest = self.text[self.end : min(self.limit, self.end + 12)].lstrip(" »\")]")
        return rest[:1]

    @property
    def glued(self) -> bool:
        """No blank behind the stop."""
        return self.end < self.limit and self.text[self.end] not in " »\")]\n"


def dots_go_on(stop: Stop) -> bool | None:
    """«حلب.. والبنتاغون»: two or three dots are a pause."""
    return JOIN if (len(stop.mark) > 1 and set(stop.mark) <= {".", "…"}) or stop.mark == "…" else None


def inside_quotation(stop: Stop) -> bool | None:
    return JOIN if stop.open_mark else None


def decimal(stop: Stop) -> bool | None:
    """3.5 and 15.7.2015 and afp.com."""
    return JOIN if stop.glued and (stop.left.isdigit() or stop.left.isascii()) and stop.left else None


def abbreviation(stop: Stop) -> bool | None:
    """«د. أحمد», «ج. و. بوش», «20 كم. »"""
    if stop.mark != ".":
        return None
    return JOIN if (len(stop.left) == 1 and not stop.left.isdigit()) or stop.left in word_set("abbreviations") else None


def glued_words(stop: Stop) -> bool | None:
    """«انتهت.وقال» is two sentences."""
    if stop.glued:
        return SPLIT if len(stop.left) > 1 and stop.right.isalpha() and not stop.right.isascii() else JOIN
    return None


def end_of_sentence(stop: Stop) -> bool | None:
    return SPLIT if stop.right else JOIN


Rule = Callable[[Stop], "bool | None"]
RULES: tuple[Rule, ...] = (inside_quotation, dots_go_on, decimal, abbreviation, glued_words, end_of_sentence)


def splits(stop: Stop) -> bool:
    for rule in RULES:
        if (answer := rule(stop)) is not None:
            return answer
    return False


def quotation_ranges(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where quotations and brackets stand open in a paragraph; one that never closes counts for nothing."""
    ranges: list[tuple[int, int]] = []
    opened: list[tuple[str, int]] = []
    for match in re.finditer(r'[«»"()]', text[start:end]):
        mark, at = match[0], start + match.start()
        partner = {"»": "«", ")": "(", '"': '"'}.get(mark, "")
        places = [k for k, (m, _) in enumerate(opened) if m == partner]
        if places:
            ranges.append((opened[places[-1]][1], at))
            del opened[places[-1] :]
        elif mark in '«("':
            opened.append((mark, at))
    return ranges


def cuts(text: str, start: int, end: int) -> Iterator[int]:
    """The places in [start, end) where a sentence ends."""
    ranges = quotation_ranges(text, start, end)
    for match in STOP.finditer(text, start, end):
        inner = any(a < match.start() < b for a, b in ranges)
        closing = _closes(text, match.end(), ranges)
        if closing and inner and _new_sentence(text, closing, end):
            yield closing
        elif splits(Stop(text, match.start(), match.end(), end, inner)):
            yield _after_closing(text, match.end(), end)


def _closes(text: str, at: int, ranges: list[tuple[int, int]]) -> int:
    """The place behind a quotation mark that closes right at `at`, or 0."""
    return at + 1 if at < len(text) and text[at] in "»\"" and any(b == at for _, b in ranges) else 0


def _new_sentence(text: str, at: int, end: int) -> bool:
    """«… شي.” وأضاف»: the stop inside the marks ended the sentence when a blank and «و» follow, or nothing does."""
    rest = text[at : min(end, at + 3)]
    return rest.startswith((" و", " ف")) and rest[2:].strip() != ""


def _after_closing(text: str, at: int, end: int) -> int:
    while at < end and text[at] in "»\")]":
        at += 1
    return at


def dateline(text: str, start: int, end: int) -> int:
    """Where the dateline of a paragraph ends; `start` when it has none."""
    match = PLACE_LINE.match(text, start, end)
    if match and len(match[0].split()) <= 9 and not any(w in word_set("not_in_datelines") for w in match[0].split()):
        return match.end()
    return start


def pieces(letters: Letters) -> Iterator[tuple[int, int, int, str]]:
    """(start, end, paragraph, kind) of every sentence in the even text."""
    paragraphs = list(PARAGRAPH.finditer(letters.text))
    for number, paragraph in enumerate(paragraphs):
        start, end = paragraph.span()
        kind = _kind(paragraph[0], number, len(paragraphs))
        if kind == "body" and (body := dateline(letters.text, start, end)) > start:
            yield start, body, number, "dateline"
            start = body
        for cut in cuts(letters.text, start, end):
            if letters.text[start:cut].strip():
                yield start, cut, number, kind
            start = cut
        if letters.text[start:end].strip():
            yield start, end, number, kind


def _kind(paragraph: str, number: int, many: int) -> str:
    if FURNITURE.match(paragraph.strip()):
        return "furniture"
    short = len(paragraph.split()) <= HEADLINE_WORDS and not paragraph.rstrip().endswith((".", "»", '"'))
    return "headline" if number == 0 and many > 1 and short else "body"


def read_sentences(report: Report) -> Iterator[Sentence]:
    letters = report.letters
    assert isinstance(letters, Letters)
    for number, (start, end, paragraph, kind) in enumerate(pieces(letters), 1):
        while letters.text[start] in " \n":
            start += 1
        while letters.text[end - 1] in " \n":
            end -= 1
        yield Sentence(f"s{number}", published(letters, start), published_end(letters, end, report.text), paragraph, kind)


SENTENCES = Stage("sentences", ("letters",), read_sentences)
