"""The events of a report on its page: a table with the homes in PLOVER and ACLED, and the dead with the source of each number."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from html import escape

from riwaya.eventrows import EventRow, event_rows, who_and_whom
from riwaya.model import Report
from riwaya.tolls import Toll, figures, tolls

Label = Callable[..., str]
COLUMNS = ("id", "happened", "whom", "scene", "status", "teller", "plover", "acled")


def events_section(report: Report, label: Label, name: Label) -> str:
    """Nothing where nothing happens. `label` and `name` give a message in both languages."""
    rows = event_rows(report)
    if not rows:
        return ""
    heads = "".join(f"<th>{label(f'events.{key}')}</th>" for key in COLUMNS)
    lines = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in _cells(row, label, name))}</tr>" for row in rows)
    return (
        f'<details class="events"><summary><b>{label("events.title")}</b> <i>{len(rows)}</i></summary>'
        f"<table><thead><tr>{heads}</tr></thead><tbody>{lines}</tbody></table>{_tolls(tolls(report), rows, label)}</details>\n"
    )


def _cells(row: EventRow, label: Label, name: Label) -> Iterator[str]:
    event = row.event
    yield escape(event.id)
    yield f"{_type(row)}<br><q>{escape(row.words)}</q>"
    yield escape(who_and_whom(row))
    yield escape(" · ".join(filter(None, (row.place, row.time, *row.counts))))
    yield name("statuses", event.status) + "".join(f" <q>{escape(words)}</q>" for words in row.evidence)
    yield escape(row.teller) or label("events.outlet")
    yield f"<code>{escape(row.home.plover)}</code>"
    yield f"<code>{escape(row.home.acled)}</code>"


def _type(row: EventRow) -> str:
    english = escape(row.event.type.replace("_", " "))
    return f'<span class="l" lang="ar" dir="rtl">{escape(row.home.ar)}</span><span class="l" lang="en" dir="ltr">{english}</span>'


def _tolls(found: Sequence[Toll], rows: Sequence[EventRow], label: Label) -> str:
    tellers = {row.event.id: row.teller for row in rows}
    lines = "".join(
        f"<li>{label('events.toll', figures=figures(toll.low, toll.high), best=f'{toll.best:,.0f}')}: "
        + "، ".join(
            f"<bdi>{figures(one.low, one.high)}</bdi> {escape(tellers.get(one.event, '')) or label('events.outlet')}"
            for one in toll.told
        )
        + "</li>"
        for toll in found
    )
    return f'<ul class="tolls">{lines}</ul>' if lines else ""
