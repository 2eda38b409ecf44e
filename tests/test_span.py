"""Arithmetic on stretches of a text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from riwaya.span import Span, before, begins_in, contains, gap, overlaps

spans = st.tuples(st.integers(0, 40), st.integers(1, 10)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))


@given(spans, spans)
def test_a_gap_is_what_lies_between_and_the_same_from_both_sides(one: Span, other: Span) -> None:
    assert gap(one, other) == gap(other, one)
    if before(one, other):
        assert gap(one, other) == other.start - one.end
    if overlaps(one, other):
        assert gap(one, other) == 0


@given(spans, spans)
def test_what_is_contained_begins_inside(one: Span, other: Span) -> None:
    assert begins_in(one, other) or not contains(other, one)
    assert begins_in(one, other) == (other.start <= one.start < other.end)
