"""Trains the network on everything at once; goes on where it stopped.

    python -m training.network.train WORK [--epochs 20] [--name base]

Each batch teaches the heads that its corpus speaks of; lattices teach that the truth is among the attested analyses.
"""

from __future__ import annotations

import argparse
import math
import pickle
import random
import time
from collections import Counter
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from training.network import score
from training.network.batches import TREE_WORDS, WORDS, Tables, bucket, build, grouped
from training.network.labels import NAME_HEADS
from training.network.model import Batch, Network, Size, chain_loss, partial_loss
from training.network.predict import read

WEIGHTS = {"upos": 1.0, "pud": 0.5, "lemma": 0.4, "coarse": 1.0, "caraner": 0.5, "wojood": 0.5}
WEIGHTS |= {"outer": 1.5, "inner": 0.7, "title": 1.0, "outer~": 0.4, "title~": 0.3}
FEATURE, PARTING, TREE = 0.15, 1.0, 1.0
RATE, WARM, KEEP = 2e-3, 200, 0.999
SILVER = 0.4
"""The worth of what the network marked itself, beside what people marked."""
TIMES = {"padt": 4, "pud": 1, "coarse": 2, "marks": 4}
"""How often an epoch shows trees of either treebank, and sentences of a corpus of names (others: once)."""


def relations(examples: list[Any]) -> dict[str, dict[str, int]]:
    found: dict[str, Counter[str]] = {"padt": Counter(), "pud": Counter()}
    for example in examples:
        if example.part == "train":
            found.get(example.style, Counter()).update(node.rel for node in example.nodes)
    return {style: {rel: i for i, (rel, _) in enumerate(counts.most_common())} for style, counts in found.items()}


def loss_of(network: Network, batch: Batch) -> Tensor:
    hidden = network.encode(batch)
    losses = []
    if (batch.gold >= 0).any():
        scores = network.partings(hidden, batch)
        losses.append(
            PARTING * nn.functional.cross_entropy(scores.flatten(0, 1), batch.gold.flatten(), ignore_index=-1)
        )
    for head, (sentence, word, allowed) in batch.heads.items():
        if head in NAME_HEADS:
            losses.append(WEIGHTS[head] * names_loss(network, hidden, head, (sentence, word, allowed)))
            continue
        scores = network.heads[head.rstrip("~")](hidden[sentence, word])
        losses.append(WEIGHTS.get(head, FEATURE) * partial_loss(scores, allowed).mean())
    if batch.nodes is not None:
        losses.append(TREE * tree_loss(network, hidden, batch))
    return torch.stack(losses).sum() * (SILVER if batch.silver else 1.0)


def names_loss(network: Network, hidden: Tensor, head: str, labels: tuple[Tensor, Tensor, Tensor]) -> Tensor:
    """Corpora of names tag every word of their sentences, so that their tags are one chain."""
    sentence, word, allowed = labels
    gold = torch.full(hidden.shape[:2], -1, dtype=torch.long)
    gold[sentence, word] = allowed.float().argmax(1)
    whole = (gold >= 0).any(1)
    return chain_loss(network.heads[head](hidden[whole]), gold[whole], network.steps[head])


def tree_loss(network: Network, hidden: Tensor, batch: Batch) -> Tensor:
    assert batch.nodes is not None and batch.slots is not None and batch.head is not None and batch.rel is not None
    arcs, rel_dep, rel_gov = network.parser(hidden, batch.nodes, batch.slots, batch.style)
    arc = nn.functional.cross_entropy(arcs.flatten(0, 1), batch.head.flatten(), ignore_index=-1)
    scores = network.parser.labels(rel_dep, rel_gov, batch.head.clamp(min=0), batch.style)
    return arc + nn.functional.cross_entropy(scores.flatten(0, 1), batch.rel.flatten(), ignore_index=-1)


def chosen(examples: list[Any], share: float, silver: float) -> list[Any]:
    """One epoch: trees and names several times, of the lattices and of silver sentences a share."""
    found: list[Any] = []
    for example in examples:
        if example.style.startswith("silver"):
            found += [example] * int(random.random() < silver)
        elif example.style == "padt" and not example.nodes:
            found += [example] * int(random.random() < share)
        else:
            found += [example] * TIMES.get(example.style, 1)
    return found


