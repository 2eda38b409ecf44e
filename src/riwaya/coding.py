"""What coders of PLOVER would take from a report: the events of violence and protest that its sentences surely tell of."""

from __future__ import annotations

from riwaya.arabic.confidence import CLASSES, class_of, models
from riwaya.model import Event, Report, items


def coded(report: Report, plover: str) -> tuple[Event, ...]:
    """The events of a class, ASSAULT or PROTEST, whose confidence reaches the threshold of that class, in the order of the text.

    The threshold is the one at which sentences were best told apart (training/event_confidence.py). ASSAULT holds abductions
    too, as the coders of those sentences took them. ValueError for a class without weights.
    """
    if plover not in CLASSES:
        raise ValueError(f"no weights for {plover!r}; known: {', '.join(CLASSES)}")
    least = models()[plover].threshold
    events = (event for event in items(report.events) if class_of(event.type) == plover)
    return tuple(event for event in events if event.confidence is not None and event.confidence >= least)
