"""A small report built by hand, with everything the face must show: nesting, an implicit speaker, direct speech, hostile text."""

from __future__ import annotations

from riwaya.model import Claim, Entity, Mention, Meta, Quantity, Report, Sentence, Time
from riwaya.span import Span

TEXT = (
    "هدوء في وادي الرمان\n"
    "وقال متحدث باسم بلدية وادي الرمان لرويترز يوم السبت إن سكانا أكدوا أن الجسر سليم.\n"
    "وأضاف «لن نغادر <script>alert(1)</script> & البلدة».\n"
    "ونفى الجيش قصف الجسر. ويُعتقد أن العشرات نزحوا."
)
HOSTILE = "</script><script>alert('x')</script>"


def at(words: str, after: int = 0) -> Span:
    start = TEXT.index(words, after)
    return Span(start, start + len(words))


def _sentences() -> tuple[Sentence, ...]:
    lines = TEXT.split("\n")
    spans = [(at(lines[0]), 0, "headline"), (at(lines[1]), 1, "body"), (at(lines[2]), 2, "body")]
    spans += [(at("ونفى الجيش قصف الجسر."), 3, "body"), (at("ويُعتقد أن العشرات نزحوا."), 3, "body")]
    return tuple(Sentence(f"s{n}", *span, paragraph, kind) for n, (span, paragraph, kind) in enumerate(spans, start=1))


def _claims() -> tuple[Claim, ...]:
    spokesman = at("متحدث باسم بلدية وادي الرمان")
    outer = Claim(
        id="c1", start=at("قال").start, end=at("إن سكانا أكدوا أن الجسر سليم").end, cue=at("قال"), act="say",
        source=spokesman, source_entity="e1", source_kind="official", implicit=False, addressee=at("رويترز"),
        content=(at("إن سكانا أكدوا أن الجسر سليم"),), mode="indirect", time="t1", by="verb_then_source:قال",
    )  # fmt: skip
    inner = Claim(
        id="c2", start=at("سكانا").start, end=at("أن الجسر سليم").end, cue=at("أكدوا"), act="confirm",
        source=at("سكانا"), source_entity="e2", source_kind="resident", implicit=False, addressee=None,
        content=(at("أن الجسر سليم"),), mode="indirect", parent="c1", by="source_then_verb:أكد",
    )  # fmt: skip
    quoted = at("لن نغادر <script>alert(1)</script> & البلدة")
    added = Claim(
        id="c3", start=at("أضاف").start, end=quoted.end, cue=at("أضاف"), act="add", source=None, source_entity="e1",
        source_kind="official", implicit=True, addressee=None, content=(quoted,), mode="direct",
        by=f"verb_then_quotation:{HOSTILE}",
    )  # fmt: skip
    denied = Claim(
        id="c4", start=at("نفى").start, end=at("قصف الجسر").end, cue=at("نفى"), act="deny", source=at("الجيش"),
        source_entity="e3", source_kind="group", implicit=False, addressee=None, content=(at("قصف الجسر"),),
        mode="indirect", polarity="negative", by="verb_then_source:نفى",
    )  # fmt: skip
    believed = Claim(
        id="c5", start=at("يُعتقد").start, end=at("أن العشرات نزحوا").end, cue=at("يُعتقد"), act="believe", source=None,
        source_entity=None, source_kind="unknown", implicit=False, addressee=None, content=(at("أن العشرات نزحوا"),),
        mode="indirect", certainty="probable", evidence=(at("يُعتقد"),), by="passive:اعتقد",
    )  # fmt: skip
    return outer, inner, added, denied, believed


def sample() -> Report:
    names = (("متحدث باسم بلدية وادي الرمان", "anonymous"), ("سكانا", "anonymous"), ("الجيش", "group"))
    mentions = tuple(
        Mention(f"m{n}", *at(name), at(name), kind, f"e{n}") for n, (name, kind) in enumerate(names, start=1)
    )
    entities = tuple(
        Entity(id=f"e{n}", name=name, kind=kind, mentions=(f"m{n}",)) for n, (name, kind) in enumerate(names, start=1)
    )
    return Report(
        id="sample",
        text=TEXT,
        meta=Meta(outlet="عين اليوم", published="2015-07-25"),
        sentences=_sentences(),
        mentions=mentions,
        entities=entities,
        times=(Time("t1", *at("يوم السبت"), "date", "2015-07-25"),),
        quantities=(Quantity("q1", *at("العشرات"), 20.0, 99.0, False, "نازح", "displaced"),),
        claims=_claims(),
    )
