"""Builds examples/gold/NAME.json from the text examples/NAME.txt and the marks examples/source/NAME.toml.

Marks are written as words; this finds where they stand. `python training/annotate.py` writes what has changed,
`python training/annotate.py --check` only says which files are out of date. How marks are written: examples/README.md.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

EXAMPLES = Path(__file__).parent.parent / "examples"
GAP = " ⋯ "
JOINED = "وفبلك"
CLOSING = '”"»’\''


def listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


ACTS = listed("""
    say add tell announce report confirm deny believe estimate expect ask call demand propose vow threaten accuse
    warn reject indicate reveal complain praise condemn""")
MODES = listed("direct indirect mixed")
KINDS = listed("""
    person official source resident witness fighter organization group government outlet document reports unknown""")
STATUSES = listed("happened ongoing planned proposed possible denied rejected")
ROLES = listed("""
    killed injured displaced detained missing abducted trapped evacuated returned fighters people households places
    buildings vehicles weapons aid territory money distance other""")
CLAIM_EXTRAS = ("witness", "optional", "polarity", "certainty", "note")
EVENT_ROLES = ("actor", "target", "place", "time", "quantity")
KEYS = {
    "claim": {"p", "is", "actor", "implicit", "cue", "source", "head", "content", "to", "when", "in", *CLAIM_EXTRAS},
    "time": {"p", "t", "v", "note"},
    "quantity": {"p", "t", "n", "of", "role", "approx", "note"},
    "place": {"t", "at", "within", "country", "part_of", "facility", "speaks"},
    "event": {"p", "t", "is", "says", *EVENT_ROLES},
    "account": {"q", "is", "sides"},
    "actor": {"name", "kind", "side", "country"},
}

Mark = dict[str, Any]
Span = list[int]


class MarkError(ValueError):
    """A mark that does not fit its text; the message names the report and the words."""


class Dispatch:
    """One report: its text by paragraphs, and the marks made on it."""

    def __init__(self, name: str, text: str, marks: Mark) -> None:
        self.name = name
        self.text = text
        self.marks = marks

    def wrong(self, why: str) -> MarkError:
        return MarkError(f"{self.name}: {why}")

    def paragraph(self, number: int) -> Span:
        """Where paragraph `number` lies; the headline is 1."""
        lines = self.text.split("\n")
        if not 1 <= number <= len(lines):
            raise self.wrong(f"has no paragraph {number}")
        start = sum(len(line) + 1 for line in lines[: number - 1])
        return [start, start + len(lines[number - 1])]

    def all_of(self, words: str, within: Span) -> list[int]:
        """Every start of `words` as whole words, after a joined و ف ب ل ك too."""
        at = (m.start() for m in re.finditer(re.escape(words), self.text[within[0] : within[1]]))
        return [within[0] + i for i in at if self.stands_alone(within[0] + i, within[0] + i + len(words))]

    def stands_alone(self, start: int, end: int) -> bool:
        if end < len(self.text) and self.text[end - 1].isalnum() and is_letter(self.text[end]):
            return False
        if start == 0 or not is_letter(self.text[start]) or not is_letter(self.text[start - 1]):
            return True
        joined = self.text[start - 1] in JOINED
        return joined and (start < 2 or not is_letter(self.text[start - 2]))

    def one(self, words: str, within: Span) -> Span:
        """The span of `words`, or of the nth when the mark ends in @n."""
        words, _, nth = words.partition("@")
        starts = self.all_of(words, within)
        if not starts:
            raise self.wrong(f"does not hold «{words}» in «{self.text[within[0] : within[1]][:40]}…»")
        if not nth and len(starts) > 1:
            raise self.wrong(f"holds «{words}» {len(starts)} times; say which with @1")
        if nth and int(nth) > len(starts):
            raise self.wrong(f"holds «{words}» {len(starts)} times only, not {nth}")
        start = starts[int(nth) - 1 if nth else 0]
        return [start, start + len(words)]

    def find(self, mark: str, paragraph: int) -> Span:
        """The span of a mark: words, or «first words ⋯ last words»."""
        within = self.paragraph(paragraph)
        first, gap, last = mark.partition(GAP)
        span = self.one(first, within)
        if gap:
            span = [span[0], self.one(last, [span[1], within[1]])[1]]
        return span

    def maybe(self, mark: str | None, paragraph: int) -> Span | None:
        return self.find(mark, paragraph) if mark else None


def is_letter(char: str) -> bool:
    return char.isalnum() or "\u064b" <= char <= "\u0652"


def known(report: Dispatch, word: str, words: Iterable[str], what: str) -> str:
    if word not in words:
        raise report.wrong(f"«{word}» is no {what}")
    return word


def only(report: Dispatch, mark: Mark, kind: str) -> Mark:
    """The mark, once it is known to hold no misspelt key."""
    for key in mark:
        known(report, key, KEYS[kind], f"key of a {kind}")
    return mark


def actors(report: Dispatch) -> dict[str, Mark]:
    keys = ("name", "kind", "side", "country")
    return {
        name: {key: only(report, actor, "actor").get(key) for key in keys}
        for name, actor in report.marks["actors"].items()
    }


def claims(report: Dispatch) -> Iterator[Mark]:
    done: dict[str, Mark] = {}
    for number, mark in enumerate(report.marks["claims"], 1):
        claim = claim_of(report, f"c{number:02}", only(report, mark, "claim"))
        check_claim(report, claim, done)
        done[claim["id"]] = claim
        yield claim


def claim_of(report: Dispatch, name: str, mark: Mark) -> Mark:
    act, mode, kind = mark["is"].split()
    p, actor = mark["p"], mark.get("actor")
    claim: Mark = {"id": name, "p": p}
    if "in" in mark:
        claim["in"] = mark["in"]
    if not mark.get("source") and (actor or mark.get("implicit")):
        claim["implicit"] = True
    claim |= {
        "actor": actor and known(report, actor, report.marks["actors"], "actor"),
        "act": known(report, act, ACTS, "act"),
        "mode": known(report, mode, MODES, "mode"),
        "kind": known(report, kind, KINDS, "source kind"),
    }
    claim |= {key: mark[key] for key in CLAIM_EXTRAS if key in mark}
    return claim | claim_spans(report, mark)


def claim_spans(report: Dispatch, mark: Mark) -> Mark:
    p = mark["p"]
    content = mark["content"] if isinstance(mark["content"], list) else [mark["content"]]
    source = report.maybe(mark.get("source"), p)
    return {
        "content": [report.find(part, p) for part in content],
        "source": source,
        "head": report.maybe(mark.get("head"), p) or source,
        "cue": report.find(mark["cue"], p),
        "addressee": report.maybe(mark.get("to"), p),
        "time": report.maybe(mark.get("when"), p),
    }


def check_claim(report: Dispatch, claim: Mark, earlier: dict[str, Mark]) -> None:
    """What the guidelines ask of spans: nested in the outer content, head in source, no closing stop."""
    words = report.text[claim["cue"][0] : claim["content"][-1][1]]
    if "in" in claim:
        outer = earlier.get(claim["in"])
        parts = [*outer["content"], outer["cue"], outer["source"]] if outer else []
        if not any(part and part[0] <= claim["content"][0][0] < part[1] for part in parts):
            raise report.wrong(f"«{words}» is not inside {claim['in']}")
    source, head = claim["source"], claim["head"]
    if source and not source[0] <= head[0] < head[1] <= source[1]:
        raise report.wrong(f"the head of «{words}» is not in its source")
    for start, end in claim["content"]:
        after = report.text[end : end + 1]
        if report.text[end - 1] == "." and after not in CLOSING:
            raise report.wrong(f"«{report.text[start:end]}» ends with the closing full stop")
    quoted = any(mark in report.text[a:b] for a, b in claim["content"] for mark in CLOSING)
    if claim["mode"] == "mixed" and not quoted:
        raise report.wrong(f"«{words}» is mixed but quotes nothing")


def times(report: Dispatch) -> Iterator[Mark]:
    for mark in report.marks["times"]:
        only(report, mark, "time")
        note = {"note": mark["note"]} if "note" in mark else {}
        yield {"p": mark["p"], "type": time_type(mark["v"]), "value": mark["v"]} | note | spot(report, mark)


def time_type(value: str) -> str:
    if re.fullmatch(r"P(T?[\dX]+[YMWDHS])+", value):
        return "duration"
    return "time" if re.match(r"\d{4}-\d\d-\d\dT", value) else "date"


def spot(report: Dispatch, mark: Mark) -> Mark:
    """The span of a time or quantity, with its words."""
    start, end = report.find(mark["t"], mark["p"])
    return {"span": [start, end], "text": report.text[start:end]}


def quantities(report: Dispatch) -> Iterator[Mark]:
    for mark in report.marks["quantities"]:
        low, high = bounds(only(report, mark, "quantity")["n"])
        item: Mark = {"p": mark["p"], "low": low, "high": high}
        item |= {key: mark[key] for key in ("approx", "note") if key in mark}
        role = known(report, mark["role"], ROLES, "role")
        yield item | {"unit": mark["of"], "role": role} | spot(report, mark)


def bounds(number: str) -> tuple[int | None, int | None]:
    """12 → (12, 12), 12.. → (12, None), ..12 → (None, 12), 20..99 → (20, 99)."""
    low, dots, high = number.partition("..")
    if not dots:
        return int(low), int(low)
    return int(low) if low else None, int(high) if high else None


def places(report: Dispatch) -> Iterator[Mark]:
    for mark in report.marks["places"]:
        only(report, mark, "place")
        if not report.all_of(mark["t"], [0, len(report.text)]):
            raise report.wrong(f"does not name the place «{mark['t']}»")
        place: Mark = {"text": mark["t"]}
        if "at" in mark:
            place |= {"lat": mark["at"][0], "lon": mark["at"][1]}
        place["country"] = mark["country"]
        if "at" in mark:
            place["tolerance_km"] = mark["within"]
        yield place | {key: mark[key] for key in ("part_of", "facility", "speaks") if key in mark}


def events(report: Dispatch, built: Mark) -> Iterator[Mark]:
    quantity_words = [item["text"] for item in built["quantities"]]
    place_names = [item["text"] for item in built["places"]]
    for number, mark in enumerate(report.marks["events"], 1):
        kind, status = only(report, mark, "event")["is"].split()
        event: Mark = {"id": f"e{number:02}", "p": mark["p"], "type": kind}
        event |= {key: mark[key] for key in EVENT_ROLES if key in mark}
        for key, among in (("quantity", quantity_words), ("place", place_names), ("actor", built["actors"])):
            if key in mark:
                known(report, mark[key], among, key)
        says = mark.get("says", "outlet")
        says = None if says == "nobody" else known(report, says, ["outlet", *built["actors"]], "actor")
        start, end = report.find(mark["t"], mark["p"])
        event |= {"status": known(report, status, STATUSES, "status"), "says": says}
        yield event | {"trigger": [start, end], "trigger_text": report.text[start:end]}


def accounts(report: Dispatch, built: Mark) -> Iterator[Mark]:
    names = [claim["id"] for claim in built["claims"]]
    for number, mark in enumerate(report.marks.get("accounts", []), 1):
        only(report, mark, "account")
        positions = [{"claims": side["claims"], "stance": side["stance"]} for side in mark["sides"]]
        for claim in (claim for side in positions for claim in side["claims"]):
            known(report, claim, names, "claim")
        relation = known(report, mark["is"], ["differs", "agrees"], "relation")
        yield {"id": f"a{number}", "question": mark["q"], "relation": relation, "positions": positions}


def build(name: str, folder: Path = EXAMPLES) -> Mark:
    """The gold record of one report."""
    text = (folder / f"{name}.txt").read_text(encoding="utf-8")
    marks = tomllib.loads((folder / "source" / f"{name}.toml").read_text(encoding="utf-8"))
    report = Dispatch(name, text, marks)
    built: Mark = {"article": f"{name}.txt", "date": marks["date"], "publisher": marks["publisher"]}
    built |= {"actors": actors(report), "text": text}
    built |= {"claims": list(claims(report)), "times": list(times(report))}
    built |= {"quantities": list(quantities(report)), "places": list(places(report))}
    built["events"] = list(events(report, built))
    built["accounts"] = list(accounts(report, built))
    return built


def names(folder: Path = EXAMPLES) -> list[str]:
    return sorted(path.stem for path in (folder / "source").glob("*.toml"))


def as_json(built: Mark) -> str:
    return json.dumps(built, ensure_ascii=False, indent=1) + "\n"


def stale(name: str, folder: Path = EXAMPLES) -> bool:
    """Whether the gold file is missing or not what the marks say now."""
    gold = folder / "gold" / f"{name}.json"
    return not gold.exists() or gold.read_text(encoding="utf-8") != as_json(build(name, folder))


def write(name: str, folder: Path = EXAMPLES) -> None:
    (folder / "gold").mkdir(exist_ok=True)
    (folder / "gold" / f"{name}.json").write_text(as_json(build(name, folder)), encoding="utf-8")


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--check", action="store_true", help="write nothing; fail when a gold file is out of date")
    check = options.parse_args().check
    try:
        late = [name for name in names() if stale(name)]
    except MarkError as error:
        print(error, file=sys.stderr)
        return 1
    for name in late:
        print(name)
        if not check:
            write(name)
    return 1 if check and late else 0


if __name__ == "__main__":
    sys.exit(main())