def figures(
    network: Network, examples: list[Any], data: dict[str, Any], tables: Tables, test: bool
) -> dict[str, float]:
    part = {
        p: [e for e in examples if e.part == p]
        for p in ("dev", "dev_trees", "test", "test_trees", "test_names", "test_marks")
    }
    found: dict[str, float] = {}
    tree = part["test_trees"] if test else part["dev_trees"]
    rows = read(network, tree, data, tables)
    found |= score.trees((e.nodes, r["parts"]) for e, r in zip(tree, rows, strict=True) if e.nodes)
    texts = [e for e in part["test"] + part["test_trees"] if e.source == "padt_test"] if test else part["dev"]
    respelled = [as_spelled(e) for e in texts]
    rows = read(network, respelled, data, tables, parse=False)
    triples = [
        t for e, r in zip(respelled, rows, strict=True) for t in zip(e.forms, e.pieces, r["pieces"], strict=True)
    ]
    right, total, _ = score.segmentation(triples)
    found["segmentation"] = 100 * right / total
    if test:
        named = part["test_names"]
        rows = read(network, named, data, tables, parse=False)
        pairs = [(keep(e.names), keep(r["coarse"])) for e, r in zip(named, rows, strict=True)]
        found |= {f"names_{k}": v[2] for k, v in score.names(pairs).items()}
        if part["test_marks"]:
            found |= marks_figures(network, part["test_marks"], data, tables)
    return found


def marks_figures(network: Network, examples: list[Any], data: dict[str, Any], tables: Tables) -> dict[str, float]:
    rows = read(network, examples, data, tables, parse=False)
    found: dict[str, float] = {}
    for head in ("outer", "title"):
        gold = [getattr(e, head) for e in examples]
        for k, v in score.names(zip(gold, (r[head] for r in rows), strict=True)).items():
            found |= {f"{head}_{k}_P": v[0], f"{head}_{k}_R": v[1], f"{head}_{k}_F": v[2]}
    return found


