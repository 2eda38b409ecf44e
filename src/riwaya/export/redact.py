"""`--redact persons`: the names of private persons out of a report, out of its text and out of every field.

Private is a person who is not in the book of actors and beside whose name no public role stands (redaction.toml). Each gets a
pseudonym of the report («[شخص 1]»), and every span is moved to the new text. What reading did not know as a person cannot be
replaced: names in the text that are no mention stay (docs/export.md).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from urllib.parse import unquote, urlsplit

from msgspec import Struct, structs

from riwaya.arabic.actorbook import ACTOR
from riwaya.arabic.folding import fold_bare
from riwaya.casebook.stored import Decision, Stored
from riwaya.export.edits import rewritten
from riwaya.export.naming import Name, name_of, parts_of, redaction, where
from riwaya.export.view import Item, stored
from riwaya.model import Entity, Mention, Meta, Place, Report, items
from riwaya.reading.kinds import source_kind
from riwaya.span import Replacement, Span, cut, moved, replaced

CODE = re.compile(r"[a-z0-9_:./-]*")
"""Ids and codes: they name nobody."""


class Persons(Struct, frozen=True):
    """The private persons of a report, each with what stands in place of the name, and the stretches that name others."""

    names: tuple[tuple[Name, str], ...]
    ids: frozenset[str]
    kept: tuple[Span, ...]


def redacted(found: Iterable[Item]) -> Iterator[Stored]:
    """The same reports without the names of private persons."""
    return (without_persons(stored(item)) for item in found)


def without_persons(item: Stored) -> Stored:
    """One report without them; the item itself where it names none."""
    persons = persons_in(item.report, item.author)
    report = _report(item.report, persons) if persons.names else item.report
    author = _words(item.author, persons) if item.author else None
    decisions = tuple(_decision(decision, persons, item.decisions) for decision in item.decisions)
    how = {field: _words(told, persons) for field, told in item.how.items()}
    return structs.replace(item, report=report, author=author, decisions=decisions, how=how)


def private(report: Report) -> tuple[Entity, ...]:
    """The persons of a report who are neither in the book nor named with a public role."""
    public = {m.entity for m in items(report.mentions) if _has_role(cut(report.text, m))}
    people = {m.entity for m in items(report.mentions) if m.kind == "person"}
    return tuple(
        entity
        for entity in items(report.entities)
        if (entity.kind == "person" or entity.id in people)
        and not entity.id.startswith(ACTOR)
        and entity.id not in public
        and not _has_role(entity.name)
    )


def persons_in(report: Report, author: str | None = None) -> Persons:
    found = private(report)
    mentions: dict[str, list[Mention]] = {}
    for mention in items(report.mentions):
        mentions.setdefault(mention.entity, []).append(mention)
    spelled = [[e.name, *(cut(report.text, m.head) for m in mentions.get(e.id, ()))] for e in found]
    if author and source_kind(author) == "person":
        spelled.append([author])
    names = [name for name in map(name_of, spelled) if name.parts]
    ids = frozenset(entity.id for entity in found)
    kept = [m.head for m in items(report.mentions) if m.entity not in ids and m.kind != "anonymous"]
    known = [Span(place.start, place.end) for place in items(report.places) if place.match]
    return Persons(tuple((name, pseudonym("person", n)) for n, name in enumerate(names, start=1)), ids, (*kept, *known))


def pseudonym(kind: str, number: int) -> str:
    return str(redaction()["pseudonyms"][kind]).format(number=number)


@cache
def _roles() -> frozenset[str]:
    return frozenset(fold_bare(word) for block in redaction()["public"] for word in block["words"])


def _has_role(words: str) -> bool:
    """Whether an office or a command stands in the words: «محافظ البصرة ليث السنجري»."""
    return any(form.removeprefix("ال") in _roles() or form in _roles() for part in parts_of(words) for form, _ in part.forms)


def _report(report: Report, persons: Persons) -> Report:
    edits = _edits(report.text, persons, persons.kept)
    words: Callable[[Struct, str], str] = lambda owner, text: _field(owner, text, persons)  # noqa: E731
    anew = rewritten(report, replaced(report.text, edits), lambda span: moved(span, edits), words)
    entities = tuple(_unlinked(entity, persons) for entity in items(anew.entities))
    meta = structs.replace(anew.meta, url=_site(report.meta.url), file=_plain_file(report.meta, persons))
    return structs.replace(anew, meta=meta, entities=entities if items(report.entities) else report.entities)


def _edits(text: str, persons: Persons, kept: Sequence[Span]) -> list[Replacement]:
    """Which stretches are replaced by what, in order, none inside another."""
    parts = parts_of(text)
    found = sorted(Replacement(span, alias) for name, alias in persons.names for span in where(text, name, kept, parts))
    edits: list[Replacement] = []
    for edit in found:
        if not edits or edits[-1].span.end <= edit.span.start:
            edits.append(edit)
        else:
            last = edits[-1]
            edits[-1] = Replacement(Span(last.span.start, max(last.span.end, edit.span.end)), last.words)
    return edits


def _words(text: str, persons: Persons) -> str:
    return replaced(text, _edits(text, persons, ()))


def _field(owner: Struct, text: str, persons: Persons) -> str:
    """Another text than the report's: in the name of somebody else only whole names are replaced."""
    if CODE.fullmatch(text):
        return text
    others = (isinstance(owner, Entity) and owner.id not in persons.ids) or (isinstance(owner, Place) and owner.match)
    return replaced(text, _edits(text, persons, (Span(0, len(text)),) if others else ()))


def _unlinked(entity: Entity, persons: Persons) -> Entity:
    return structs.replace(entity, romanized=None, links={}) if entity.id in persons.ids else entity


def _site(url: str | None) -> str | None:
    """The site alone: what stands behind it names the report, and often whom it is about."""
    if not url:
        return url
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.hostname}/" if parts.scheme and parts.hostname else None


def _plain_file(meta: Meta, persons: Persons) -> str | None:
    return _words(unquote(meta.file), persons) if meta.file else None


def _decision(decision: Decision, persons: Persons, all_: Sequence[Decision]) -> Decision:
    """That it was decided, and not in which words: these count letters of the text as it was."""
    reviewers = list(dict.fromkeys(one.by for one in all_))
    by = pseudonym("reviewer", reviewers.index(decision.by) + 1)
    return structs.replace(decision, changes={}, was={}, note=_words(decision.note, persons), by=by)
