"""One self-contained page: the report right to left, each claim marked, its source in the margin. No network, no server.

The page reads and prints without its script; the script lights up one claim at a time, filters by speaker and switches
the language of the labels, which are all there in both.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from importlib.resources import files

from msgspec import Struct

from riwaya.messages import messages
from riwaya.model import Claim, Entity, Report, items
from riwaya.outline import Row, by_weight, manner_of, named, outline, paragraphs, pieces, title_of
from riwaya.page_accounts import accounts_section
from riwaya.page_events import events_section
from riwaya.page_labels import label, name
from riwaya.page_places import places_section
from riwaya.reader import to_json
from riwaya.span import Span, contains, cut, overlaps

HUES = 9
UNDERLINES = 3


def page(reports: Sequence[Report], lang: str = "ar") -> str:
    """The whole page as HTML; several reports stand one under another behind a table of contents."""
    views = [View(report, f"r{n}") for n, report in enumerate(reports, start=1)]
    title = escape(title_of(reports[0])) if len(reports) == 1 else "Riwaya"
    return "".join(
        (
            f'<!doctype html>\n<html lang="ar" dir="rtl" data-lang="{escape(lang)}">\n<head>\n<meta charset="utf-8">\n',
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; ",
            "script-src 'unsafe-inline'; img-src data:\">\n",
            f"<title>{title}</title>\n<style>\n{_file('page.css')}</style>\n</head>\n<body>\n{_bar()}",
            _contents(views) if len(views) > 1 else "",
            "<main>\n",
            *(_article(view) for view in views),
            f"</main>\n<footer>{label('page.made')}</footer>\n",
            f'<script type="application/json" id="riwaya-reports">{_island(reports)}</script>\n',
            f"<script>\n{_file('page.js')}</script>\n</body>\n</html>\n",
        )
    )


def _file(path: str) -> str:
    return files("riwaya").joinpath(path).read_text(encoding="utf-8")


def _island(reports: Sequence[Report]) -> str:
    """The data for the save button. No < stands in it, so no text can close the script element."""
    return f"[{','.join(map(to_json, reports))}]".replace("<", "\\u003c")


class View(Struct, frozen=True):
    """A report with the prefix of its ids on the page."""

    report: Report
    prefix: str

    @property
    def rows(self) -> tuple[Row, ...]:
        return outline(self.report)

    def id(self, item: str) -> str:
        return escape(f"{self.prefix}-{item}")


def hues(rows: Sequence[Row]) -> dict[str, int]:
    """A hue for each speaker, the most quoted first, so that these share theirs with nobody; 0, grey, for nobody."""
    return {key: i % HUES + 1 if key else 0 for i, key in enumerate(by_weight(rows))}


def _bar() -> str:
    return (
        f'<nav class="bar"><b class="brand">رواية<i>Riwaya</i></b><span class="keys">{label("page.keys")}</span>'
        f'<button id="language" class="needs-script">{label("page.language")}</button>'
        f'<button id="save" class="needs-script">{label("page.save")}</button>'
        f'<button id="print" class="needs-script">{label("page.print")}</button></nav>\n'
    )


def _contents(views: Sequence[View]) -> str:
    lines = (
        f'<li><a href="#{v.prefix}">{escape(title_of(v.report))}</a> <small>{_origin(v.report)} · '
        f"{label('page.claims')} {len(items(v.report.claims))}</small></li>"
        for v in views
    )
    return f'<nav class="contents"><h2>{label("page.contents")}</h2><ol>{"".join(lines)}</ol></nav>\n'


def _origin(report: Report) -> str:
    known = [part for part in (report.meta.outlet, report.meta.published) if part]
    return " · ".join(f"<bdi>{escape(part)}</bdi>" for part in known or [report.meta.file or report.id])


def _article(view: View) -> str:
    report, rows = view.report, view.rows
    hue, numbers = hues(rows), {row.claim.id: n for n, row in enumerate(rows, start=1)}
    writer = Writer(view, rows, hue, numbers)
    first, *rest = paragraphs(report) or [Span(0, len(report.text))]
    headed = any(s.kind == "headline" and overlaps(s, first) for s in items(report.sentences))
    head = "" if headed else f"<h1>{escape(title_of(report))}</h1>"
    body = "".join(writer.paragraph(span) for span in ([first, *rest] if not headed else rest))
    top = writer.paragraph(first, "h1") if headed else ""
    return (
        f'<article id="{view.prefix}">\n<header>{head}{top}<p class="origin">{_origin(report)}</p>{writer.legend()}'
        f"</header>\n{body}{accounts_section(report, view.id)}{events_section(report, label, name)}"
        f"{places_section(report, view.id)}{who(report)}"
        f"{writer.footnotes()}</article>\n"
    )


WHO = ("name", "romanized", "kind", "side", "country", "mentions")


def who(report: Report) -> str:
    """A table of everybody whom the report names, folded away until somebody asks; nothing where nobody is named."""
    entities = named(report)
    if not entities:
        return ""
    heads = "".join(f"<th>{label(f'who.{column}')}</th>" for column in WHO)
    return (
        f'<details class="who"><summary>{label("who.title")} <small>{len(entities)}</small></summary>'
        f"<table><thead><tr>{heads}</tr></thead><tbody>{''.join(map(_who_row, entities))}</tbody></table></details>\n"
    )


def _who_row(entity: Entity) -> str:
    wikidata = entity.links.get("wikidata")
    latin = f'<bdi dir="ltr">{escape(entity.romanized or "")}</bdi>'
    cells = (
        escape(entity.name),
        f'<a href="https://www.wikidata.org/wiki/{escape(wikidata)}">{latin}</a>' if wikidata else latin,
        name("kinds", entity.kind),
        name("sides", entity.side) if entity.side else "",
        escape(entity.country or ""),
        str(len(entity.mentions)),
    )
    return f'<tr data-entity="{escape(entity.id)}">' + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"


class Writer(Struct, frozen=True):
    """Writes one report: its marked paragraphs with their notes, its legend, its footnotes for paper."""

    view: View
    rows: tuple[Row, ...]
    hue: dict[str, int]
    numbers: dict[str, int]

    @property
    def text(self) -> str:
        return self.view.report.text

    def paragraph(self, span: Span, tag: str = "p") -> str:
        here = [row for row in self.rows if any(overlaps(part, span) for part in _parts(row.claim))]
        noted = [row for row in here if overlaps(row.claim.cue, span)]
        notes = "".join(map(self.note, noted))
        return f'<div class="row"><{tag}>{self.marked(span, here)}</{tag}><aside>{notes}</aside></div>\n'

    def marked(self, span: Span, rows: Sequence[Row]) -> str:
        """The paragraph in pieces, each wearing the marks of all the claims that it belongs to."""
        parts = [part for row in rows for part in _parts(row.claim) if overlaps(part, span)]
        inside = [piece for piece in pieces(self.text, [span, *parts]) if contains(span, piece)]
        return "".join(self.piece(piece, rows) for piece in inside)

    def piece(self, piece: Span, rows: Sequence[Row]) -> str:
        words = escape(cut(self.text, piece))
        contents = [r for r in rows if any(contains(s, piece) for s in r.claim.content)]
        sources = [r for r in rows if r.claim.source and contains(r.claim.source, piece)]
        cues = [r for r in rows if contains(r.claim.cue, piece)]
        others = [r for r in rows if r.claim.addressee and contains(r.claim.addressee, piece)]
        if not (contents or sources or cues or others):
            return words
        roles = {"content": contents, "source": sources, "cue": cues, "addressee": others}
        data = "".join(f' data-{role}="{self.ids(found)}"' for role, found in roles.items() if found)
        owner = (cues or sources or contents or others)[-1]
        classes = ["m", *(r for r in ("source", "cue") if roles[r])]
        numbers = "".join(self.number(r) for r in cues if r.claim.cue.end == piece.end)
        return f'<span class="{" ".join(classes)}" style="{self.style(owner, contents)}"{data}>{words}</span>{numbers}'

    def style(self, owner: Row, contents: Sequence[Row]) -> str:
        """The colour of the speaker, and a line for each claim around the piece, the outermost nearest to the words."""
        lines = sorted(contents, key=lambda r: r.depth)[:UNDERLINES]
        marks = "".join(f";--u{i}:var(--h{self.hue[row.key]})" for i, row in enumerate(lines))
        return f"--c:var(--h{self.hue[owner.key]}){marks}"

    def number(self, row: Row) -> str:
        return f'<sup class="n" aria-hidden="true">{self.numbers[row.claim.id]}</sup>'

    def ids(self, rows: Sequence[Row]) -> str:
        return " ".join(self.view.id(row.claim.id) for row in rows)

    def note(self, row: Row) -> str:
        """The source in the margin; opened, everything that is known about the claim."""
        claim = row.claim
        facts = "".join(f"<dt>{label(f'fields.{key}')}</dt><dd>{value}</dd>" for key, value in self.facts(row) if value)
        return (
            f'<details class="note" id="{self.view.id(claim.id)}" data-speaker="{escape(row.key)}" '
            f'style="--c:var(--h{self.hue[row.key]});--depth:{row.depth}"><summary>'
            f'<sup class="n">{self.numbers[claim.id]}</sup><b>{_speaker(row)}</b> '
            f"<small>{name('acts', claim.act)}{self.doubt(claim)}</small></summary><dl>{facts}</dl></details>"
        )

    def doubt(self, claim: Claim) -> str:
        return "".join(f" · {name(group, value)}" for group, value in manner_of(claim))

    def facts(self, row: Row) -> Iterator[tuple[str, str]]:
        claim = row.claim
        yield "cue", _quoted(row.cue)
        yield "source", _quoted(row.source)
        yield "kind", name("kinds", claim.source_kind) if claim.source_kind else ""
        yield "chain", escape(" ← ".join(row.chain)) if len(row.chain) > 1 else ""
        yield "content", _quoted(" … ".join(row.content))
        yield "mode", name("modes", claim.mode)
        yield "certainty", name("certainty", claim.certainty)
        yield "polarity", name("polarity", claim.polarity) if claim.polarity != "positive" else ""
        yield "tense", name("tense", claim.tense)
        yield "time", _quoted(row.time)
        yield "addressee", _quoted(row.addressee)
        yield "evidence", "، ".join(map(_quoted, row.evidence))
        yield "distance", "، ".join(map(_quoted, row.distance))
        yield "place", f'<bdi dir="ltr">{escape(claim.id)} · {claim.start}–{claim.end}</bdi>'
        yield "by", f"<code>{escape(claim.by)}</code>"

    def legend(self) -> str:
        """The speakers, the most quoted first; with the script each is a switch."""
        names = {row.key: row.speaker for row in reversed(self.rows)}
        if not names:
            return f'<p class="none">{label("read.nothing")}</p>'
        chips = "".join(
            f'<button class="chip" data-speaker="{escape(key)}" style="--c:var(--h{self.hue[key]})" aria-pressed="false">'
            f"{escape(names[key]) or label('page.nobody')} <i>{count}</i></button>"
            for key, count in by_weight(self.rows).items()
        )
        return f'<div class="legend" role="group">{chips}</div>'

    def footnotes(self) -> str:
        """What the margin says, as a list: for paper, where nothing can be clicked."""
        lines = (
            f"<li><b>{_speaker(row)}</b> ({name('acts', row.claim.act)}): {escape(' … '.join(row.content))} "
            f"<small>{name('kinds', row.claim.source_kind)} · {row.claim.start}–{row.claim.end}</small></li>"
            for row in self.rows
        )
        return f'<section class="footnotes"><h2>{label("page.claims")}</h2><ol>{"".join(lines)}</ol></section>\n'


def _parts(claim: Claim) -> list[Span]:
    return [part for part in (claim.cue, claim.source, claim.addressee, *claim.content) if part]


def _speaker(row: Row) -> str:
    if not row.chain:
        return label("page.nobody")
    return ("↑ " if row.claim.implicit else "") + escape(" ← ".join(row.chain))


def _quoted(words: str) -> str:
    return f"<q>{escape(words)}</q>" if words else ""


INLINE_HUES = (
    "#8a857b",
    "#1f7f9f",
    "#c2602f",
    "#5a8f33",
    "#a04a9c",
    "#ad861b",
    "#4a70d0",
    "#c4426a",
    "#1a8f74",
    "#7d65c9",
)
CELL = "text-align:start;vertical-align:top;padding:.3em .8em"


def fragment(report: Report) -> str:
    """The claims as a table for notebooks: no script, no style sheet, safe to put into any page."""
    rows = outline(report)
    hue = hues(rows)
    heads = "".join(f'<th style="{CELL}">{escape(messages("ar").say(f"table.{key}"))}</th>' for key in FRAGMENT_COLUMNS)
    lines = "".join(_fragment_row(row, INLINE_HUES[hue[row.key]]) for row in rows)
    return (
        '<div dir="rtl" lang="ar" style="font-family:\'Noto Naskh Arabic\',Amiri,serif;line-height:1.8">'
        f"<b>{escape(title_of(report))}</b> <small>{_origin(report)}</small>"
        f'<table style="border-collapse:collapse;margin-top:.5em"><thead><tr>{heads}</tr></thead>'
        f"<tbody>{lines}</tbody></table></div>"
    )


FRAGMENT_COLUMNS = ("id", "who", "act", "what", "when")


def _fragment_row(row: Row, colour: str) -> str:
    arabic = messages("ar")
    who = escape(("↑ " if row.claim.implicit else "") + (" ← ".join(row.chain) or arabic.say("page.nobody")))
    kind = escape(arabic.name("kinds", row.claim.source_kind))
    what = escape(" … ".join(row.content))
    cells = (
        escape(row.claim.id),
        f'<b style="color:{colour}">{who}</b><br><small>{kind}</small>',
        f"{escape(arabic.name('acts', row.claim.act))}<br><small>{escape(row.cue)}</small>",
        f'<span style="border-inline-start:3px solid {colour};padding-inline-start:.6em;display:block;'
        f'margin-inline-start:{row.depth * 1.2}em">{what}</span>',
        escape(row.time),
    )
    return "<tr>" + "".join(f'<td style="{CELL}">{cell}</td>' for cell in cells) + "</tr>"
