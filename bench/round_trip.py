"""Numbers written by num2words and read back: every form that it has for Arabic, 0 to a thousand million.

    python bench/round_trip.py --n 10000 --seed 1

Forms: cardinal, year, feminine, ordinal (its ordinals from 20 on are spelled as cardinals; those below must not be read as
counts), and sums of four currencies. Half of the numbers are drawn evenly, half by their length. Needs `pip install num2words`.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from riwaya.model import Quantity, Report
from riwaya.pipeline import PIPELINE
from riwaya.stage import run

HIGHEST = 10**9
CURRENCIES = ("SR", "EGP", "KWD", "TND")
LAST_ORDINAL = 19
STAGES = tuple(stage for stage in PIPELINE if stage.makes in ("letters", "sentences", "words", "quantities"))


class Miss(NamedTuple):
    form: str
    number: int
    written: str
    read: str


def drawn(n: int, seed: int) -> list[int]:
    """n numbers: half evenly from 0 to 10⁹, half with each count of digits alike."""
    dice = random.Random(seed)
    even = [dice.randint(0, HIGHEST) for _ in range(n // 2)]
    return [*even, *(dice.randrange(10 ** dice.randint(1, 9)) for _ in range(n - len(even)))]


def written(number: int) -> Iterator[tuple[str, str]]:
    """Every form and its words, before a counted noun where the form has none of its own."""
    from num2words.lang_AR import Num2Word_AR

    if number == 1:
        yield "cardinal", f"شخص {Num2Word_AR().to_cardinal(number)}"  # one stands behind what it counts
        return
    yield "cardinal", f"{Num2Word_AR().to_cardinal(number)} شخص"
    yield "year", f"{Num2Word_AR().to_year(number)} شخص"
    yield "ordinal", f"{Num2Word_AR().to_ordinal(number)} شخص"
    yield "ordinal_num", f"{Num2Word_AR().to_ordinal_num(number)} شخص"
    feminine = Num2Word_AR()
    feminine.to_cardinal(number)
    feminine.isCurrencyNameFeminine = True
    yield "feminine", f"{feminine.convert(number).strip()} طفلة"
    for currency in CURRENCIES:
        yield f"currency {currency}", Num2Word_AR().to_currency(number, currency=currency).strip()


def read(words: str) -> list[Quantity]:
    report = run(STAGES, Report(id="number", text=f"بلغ عددهم {words}."))
    assert isinstance(report.quantities, tuple)
    return list(report.quantities)


def misses(numbers: Sequence[int], counts: Counter[str]) -> Iterator[Miss]:
    """What was not read back; `counts` counts the forms tried."""
    for number in numbers:
        for form, words in written(number):
            if number == 0 and form not in ("cardinal", "feminine"):
                continue  # num2words writes no such form of nought
            counts[form] += 1
            found = [(q.low, q.high) for q in read(words)]
            kept_apart = form.startswith("ordinal") and number <= LAST_ORDINAL
            wanted = [] if kept_apart else [(float(number), float(number))]
            if found != wanted:
                yield Miss(form, number, words, str(found))


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--n", type=int, default=10000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args(arguments)
    counts: Counter[str] = Counter()
    wrong = list(misses(drawn(given.n, given.seed), counts))
    by_form = Counter(miss.form for miss in wrong)
    for form, tried in counts.items():
        print(f"{form:<14} {tried - by_form[form]:>7} of {tried} read back")
    for miss in wrong[:10]:
        print(f"  {miss.form} {miss.number}: {miss.written} → {miss.read}")
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
