"""The network: spellings → two layers of BiLSTM over the sentence → one small head for each question."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from training.network.labels import FEATS, NAME_HEADS, UPOS
from training.network.unlabelled import GUESSED

from riwaya.arabic.spellings import AFTER, BEFORE, CONTEXT, DENSE, GROUPS, HASHES
from riwaya.arabic.tags import grammar
from riwaya.arabic.usage import SIZE as USED

VECTOR, GROUP, INPUT = 80, 64, 160
SLOTS = 4
MAIN = "padt"
"""The treebank whose trees are read at reading time."""


@dataclass(frozen=True)
class Size:
    """112 rather than 128 each way: the weights of both layers then fit the second cache, which halves the reading time."""

    hidden: int = 112
    arc: int = 96
    rel: int = 64
    drop: float = 0.33


@dataclass
class Batch:
    """Everything padded to [sentences, words]; `heads` maps a head to (sentence, word, allowed labels as booleans)."""

    vectors: Tensor
    dense: Tensor
    groups: Tensor
    context: Tensor
    lengths: Tensor
    before: Tensor
    after: Tensor
    dearer: Tensor
    foreign: Tensor
    gold: Tensor
    heads: dict[str, tuple[Tensor, Tensor, Tensor]]
    nodes: Tensor | None = None
    slots: Tensor | None = None
    head: Tensor | None = None
    rel: Tensor | None = None
    style: str = ""
    silver: bool = False


class Locked(nn.Module):
    """Dropout that hides the same columns in a whole sentence: what is missing cannot be read off the neighbours."""

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share

    def forward(self, rows: Tensor, dim: int) -> Tensor:
        if not self.training or not self.share:
            return rows
        shape = [1 if i == dim else n for i, n in enumerate(rows.shape)]
        kept = (torch.rand(shape) > self.share).float() / (1 - self.share)
        return rows * kept


class Parser(nn.Module):
    """Heads and relations between the parts of words (conjunction, preposition, stem, pronoun), biaffine.

    One for both treebanks: each has relations of its own, and a vector that tells the parts whose rules they follow.
    """

    def __init__(self, width: int, size: Size, relations: dict[str, int]) -> None:
        super().__init__()
        self.dep, self.gov = nn.Linear(width, size.arc), nn.Linear(width, size.arc)
        self.dep_slot, self.gov_slot = nn.Embedding(SLOTS, size.arc), nn.Embedding(SLOTS, size.arc)
        self.rel_dep, self.rel_gov = nn.Linear(width, size.rel), nn.Linear(width, size.rel)
        self.rel_dep_slot, self.rel_gov_slot = nn.Embedding(SLOTS, size.rel), nn.Embedding(SLOTS, size.rel)
        self.root_arc, self.root_rel = nn.Parameter(torch.zeros(size.arc)), nn.Parameter(torch.zeros(size.rel))
        self.arc = nn.Parameter(torch.randn(size.arc, size.arc) * 0.05)
        self.arc_bias = nn.Parameter(torch.zeros(size.arc))
        self.label = nn.ModuleDict({style: nn.Linear(2 * size.rel, n) for style, n in relations.items()})
        self.other = nn.ParameterDict({style: torch.zeros(size.arc) for style in relations if style != MAIN})
        self.drop = Locked(size.drop)

    def parts(self, hidden: Tensor, nodes: Tensor, slots: Tensor, style: str) -> list[Tensor]:
        """The four views of every part; the root stands first among the governors."""
        at = nodes.clamp(min=0)
        view: list[Tensor] = []
        for linear, slot in (
            (self.dep, self.dep_slot), (self.gov, self.gov_slot),
            (self.rel_dep, self.rel_dep_slot), (self.rel_gov, self.rel_gov_slot),
        ):  # fmt: skip
            whole = linear(hidden)
            mine = torch.gather(whole, 1, at[..., None].expand(-1, -1, whole.shape[-1]))
            mine = mine + slot(slots.clamp(min=0))
            if style != MAIN and len(view) < 2:
                mine = mine + self.other[style]
            view.append(self.drop(torch.relu(mine), 1))
        n = len(hidden)
        view[1] = torch.cat([self.root_arc.expand(n, 1, -1), view[1]], 1)
        view[3] = torch.cat([self.root_rel.expand(n, 1, -1), view[3]], 1)
        return view

    def forward(self, hidden: Tensor, nodes: Tensor, slots: Tensor, style: str = MAIN) -> tuple[Tensor, Tensor, Tensor]:
        """Arc scores [sentence, part, governor + 1], and what label scores are made from."""
        dep, gov, rel_dep, rel_gov = self.parts(hidden, nodes, slots, style)
        scores = dep @ self.arc @ gov.transpose(1, 2) + (gov @ self.arc_bias)[:, None, :]
        padding = torch.cat([torch.zeros_like(nodes[:, :1]), nodes], 1) < 0
        return scores.masked_fill(padding[:, None, :], -1e4), rel_dep, rel_gov

    def labels(self, rel_dep: Tensor, rel_gov: Tensor, heads: Tensor, style: str = MAIN) -> Tensor:
        """Scores of each relation to the given governor (0 is the root)."""
        gov = torch.gather(rel_gov, 1, heads[..., None].expand(-1, -1, rel_gov.shape[-1]))
        scores: Tensor = self.label[style](torch.cat([rel_dep * gov, rel_dep + gov], -1))
        return scores


class Network(nn.Module):
    def __init__(self, size: Size, relations: dict[str, int], scripts: int) -> None:
        super().__init__()
        self.size = size
        self.groups = nn.EmbeddingBag(HASHES, GROUP, mode="sum")
        nn.init.normal_(self.groups.weight, std=0.05)
        self.static = nn.Linear(VECTOR + DENSE + USED + GROUP, INPUT)
        with torch.no_grad():  # nothing is learnt of usage while there is no table, so that nothing may be read from it
            self.static.weight[:, VECTOR + DENSE : VECTOR + DENSE + USED] = 0
        self.context = nn.Linear(CONTEXT, INPUT, bias=False)
        self.one = nn.LSTM(INPUT, size.hidden, bidirectional=True)
        self.two = nn.LSTM(2 * size.hidden, size.hidden, bidirectional=True)
        self.drop = Locked(size.drop)
        width = 2 * size.hidden
        heads = {"upos": len(UPOS), "pud": len(UPOS), "lemma": scripts}
        heads |= {name: len(values) for name, values in FEATS.items()}
        heads |= {name: len(tags) for name, tags in NAME_HEADS.items()}
        self.heads = nn.ModuleDict({name: nn.Linear(width, n) for name, n in heads.items()})
        self.before, self.after = nn.Linear(width, len(BEFORE)), nn.Linear(width, len(AFTER))
        self.dear, self.foreign = nn.Parameter(torch.tensor(-2.0)), nn.Parameter(torch.tensor(-1.0))
        self.steps = nn.ParameterDict({name: torch.from_numpy(grammar(tags)) for name, tags in NAME_HEADS.items()})
        self.parser = Parser(width, size, relations)
        self.guess = nn.Linear(width, GUESSED)

    def encode(self, batch: Batch, hidden_words: Tensor | None = None) -> Tensor:
        """What the sentence says of each word, [sentences, words, 2 * hidden]; of `hidden_words` only their place is told."""
        vectors, dense, groups, context = batch.vectors, batch.dense, batch.groups, batch.context
        sizes = vectors.shape[:2]
        if self.training:
            vectors, dense, context = (
                self.thinned(vectors, 0.04),
                self.thinned(dense, 0.12),
                self.thinned(context, 0.25),
            )
        weights = None
        if self.training:  # the whole spelling is the first two hashes: learn without them, too
            weights = torch.ones(groups.shape, device=groups.device)
            weights[..., :2] *= (torch.rand(*sizes, 1) > 0.25).float()
        flat = groups.reshape(-1, GROUPS)
        summed = self.groups(flat, per_sample_weights=None if weights is None else weights.reshape(-1, GROUPS))
        told = torch.cat([vectors, dense, summed.view(*sizes, -1)], -1)
        if hidden_words is not None:
            shown = (~hidden_words).float()[..., None]
            told, context = told * shown, context * shown
        inside = self.static(told) + self.context(context)
        hidden = self.drop(torch.tanh(inside).transpose(0, 1), 0)
        for layer in (self.one, self.two):
            if self.training:  # packing is slow, and a little padding behind the sentence does no harm
                hidden = self.drop(layer(hidden)[0], 0)
                continue
            packed = nn.utils.rnn.pack_padded_sequence(hidden, batch.lengths, enforce_sorted=False)
            hidden, _ = nn.utils.rnn.pad_packed_sequence(layer(packed)[0], total_length=sizes[1])
        return hidden.transpose(0, 1)

    def thinned(self, rows: Tensor, share: float) -> Tensor:
        """Whole words lose these features now and then, as rare words do."""
        return rows * (torch.rand(*rows.shape[:2], 1) > share).float()

    def partings(self, hidden: Tensor, batch: Batch) -> Tensor:
        """Scores of the ways to part each word; -1 in `before` is no way."""
        before = torch.gather(self.before(hidden), 2, batch.before.clamp(min=0))
        after = torch.gather(self.after(hidden), 2, batch.after)
        worth = self.dear * batch.dearer + self.foreign * batch.foreign
        return (before + after + worth).masked_fill(batch.before < 0, -1e4)


def partial_loss(scores: Tensor, allowed: Tensor) -> Tensor:
    """Minus the log of the probability that falls on allowed labels."""
    return torch.logsumexp(scores, -1) - torch.logsumexp(scores.masked_fill(~allowed, -1e9), -1)


def chain_loss(scores: Tensor, gold: Tensor, steps: Tensor) -> Tensor:
    """Minus the log of the probability of each sentence's tags, as one chain (CRF): scores [B, T, K], gold [B, T], -1 behind
    its end, steps [K + 1, K] from a tag (last: from nothing) to a tag. The mean over words."""
    real = gold >= 0
    tags = gold.clamp(min=0)
    before = torch.cat([torch.full_like(tags[:, :1], len(steps) - 1), tags[:, :-1]], 1)
    path = torch.gather(scores, 2, tags[..., None])[..., 0] + steps[before, tags]
    value = scores[:, 0] + steps[-1]
    for at in range(1, scores.shape[1]):
        further = torch.logsumexp(value[:, :, None] + steps[:-1], 1) + scores[:, at]
        value = torch.where(real[:, at, None], further, value)
    ends = steps[:-1, 0]
    last = tags.gather(1, (real.sum(1, keepdim=True) - 1))[:, 0]
    every = torch.logsumexp(value + ends, 1)
    mine = (path * real).sum(1) + ends[last]
    return (every - mine).sum() / real.sum()
