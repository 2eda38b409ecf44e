"""Compile src/riwaya/arabic/events/*.toml, written by hand, into happenings.json, which loads in milliseconds.

    .venv/bin/python training/happenings.py

Every form of every verb is spelled out here, so that reading only looks spellings up. tests/arabic/test_happenings.py fails
when the two no longer agree.
"""

from __future__ import annotations

import json
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from riwaya.arabic.folding import fold_bare
from riwaya.arabic.happenings import NOMINAL, PARTICIPIAL, PAST, PHRASAL, PRESENT, ROLES, Home, Rule
from riwaya.arabic.inflect import participle_forms, passive_present, past_forms, present_forms

HOME = Path(__file__).parents[1] / "src" / "riwaya" / "arabic"
KINDS = ("verb", "noun", "phrase")
NOT_TYPES = ("classes", "grammar")
GAP = "…"


def type_files() -> list[Path]:
    return sorted(p for p in (HOME / "events").glob("*.toml") if p.stem not in NOT_TYPES)


def entries() -> Iterator[tuple[str, str, dict[str, Any]]]:
    """(type, kind, entry) of every entry, in the order of the files."""
    for path in type_files():
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        for kind in KINDS:
            for entry in content.get(kind, ()):
                yield path.stem, kind, entry


def folded(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(fold_bare(word) for word in text.split()))


def company(text: str) -> tuple[str, ...]:
    """The words of a condition, without their article: «المرتبة» is met as «مرتبة», «إلكتروني» has none."""
    bare = (word[2:] if word.startswith("ال") and len(word) > 4 else word for word in text.split())
    return tuple(dict.fromkeys(fold_bare(word) for word in bare))


def verb_forms(entry: dict[str, Any]) -> Iterator[tuple[str, int]]:
    present, first = entry.get("present", ""), entry.get("first", "")
    for form in past_forms(entry["past"], first):
        yield form.spelling, PAST
    if present:
        for form in present_forms(present):
            yield form.spelling, PRESENT
        yield passive_present(present, bool(first)), PRESENT
    for spelling in entry.get("passive", "").split():
        yield spelling, PAST
    for participle in entry.get("participle", "").split():
        yield participle, PARTICIPIAL
        for form in participle_forms(participle, present[-1:] in ("ي", "و", "ى")):
            yield form.spelling, PARTICIPIAL
    for masdar in entry.get("masdar", "").split():
        yield masdar, NOMINAL
        yield masdar.removesuffix("ة") + "ات", NOMINAL


def forms_of(kind: str, entry: dict[str, Any]) -> Iterator[tuple[str, int]]:
    """Every spelling that can be the (first) word of the trigger, with what it is there."""
    if kind == "verb":
        yield from verb_forms(entry)
    elif kind == "noun":
        yield from ((form, NOMINAL) for form in entry["forms"].split())
    else:
        yield from ((form, PHRASAL) for form in entry["words"][0].split())


def rule(type_: str, kind: str, entry: dict[str, Any]) -> Rule:
    slots = [folded(slot) for slot in entry.get("words", ())]
    return Rule(
        type=type_,
        name=entry["name"],
        slots=tuple(slots),
        takes=entry.get("takes", "actor target" if kind == "verb" else ""),
        idafa=entry.get("idafa", _masdar_of(entry) if kind == "verb" else ""),
        status=entry.get("status", ""),
        target=folded(entry.get("target", "")),
        between=folded(entry.get("between", "")),
        object=company(entry.get("object", "")),
        subject=company(entry.get("subject", "")),
        needs=company(entry.get("needs", "")),
        never=company(entry.get("never", "")),
        whole=entry.get("whole", False),
    )


def _masdar_of(entry: dict[str, Any]) -> str:
    """قتل الجندي: the target; انسحاب الجندي: the actor."""
    return "actor" if entry.get("takes") == "actor" else "target"


def _home(path: Path) -> list[str]:
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    return [content[field] for field in Home.__struct_fields__]


def compiled() -> str:
    rules: list[Rule] = []
    forms: dict[str, list[int]] = defaultdict(list)
    for type_, kind, entry in entries():
        number = len(rules)
        rules.append(rule(type_, kind, entry))
        for spelling, role in forms_of(kind, entry):
            code = number * ROLES + role
            if code not in forms[fold_bare(spelling)]:
                forms[fold_bare(spelling)].append(code)
    classes = tomllib.loads((HOME / "events" / "classes.toml").read_text(encoding="utf-8"))
    grammar = tomllib.loads((HOME / "events" / "grammar.toml").read_text(encoding="utf-8"))
    table = {
        "types": {path.stem: _home(path) for path in type_files()},
        "rules": [[getattr(r, field) for field in Rule.__struct_fields__] for r in rules],
        "forms": dict(sorted(forms.items())),
        "classes": {name: company(words) for name, words in classes.items()},
        "grammar": {name: folded(words) for name, words in grammar.items()},
    }
    return json.dumps(table, ensure_ascii=False, separators=(",", ":")) + "\n"


def main() -> None:
    text = compiled()
    (HOME / "happenings.json").write_text(text, encoding="utf-8")
    print(f"wrote happenings.json: {len(text):,} characters")


if __name__ == "__main__":
    main()
