"""A report as a table in the terminal, in Arabic that reads correctly whether or not the terminal does bidi itself."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, Literal

from msgspec import Struct
from rich import box
from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.measure import Measurement
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from riwaya.messages import Messages
from riwaya.model import Quantity, Report, items
from riwaya.outline import Row, by_weight, manner_of, outline, title_of
from riwaya.reading.times import date_of

Bidi = Literal["terminal", "visual", "none"]
"""terminal: it orders right-to-left text itself, and gets isolates; visual: we order and shape; none: text as it is."""

PALETTE = (
    "cyan",
    "bright_magenta",
    "green",
    "yellow",
    "bright_blue",
    "bright_cyan",
    "magenta",
    "bright_green",
    "bright_yellow",
)
NARROW = 76
RATIOS = {"who": 2, "what": 4}
WIDEST = {"act": 12, "when": 14}
_LRM, _RLI, _PDI = "\u200e", "\u2067", "\u2069"
_FIRST_VTE_WITH_BIDI = 5800


def guess_bidi(environment: Mapping[str, str], is_terminal: bool) -> Bidi:
    """What the place we print to needs. WezTerm and iTerm2 can do bidi but come with it switched off."""
    if not is_terminal:
        return "none"
    vte = environment.get("VTE_VERSION", "")
    does_bidi = (
        (vte.isdecimal() and int(vte) >= _FIRST_VTE_WITH_BIDI)
        or environment.get("TERM_PROGRAM") in ("Apple_Terminal", "mintty")
        or bool(environment.get("KONSOLE_VERSION") or environment.get("MLTERM"))
        or environment.get("TERM", "").startswith("mlterm")
    )
    return "terminal" if does_bidi else "visual"


def clean(text: str) -> str:
    """One line without control characters: a report must not move the cursor or turn the line around."""
    visible = (c if unicodedata.category(c) not in ("Cc", "Cs") else " " for c in text)
    return " ".join(re.sub("[\u200e\u200f\u202a-\u202e\u2066-\u2069]", "", "".join(visible)).split())


def draw(line: str, bidi: Bidi) -> str:
    """One line of Arabic, ready for its place on the screen."""
    if bidi == "none" or line.isascii():
        return line
    if bidi == "terminal":
        return f"{_LRM}{_RLI}{line}{_PDI}{_LRM}"
    from bidi.algorithm import get_display  # type: ignore[import-untyped,unused-ignore]  # bidi.get_display mirrors nothing

    return str(get_display(_shaper().reshape(line), base_dir="R"))


@cache
def _shaper() -> Any:
    from arabic_reshaper import ArabicReshaper  # type: ignore[import-untyped,unused-ignore]

    return ArabicReshaper({"delete_harakat": True, "support_ligatures": True})


def wrap(text: str, width: int) -> Iterator[str]:
    """Lines of at most `width` cells, in reading order, broken between words where that is possible."""
    line = ""
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if cell_len(longer) <= width:
            line = longer
            continue
        if line:
            yield line
        *full, line = _chop(word, width)
        yield from full
    yield line


def _chop(word: str, width: int) -> list[str]:
    parts = [""]
    for letter in word:
        if cell_len(parts[-1] + letter) > width and parts[-1]:
            parts.append("")
        parts[-1] += letter
    return parts


class Arabic:
    """Arabic words for Rich: wrapped in reading order first, then each line drawn for the terminal."""

    def __init__(self, text: str, bidi: Bidi, style: str = "") -> None:
        self.text, self.bidi, self.style = clean(text), bidi, style

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        longest = max(map(cell_len, self.text.split(" ")))
        return Measurement(min(longest, options.max_width), min(cell_len(self.text), options.max_width))

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for line in wrap(self.text, max(options.max_width, 1)):
            yield Text(draw(line, self.bidi), style=self.style, no_wrap=True, overflow="crop")


class Look(Struct, frozen=True):
    """How to show things: in which language, for which kind of terminal."""

    said: Messages
    bidi: Bidi

    @property
    def side(self) -> Literal["left", "right"]:
        """Arabic stands at the right edge of its column where it is drawn right to left."""
        return "left" if self.bidi == "none" else "right"

    def label(self, text: str, style: str = "") -> RenderableType:
        return Arabic(text, self.bidi, style) if self.said.lang == "ar" else Text(text, style=style)


def print_report(console: Console, report: Report, look: Look) -> None:
    rows = outline(report)
    console.print(Arabic(title_of(report), look.bidi, "bold"), justify=look.side)
    for origin in (report.meta.outlet, report.meta.published, report.meta.file):
        if origin and origin != title_of(report):
            console.print(Arabic(origin, look.bidi, "dim"), justify=look.side)
    if rows:
        colours = colours_of(rows)
        console.print(_cards(rows, look, colours) if console.width < NARROW else _table(rows, look, colours))
    console.print(look.label(_summary(report, rows, look.said), "dim"), justify=_start(look))
    if dating := _dating(report, look.said):
        console.print(look.label(dating, "dim"), justify=_start(look))
    console.print()


def colours_of(rows: Sequence[Row]) -> dict[str, str]:
    """A colour for each speaker, the most quoted first; none for nobody."""
    return {key: PALETTE[i % len(PALETTE)] if key else "dim" for i, key in enumerate(by_weight(rows))}


def _summary(report: Report, rows: tuple[Row, ...], said: Messages) -> str:
    if not rows:
        return said.say("read.nothing")
    speakers = {row.key for row in rows} - {""}
    return said.say("read.summary", claims=len(rows), speakers=len(speakers), sentences=len(items(report.sentences)))


def _dating(report: Report, said: Messages) -> str:
    """Where a report came without a date: which day its times count from, or that they stay open. Else nothing."""
    if report.meta.published or not items(report.times):
        return ""
    day = date_of(report)
    return said.say("read.dated_by_text", date=day.isoformat()) if day else said.say("read.no_date")


def _start(look: Look) -> Literal["left", "right"]:
    return look.side if look.said.lang == "ar" else "left"


def _table(rows: tuple[Row, ...], look: Look, colours: dict[str, str]) -> Table:
    """One claim a row; from right to left where the headings are Arabic and stand where they are drawn."""
    names = ["id", "who", "act", "what", "when", "where"]
    if not any(row.time for row in rows):
        names.remove("when")
    if look.said.lang == "ar" and look.bidi != "none":
        names.reverse()
    table = Table(box=box.ROUNDED, show_lines=True, border_style="dim", expand=True)
    for name in names:
        head = look.label(look.said.say(f"table.{name}"), "bold")
        table.add_column(head, justify=_justify(name, look), ratio=RATIOS.get(name), max_width=WIDEST.get(name))
    for row in rows:
        colour = colours[row.key]
        table.add_row(*(_cell(name, row, look, colour) for name in names))
    return table


def _justify(name: str, look: Look) -> Literal["left", "right"]:
    return look.side if name in ("who", "what", "when") or look.said.lang == "ar" else "left"


def _cell(name: str, row: Row, look: Look, colour: str) -> RenderableType:
    match name:
        case "id":
            return Text("  " * (row.depth - 1) + "└ " * bool(row.depth) + row.claim.id, style="dim")
        case "who":
            return _who(row, look, colour)
        case "act":
            return _act(row, look)
        case "what":
            return Group(Arabic(content(row), look.bidi), *told(row, look))
        case "when":
            return Arabic(row.time, look.bidi)
        case _:
            return _where(row, look)


def _who(row: Row, look: Look, colour: str) -> RenderableType:
    """The speaker after those who tell it (↑: named further up), and what kind of source that is."""
    name = " ← ".join(row.chain) or "—"
    lines: list[RenderableType] = [Arabic(f"↑ {name}" if row.claim.implicit and row.chain else name, look.bidi, colour)]
    if kind := look.said.name("kinds", row.claim.source_kind):
        lines.append(look.label(kind, "dim italic"))
    return Group(*lines)


def _act(row: Row, look: Look) -> RenderableType:
    """The act, the word that shows it, and whatever makes it less than a plain statement."""
    claim, said = row.claim, look.said
    style = "bold red" if claim.polarity == "negative" else "bold"
    lines: list[RenderableType] = [look.label(said.name("acts", claim.act), style), Arabic(row.cue, look.bidi, "dim")]
    if manner := [said.name(group, value) for group, value in manner_of(claim)]:
        lines.append(look.label(" · ".join(manner), "yellow"))
        if shown := [words for words in row.evidence if words != row.cue]:
            lines.append(Arabic(" … ".join(shown), look.bidi, "dim"))
    return Group(*lines)


def content(row: Row) -> str:
    """The content in one line; verbatim speech in quotation marks."""
    words = " … ".join(row.content)
    return f"«{words}»" if row.claim.mode == "direct" and not words.startswith(("«", '"', "“")) else words


def told(row: Row, look: Look) -> Iterator[RenderableType]:
    """What the claim counts, and when what it tells of happened: «12 شخص (killed)», «يوم السبت = 2016-12-03»."""
    counts = [f"{bounds(q)} {q.unit or ''} ({look.said.name('roles', q.role)})" for q in row.quantities]
    times = [f"{words} = {time.value}" for time, words in row.told]
    if counts:
        yield Arabic(" · ".join(counts), look.bidi, "dim cyan")
    if times:
        yield Arabic(" · ".join(times), look.bidi, "dim green")


def bounds(quantity: Quantity) -> str:
    """30 · ≈30 · ≥30 · ≤30 · 20–99"""
    low, high = (None if end is None else f"{end:,.10g}" for end in (quantity.low, quantity.high))
    if low is None or high is None:
        return f"≥{low}" if low is not None else f"≤{high}"
    return f"{'≈' if quantity.approximate else ''}{low}" if low == high else f"{low}–{high}"


def _where(row: Row, look: Look) -> RenderableType:
    claim = row.claim
    place = look.said.say("table.place", paragraph=row.paragraph, sentence=row.sentence)
    return Group(look.label(place, "dim"), Text(f"{claim.start}–{claim.end}", style="dim"))


def _cards(rows: tuple[Row, ...], look: Look, colours: dict[str, str]) -> RenderableType:
    """For windows too narrow for a table: one claim under another."""
    cards: list[RenderableType] = []
    for row in rows:
        claim = row.claim
        lines = [_who(row, look, colours[row.key]), _act(row, look), Arabic(content(row), look.bidi), *told(row, look)]
        if row.time:
            lines.append(Arabic(row.time, look.bidi, "dim"))
        where = Text(f"{claim.id}  {claim.start}–{claim.end}", style="dim")
        card = Group(where, *(_justified(line, look) for line in lines))
        cards.append(Padding(card, (1, 0, 0, 2 * row.depth)))
    return Group(*cards)


def _justified(item: RenderableType, look: Look) -> RenderableType:
    grid = Table.grid(expand=True)
    grid.add_column(justify=look.side)
    grid.add_row(item)
    return grid
