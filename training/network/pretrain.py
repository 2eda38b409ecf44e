"""Masked words of the news: the two LSTMs learn from the words around what a word may be, before any label teaches them.

    python -m training.network.pretrain WORK [--epochs 2]

What is masked is told by its place only. Goes on where it stopped; train.py begins with what it leaves in pretrained.pt.
"""

from __future__ import annotations

import argparse
import math
import pickle
import random
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from training.network.batches import Tables, bucket, padded
from training.network.model import Batch, Network, Size

from riwaya.arabic.spellings import CONTEXT

MASKED, RATE, WARM, WORDS, SAVED = 0.3, 2e-3, 200, 600, 500


def batches(news: dict[str, Any], words: int) -> list[list[int]]:
    """Numbers of paragraphs of like length."""
    by_length: dict[int, list[int]] = defaultdict(list)
    for number, rows in enumerate(news["rows"]):
        by_length[bucket(len(rows))].append(number)
    found = []
    for length, mine in sorted(by_length.items()):
        random.shuffle(mine)
        size = max(1, words // length)
        found += [mine[i : i + size] for i in range(0, len(mine) - size + 1, size)]
    random.shuffle(found)
    return found


def build(news: dict[str, Any], numbers: list[int], tables: Tables) -> tuple[Batch, Tensor]:
    """The batch, and per word the number of its spelling among those that are guessed (-1: never masked)."""
    parts = [news["rows"][n] for n in numbers]
    width = bucket(max(map(len, parts)))
    rows = padded(parts, 0, width)
    context = torch.zeros(len(parts), width, CONTEXT)
    for i, number in enumerate(numbers):
        for a, b, kind in news["known"][number]:
            context[i, a, 2 * kind] = 1
            context[i, a + 1 : b, 2 * kind + 1] = 1
    ids = padded([news["ids"][part] for part in parts], -1, width)
    none = torch.zeros(0)
    batch = Batch(
        tables.vectors[rows], tables.dense[rows], tables.groups[rows], context, torch.tensor([len(p) for p in parts]),
        none, none, none, none, none, {},
    )  # fmt: skip
    return batch, ids


def loss_of(network: Network, batch: Batch, ids: Tensor, chance: Tensor) -> Tensor:
    masked = (ids >= 0) & (torch.rand(ids.shape) < MASKED * chance[ids.clamp(min=0)])
    hidden = network.encode(batch, masked)[masked]
    return nn.functional.cross_entropy(network.guess(hidden), ids[masked])


def steps(news: dict[str, Any], tables: Tables, words: int) -> Iterator[tuple[Batch, Tensor]]:
    for numbers in batches(news, words):
        yield build(news, numbers, tables)


def run(network: Network, news: dict[str, Any], tables: Tables, epochs: int, path: Path) -> None:
    chance = torch.from_numpy(news["chance"])
    optimizer = torch.optim.AdamW(network.parameters(), lr=RATE, betas=(0.9, 0.95), weight_decay=0.01, fused=True)
    total, step = epochs * len(batches(news, WORDS)), 0
    if path.exists():
        state = torch.load(path, weights_only=False)
        network.load_state_dict(state["network"])
        optimizer.load_state_dict(state["optimizer"])
        step = state["step"]
    network.train()
    began, loss_sum, words, first = time.time(), 0.0, 0, step
    while step < total:
        for batch, ids in steps(news, tables, WORDS):
            for settings in optimizer.param_groups:
                settings["lr"] = RATE * min(1.0, (step + 1) / WARM) * (0.55 + 0.45 * math.cos(math.pi * step / total))
            loss = loss_of(network, batch, ids, chance)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 2.0)
            optimizer.step()
            step, loss_sum, words = step + 1, loss_sum + loss.item(), words + int(batch.lengths.sum())
            if step % SAVED == 0 or step == total:
                state = {"network": network.state_dict(), "optimizer": optimizer.state_dict(), "step": step}
                torch.save(state, path.with_suffix(".tmp"))
                path.with_suffix(".tmp").rename(path)
                rate = words / (time.time() - began)
                print(f"step {step} of {total}: loss {loss_sum / (step - first):.3f}, {rate:,.0f} words/s", flush=True)
                began, loss_sum, words, first = time.time(), 0.0, 0, step
            if step == total:
                break


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("work", type=Path)
    parser.add_argument("--epochs", type=int, default=2)
    parser.add_argument("--hidden", type=int, default=Size.hidden)
    args = parser.parse_args()
    from training.network.train import relations

    with (args.work / "unlabelled.pkl").open("rb") as file:
        news = pickle.load(file)
    with (args.work / "first.pkl").open("rb") as file:
        data = pickle.load(file)
    torch.manual_seed(1)
    random.seed(1)
    np.random.seed(1)
    sizes = {style: len(found) for style, found in relations(data["examples"]).items()}
    network = Network(Size(hidden=args.hidden), sizes, len(data["scripts"]))
    run(network, news, Tables(news["spellings"], 0, {}), args.epochs, args.work / "pretrained.pt")


if __name__ == "__main__":
    main()
