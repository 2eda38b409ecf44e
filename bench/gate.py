"""The gate: fails where a figure on gold falls below its floor in floors.json, or where the gold is not the one pinned.

    python bench/gate.py                                    what `make gate` runs
    python bench/gate.py --pin                              raises floors to what is measured now, lowers none
    python bench/gate.py --pin --lower --reason "why"       sets floors to what is measured now, and writes down why

Golds: examples/gold, the project's own, always; ../shared/gold (or $RIWAYA_SHARED/gold) where it is.
"""

from __future__ import annotations

import argparse
import datetime
import json
import math
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import corpora
import riwaya
from riwaya.measure import Scores, measure, scores

FLOORS = Path(__file__).with_name("floors.json")
STEP = 0.005
Floors = dict[str, Any]


def measured(folder: Path) -> Scores:
    """Every figure over the gold of a folder, read here and now."""
    tallies = []
    for gold in corpora.gold_records(folder):
        record = json.loads(riwaya.to_json(riwaya.read(gold["text"], date=gold["date"])))
        tallies.append(measure(gold, record))
    return scores(tallies)


def rounded_down(figure: float) -> float:
    return round(math.floor(figure / STEP + 1e-9) * STEP, 3)


def failures(floors: dict[str, float], figures: Scores) -> dict[str, float | None]:
    """The figures that are below their floors; one that cannot be measured any more is below any floor."""
    return {name: figures.get(name) for name, floor in floors.items() if (figures.get(name) or 0.0) < floor - 1e-9}


def pinned(old: dict[str, float], figures: Scores, lower: bool) -> dict[str, float]:
    """New floors: the figures rounded down. Without `lower` no floor sinks and none is dropped."""
    new = {name: rounded_down(figure) for name, figure in figures.items() if figure}
    if lower:
        return {name: floor for name, floor in new.items() if floor}
    names = [*old, *(name for name in new if name not in old and new[name])]
    return {name: max(old.get(name, 0.0), new.get(name, 0.0)) for name in names}


def load(path: Path) -> Floors:
    loaded: Floors = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {"golds": {}, "lowered": []}
    return loaded


def pin(floors: Floors, name: str, folder: Path, figures: Scores, reason: str | None) -> None:
    """Writes the floors of one gold into `floors`; each floor that `reason` lowers is put on record."""
    old: dict[str, float] = floors["golds"].get(name, {}).get("floors", {})
    new = pinned(old, figures, lower=reason is not None)
    sunk = {key: [old[key], new.get(key)] for key in old if (new.get(key) or 0.0) < old[key]}
    if sunk:
        today = datetime.date.today().isoformat()
        floors["lowered"].append({"date": today, "gold": name, "reason": reason, "floors": sunk})
    reports = len(corpora.gold_files(folder))
    floors["golds"][name] = {"fingerprint": corpora.fingerprint(folder), "reports": reports, "floors": new}


def check(floors: Floors, name: str, folder: Path, figures: Scores) -> tuple[int, int]:
    """Prints every figure beside its floor; how many hold and how many do not."""
    entry = floors["golds"].get(name)
    if entry is None:
        print(f"{name}: no floors yet; set them with: python bench/gate.py --pin")
        return 0, 1
    below = failures(entry["floors"], figures)
    print(f"\n{name}: {entry['reports']} reports")
    for key, floor in entry["floors"].items():
        figure = figures.get(key)
        shown = "     –" if figure is None else f"{figure:6.3f}"
        print(f"  {key:<18} {shown}  floor {floor:.3f}  {'BELOW' if key in below else 'ok'}")
    same = entry["fingerprint"] == corpora.fingerprint(folder)
    print("  fingerprint of the gold: " + ("ok" if same else "DIFFERS; look at what changed, then pin again with --pin"))
    return len(entry["floors"]) - len(below) + same, len(below) + (not same)


def gate(path: Path) -> int:
    """0 when everything holds. The last line is «N passed, N failed»."""
    floors, passed, failed = load(path), 0, 0
    folders = corpora.gold_folders()
    for name, folder in folders.items():
        held, fell = check(floors, name, folder, measured(folder))
        passed, failed = passed + held, failed + fell
    for name in floors["golds"].keys() - folders.keys():
        print(f"\n{name}: this gold is not here; skipped")
    print(f"\n{passed} passed, {failed} failed")
    return 1 if failed else 0


def pin_all(path: Path, reason: str | None) -> int:
    floors = load(path)
    for name, folder in corpora.gold_folders().items():
        pin(floors, name, folder, measured(folder), reason)
    path.write_text(json.dumps(floors, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"pinned: {', '.join(floors['golds'])}")
    return 0


def arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--floors", type=Path, default=FLOORS)
    parser.add_argument("--pin", action="store_true", help="raise the floors to what is measured now")
    parser.add_argument("--lower", action="store_true", help="let floors sink too; needs --reason")
    parser.add_argument("--reason", help="why floors sink; kept in the file")
    chosen = parser.parse_args(argv)
    if chosen.lower != bool((chosen.reason or "").strip()) or (chosen.lower and not chosen.pin):
        parser.error('a floor sinks only with all of --pin --lower --reason "why"')
    return chosen


def main(argv: Sequence[str] | None = None) -> int:
    chosen = arguments(argv)
    return pin_all(chosen.floors, chosen.reason) if chosen.pin else gate(chosen.floors)


if __name__ == "__main__":
    sys.exit(main())