def keep(names: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    return [n for n in names if n[2] in ("PER", "LOC", "ORG")]


def as_spelled(example: Any) -> Any:
    """The same sentence as the file of segmentation spells it."""
    copy = type(example)(
        example.part, example.source, example.doc, example.spelled, example.spelled, example.pieces, style=example.style
    )
    copy.known, copy.rows, copy.rows2 = example.known, example.rows2, example.rows2
    return copy


class Average:
    """A slow copy of the weights: it scores better than any one step."""

    def __init__(self, network: Network) -> None:
        self.weights = {k: v.detach().clone() for k, v in network.state_dict().items()}

    def add(self, network: Network, step: int) -> None:
        keep_share = min(KEEP, (step + 1) / (step + 10))
        torch._foreach_lerp_(list(self.weights.values()), list(network.state_dict().values()), 1 - keep_share)


def rate(step: int, steps: int) -> float:
    return min(1.0, (step + 1) / WARM) * (0.5 * (1 + math.cos(math.pi * min(step / steps, 1))) * 0.97 + 0.03)


def save(path: Path, network: Network, average: Average, optimizer: Any, epoch: int, step: int) -> None:
    state = {
        "network": network.state_dict(),
        "average": average.weights,
        "optimizer": optimizer.state_dict(),
        "epoch": epoch,
        "step": step,
    }
    torch.save(state, path.with_suffix(".tmp"))
    path.with_suffix(".tmp").rename(path)


def shown(found: dict[str, float]) -> str:
    return " ".join(f"{k} {v:.2f}" for k, v in found.items())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("work", type=Path)
    parser.add_argument("--data", default="data.pkl", help="first.pkl: without silver sentences")
    parser.add_argument("--epochs", type=int, default=20)
    parser.add_argument("--share", type=float, default=0.4)
    parser.add_argument("--silver", type=float, default=0.3, help="the share of silver sentences that an epoch shows")
    parser.add_argument("--name", default="base")
    parser.add_argument("--start", type=Path, help="weights to begin with: pretrained.pt, or those of all heads")
    parser.add_argument("--rate", type=float, default=RATE)
    parser.add_argument("--hidden", type=int, default=Size.hidden)
    parser.add_argument("--words", type=int, default=WORDS, help="in a batch")
    parser.add_argument("--tree-words", type=int, default=TREE_WORDS, help="in a batch of trees")
    parser.add_argument("--drop", type=float, default=0.33)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--every", type=int, default=3)
    chosen_args = parser.parse_args()
    with (chosen_args.work / chosen_args.data).open("rb") as file:
        data = pickle.load(file)
    examples = data["examples"]
    rels = relations(examples)
    tables = Tables(data["rows"], len(data["scripts"]), rels)
    torch.manual_seed(chosen_args.seed)
    random.seed(chosen_args.seed)
    network = Network(
        Size(hidden=chosen_args.hidden, drop=chosen_args.drop),
        {k: len(v) for k, v in rels.items()},
        len(data["scripts"]),
    )
    print(f"{sum(p.numel() for p in network.parameters()):,} weights", flush=True)
    if chosen_args.start:
        begin(network, chosen_args.start)
    train = [e for e in examples if e.part == "train"]
    tables.learn_mentions(train)
    run(network, train, data, tables, chosen_args)


def begin(network: Network, path: Path) -> None:
    """Goes on from other weights: their average if they answered questions before, else what reads sentences."""
    state = torch.load(path, weights_only=False)
    found = state.get("average", state["network"])
    if "average" not in state:
        found = {k: v for k, v in found.items() if k.split(".")[0] in ("groups", "static", "context", "one", "two")}
    network.load_state_dict(found, strict=False)


def run(network: Network, train: list[Any], data: dict[str, Any], tables: Tables, args: argparse.Namespace) -> None:
    optimizer = torch.optim.AdamW(network.parameters(), lr=RATE, betas=(0.9, 0.95), weight_decay=0.01, fused=True)
    average, path = Average(network), args.work / f"{args.name}.pt"
    epoch = step = 0
    if path.exists():
        state = torch.load(path, weights_only=False)
        network.load_state_dict(state["network"])
        optimizer.load_state_dict(state["optimizer"])
        average.weights, epoch, step = state["average"], state["epoch"], state["step"]
    steps = args.epochs * len(grouped(chosen(train, args.share, args.silver), args.words, args.tree_words))
    while epoch < args.epochs:
        step = one_epoch(network, optimizer, average, train, tables, args, (epoch, step, steps))
        epoch += 1
        save(path, network, average, optimizer, epoch, step)
        if epoch % args.every == 0 or epoch == args.epochs:
            kept = {k: v.clone() for k, v in network.state_dict().items()}
            network.load_state_dict(average.weights)
            print("  dev ", shown(figures(network, data["examples"], data, tables, False)), flush=True)
            if epoch == args.epochs:
                print("  test", shown(figures(network, data["examples"], data, tables, True)), flush=True)
            network.load_state_dict(kept)


def one_epoch(
    network: Network,
    optimizer: Any,
    average: Average,
    train: list[Any],
    tables: Tables,
    args: Any,
    at: tuple[int, int, int],
) -> int:
    epoch, step, steps = at
    network.train()
    began, total, words = time.time(), 0.0, 0
    batches = grouped(chosen(train, args.share, args.silver), args.words, args.tree_words)
    for group in batches:
        for settings in optimizer.param_groups:
            settings["lr"] = args.rate * rate(step, steps)
        loss = loss_of(network, build(group, tables, 0.3, bucket(max(len(e.forms) for e in group))))
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(network.parameters(), 2.0)
        optimizer.step()
        average.add(network, step)
        step += 1
        total += loss.item()
        words += sum(len(e.forms) for e in group)
    print(
        f"epoch {epoch + 1}: loss {total / len(batches):.3f}, {words / (time.time() - began):,.0f} words/s", flush=True
    )
    return step


if __name__ == "__main__":
    main()
