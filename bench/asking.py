"""How long questions to a casebook take: python bench/asking.py CASEBOOK [--rounds N]. Prints p50 and p95 in milliseconds.

Each question is asked of a casebook that is open, with its values drawn from what is in it, in an order mixed by a seed; a
page of 50 rows (20 for the search) is read to its end.
"""

from __future__ import annotations

import argparse
import random
import statistics
import time
from collections import defaultdict
from collections.abc import Callable, Iterator

from riwaya.casebook import Casebook, Filter, Near

Question = tuple[str, Callable[[], object]]


def questions(book: Casebook, dice: random.Random, rounds: int) -> Iterator[Question]:
    """Filters alone and together, and searches for a word, two words, a phrase, a beginning."""

    def some(statement: str) -> list[str]:
        return [str(row[0]) for row in book.sql(statement)[1]]

    acts, kinds = some("SELECT DISTINCT act FROM claims"), some("SELECT DISTINCT source_kind FROM claims WHERE source_kind IS NOT NULL")
    names, outlets = some("SELECT name FROM entity_rows WHERE claims > 20"), some("SELECT DISTINCT outlet FROM reports")
    types, days = some("SELECT DISTINCT type FROM events"), some("SELECT DISTINCT published FROM reports WHERE published IS NOT NULL")
    sides = some("SELECT DISTINCT side FROM entity_mentions WHERE side IS NOT NULL")
    countries = some("SELECT country FROM places WHERE country IS NOT NULL GROUP BY country HAVING count(*) > 50")
    points = book.sql("SELECT DISTINCT lat, lon FROM places WHERE precision = 'locality'")[1]
    titles = some("SELECT title FROM reports WHERE title IS NOT NULL LIMIT 3000")
    words = [word for title in titles for word in title.split() if len(word) > 3]
    pick = dice.choice
    for _ in range(rounds):
        lat, lon = pick(list(points))
        near = Near(lat, lon, pick([10.0, 50.0, 200.0]))
        since = pick(days)
        word, other = pick(words).strip('"«»*'), pick(words).strip('"«»*')
        for name, wanted in {
            "act": Filter(act=pick(acts)), "kind": Filter(kind=pick(kinds)), "source": Filter(source=pick(names)),
            "side": Filter(side=pick(sides)), "outlet": Filter(outlet=pick(outlets)), "period": Filter(since=since, until=since),
            "country": Filter(place=pick(countries)), "near": Filter(near=near), "type": Filter(type=pick(types)),
            "act kind": Filter(act=pick(acts), kind=pick(kinds)),
            "type country since": Filter(type=pick(types), place=pick(countries), since=since),
            "source act": Filter(source=pick(names), act=pick(acts)),
        }.items():  # fmt: skip
            yield f"filter claims: {name}", lambda wanted=wanted: book.list("claims", wanted)  # type: ignore[misc]
            if name in ("type", "country", "near", "period", "type country since"):
                yield f"filter events: {name}", lambda wanted=wanted: book.list("events", wanted)  # type: ignore[misc]
            if name in ("act", "kind", "type", "period"):
                yield f"filter sources: {name}", lambda wanted=wanted: book.list("sources", wanted)  # type: ignore[misc]
            if name in ("outlet", "country", "type"):
                yield f"filter reports: {name}", lambda wanted=wanted: book.list("reports", wanted)  # type: ignore[misc]
        named = Filter(source=pick(names))
        yield "filter entities: name", lambda wanted=named: book.list("entities", wanted)  # type: ignore[misc]
        for kind, query in {"word": word, "two words": f"{word} {other}", "beginning": f"{word[:4]}*"}.items():
            yield f"search: {kind}", lambda query=query: book.search(query)  # type: ignore[misc]
            yield f"text of claims: {kind}", lambda query=query: book.list("claims", Filter(text=query))  # type: ignore[misc]
        row = f'"{phrase(words, dice)}"'
        yield "search: phrase", lambda query=row: book.search(query)  # type: ignore[misc]


def phrase(words: list[str], dice: random.Random) -> str:
    at = dice.randrange(len(words) - 1)
    return " ".join(words[at : at + 2]).replace('"', "")


def p95(times: list[float]) -> float:
    return sorted(times)[int(len(times) * 0.95)]


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("casebook")
    asked.add_argument("--rounds", type=int, default=40)
    asked.add_argument("--seed", type=int, default=1)
    given = asked.parse_args()
    times: dict[str, list[float]] = defaultdict(list)
    with Casebook.open(given.casebook) as book:
        dice = random.Random(given.seed)
        mixed = list(questions(book, dice, given.rounds))
        dice.shuffle(mixed)
        book.search("الحكومة")  # the word list is loaded once, not by each question
        for name, ask in mixed:
            begun = time.perf_counter()
            ask()
            times[name].append(1000 * (time.perf_counter() - begun))
    for name in sorted(times):
        print(f"{name:36} n {len(times[name]):4}  p50 {statistics.median(times[name]):7.1f}  p95 {p95(times[name]):7.1f} ms")
    for group, names in {"filters": ("filter",), "full text": ("search", "text")}.items():
        together = [one for name, found in times.items() if name.startswith(names) for one in found]
        print(f"{group:36} n {len(together):4}  p50 {statistics.median(together):7.1f}  p95 {p95(together):7.1f} ms")


if __name__ == "__main__":
    main()
