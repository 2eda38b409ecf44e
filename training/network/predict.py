"""Reads examples with the network in training, into the parts that score.py counts."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
import torch
from training.network.batches import Tables, build, padded
from training.network.labels import FEATS, NAME_HEADS, UPOS
from training.network.lemmas import Lexicon, even
from training.network.model import Network
from training.network.namefiles import spans_of
from training.network.score import CLITIC_LEMMA, CLITIC_POS, Part, slots_of

from riwaya.arabic.lemmas import apply
from riwaya.arabic.network import stem_of
from riwaya.arabic.tags import best_tags
from riwaya.arabic.tree import best_tree

STYLE = "padt"


def lemma_of(stem: str, upos: str, ranked: list[int], scripts: list[Any], known: Lexicon) -> str:
    """A lemma that the lexicon attests for this stem and tag, the network choosing; else the likeliest script that fits."""
    key = even(stem)
    attested = known.lemmas.get((key, upos))
    found = None
    if attested:
        by_script = (apply(scripts[s], key) for s in ranked[:40])
        found = next((lemma for lemma in by_script if lemma in attested), None) or attested.most_common(1)[0][0]
    if found is None and upos not in ("X", "NUM", "PUNCT", "SYM"):
        found = next((lemma for s in ranked if (lemma := apply(scripts[s], key))), key)
    if found is None:
        found = key
    spelled = known.spelled.get((found, upos))
    return spelled.most_common(1)[0][0] if spelled else stem if found == key else found


def parts_of(example: Any, row: dict[str, Any], scripts: list[Any], known: Lexicon) -> list[Part]:
    found = []
    for word, pieces in enumerate(row["pieces"]):
        form = example.forms[word]
        for slot, a, b in slots_of(pieces):
            if slot == 2:
                upos = row["upos"][word]
                stem = stem_of(form, pieces)
                lemma = lemma_of(stem, upos, row["lemma"][word], scripts, known)
                if upos in ("X", "PROPN"):
                    lemma = form[a:b] if (even(form[a:b]), upos) not in known.lemmas else lemma
                found.append(Part(word, (a, b), upos, lemma, feats=row["feats"][word]))
            else:
                letters = form[a:b]
                future = slot == 1 and letters == "س"
                upos = "PART" if future else CLITIC_POS[slot]
                if slot == 1 and letters == "ل" and row["upos"][word] == "VERB":
                    upos = "SCONJ"
                found.append(Part(word, (a, b), upos, CLITIC_LEMMA.get(slot, letters)))
    return found


Rows = list[dict[str, Any]]


def read(network: Network, examples: list[Any], data: dict[str, Any], tables: Tables, parse: bool = True) -> Rows:
    """For every example: pieces, upos, feats, ranked lemma scripts, tags of names, and the parts with their heads."""
    network.eval()
    out: Rows = []
    with torch.no_grad():
        for at in range(0, len(examples), 24):
            out += read_chunk(network, examples[at : at + 24], data, tables, parse)
    return out


def read_chunk(network: Network, chunk: list[Any], data: dict[str, Any], tables: Tables, parse: bool) -> Rows:
    batch = build(chunk, tables, trees=False)
    hidden = network.encode(batch)
    rows = decoded(network, hidden, batch, chunk, data["rows"])
    if parse:
        attach(network, hidden, chunk, rows, data, tables)
    return rows


def decoded(network: Network, hidden: Any, batch: Any, chunk: list[Any], spellings: Any) -> list[dict[str, Any]]:
    best = network.partings(hidden, batch).argmax(-1).tolist()
    tags = {name: network.heads[name](hidden) for name in network.heads}
    upos, lemma = tags["upos"].argmax(-1).tolist(), tags["lemma"].topk(40).indices.tolist()
    plain = {name: tags[name].argmax(-1).tolist() for name in FEATS}
    named = {name: name_tags(tags[name], network.steps[name], chunk) for name in NAME_HEADS}
    rows = []
    for i, example in enumerate(chunk):
        size = range(len(example.forms))
        partings = [spellings.partings[r] for r in example.rows]
        rows.append(
            {
                "pieces": [
                    p[best[i][w]].pieces if p else (("stem", len(example.forms[w])),) for w, p in enumerate(partings)
                ],
                "upos": [UPOS[upos[i][w]] for w in size],
                "lemma": [lemma[i][w] for w in size],
                "feats": [{name: FEATS[name][plain[name][i][w]] for name in FEATS} for w in size],
                **{name: spans_of([NAME_HEADS[name][tag] for tag in named[name][i]]) for name in NAME_HEADS},
            }
        )
    return rows


def name_tags(scores: torch.Tensor, steps: torch.Tensor, chunk: list[Any]) -> list[list[int]]:
    sizes = [len(example.forms) for example in chunk]
    starts = np.cumsum([0, *sizes])
    flat = torch.cat([scores[i, :n] for i, n in enumerate(sizes)]).numpy()
    found = best_tags(flat, steps.numpy(), starts[:-1]).tolist()
    return [found[a:b] for a, b in pairwise(starts.tolist())]


def attach(network: Network, hidden: Any, chunk: list[Any], rows: Rows, data: dict[str, Any], tables: Tables) -> None:
    nodes, slots = [], []
    for example, row in zip(chunk, rows, strict=True):
        row["parts"] = parts_of(example, row, data["scripts"], data["lexicon"])
        found = [(word, slot) for word, pieces in enumerate(row["pieces"]) for slot, _, _ in slots_of(pieces)]
        nodes.append([word for word, _ in found])
        slots.append([slot for _, slot in found])
    width = max(map(len, nodes))
    parser = network.parser
    arcs, rel_dep, rel_gov = parser(hidden, padded(nodes, -1, width), padded(slots, -1, width))
    heads = torch.zeros(len(chunk), width, dtype=torch.long)
    for i, mine in enumerate(nodes):
        n = len(mine)
        heads[i, :n] = torch.from_numpy(best_tree(arcs[i, :n, : n + 1].numpy()))
    rels = parser.labels(rel_dep, rel_gov, heads).argmax(-1).tolist()
    names = {number: name for name, number in tables.relations[STYLE].items()}
    for i, row in enumerate(rows):
        for k, part in enumerate(row["parts"]):
            part.head, part.rel = int(heads[i, k]) - 1, names[rels[i][k]]
