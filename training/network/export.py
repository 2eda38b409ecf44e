"""Writes the trained network as ONNX: two graphs, words.onnx over the whole text at once and tree.onnx over its parts.

    python -m training.network.export WORK --name base

The graphs are built by hand from the weights, node by node: nothing but LSTM, MatMul, Add, Relu and Gather. The first
layer reads spellings only, so the reader keeps its result for each spelling (models/words.npz).
"""

from __future__ import annotations

import argparse
import json
import pickle
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from training.network.labels import FEATS, NAME_HEADS, UPOS
from training.network.model import INPUT
from training.network.store import OUT, small

from riwaya.arabic.spellings import AFTER, BEFORE, CONTEXT

HEADS = ("upos", *FEATS, "pud", "coarse", "outer", "inner", "title")
Weights = dict[str, NDArray[np.float32]]


class Graph:
    """Nodes and weights as they come."""

    def __init__(self) -> None:
        self.nodes: list[Any] = []
        self.weights: list[Any] = []

    def weight(self, name: str, value: NDArray[Any]) -> str:
        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def node(self, kind: str, inputs: list[str], out: str, **attributes: Any) -> str:
        self.nodes.append(helper.make_node(kind, inputs, [out], **attributes))
        return out

    def linear(self, w: Weights, layer: str, source: str, out: str) -> str:
        product = self.node("MatMul", [source, self.weight(f"{layer}.w", w[f"{layer}.weight"].T)], f"{out}.product")
        return self.node("Add", [product, self.weight(f"{layer}.b", w[f"{layer}.bias"])], out)

    def save(self, path: Path, inputs: list[Any], outputs: list[Any]) -> None:
        graph = helper.make_graph(self.nodes, path.stem, inputs, outputs, self.weights)
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)
        onnx.checker.check_model(model)
        onnx.save(model, str(path))
        print(path.name, path.stat().st_size)


def reordered(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    """PyTorch's gates i f g o → ONNX's i o f c."""
    i, f, g, o = np.split(rows, 4)
    return np.concatenate([i, o, f, g])


def lstm(graph: Graph, w: Weights, name: str, source: str, hidden: int) -> str:
    ways = ("", "_reverse")
    kernel = np.stack([reordered(w[f"{name}.weight_ih_l0{way}"]) for way in ways])
    recurrent = np.stack([reordered(w[f"{name}.weight_hh_l0{way}"]) for way in ways])
    biases = [
        np.concatenate([reordered(w[f"{name}.bias_ih_l0{way}"]), reordered(w[f"{name}.bias_hh_l0{way}"])])
        for way in ways
    ]
    inputs = [
        source,
        graph.weight(f"{name}.W", kernel),
        graph.weight(f"{name}.R", recurrent),
        graph.weight(f"{name}.B", np.stack(biases)),
        "lengths",
    ]
    out = graph.node("LSTM", inputs, f"{name}.out", hidden_size=hidden, direction="bidirectional")
    turned = graph.node("Transpose", [out], f"{name}.turned", perm=[0, 2, 1, 3])
    shape = graph.weight(f"{name}.shape", np.array([0, 0, 2 * hidden], dtype=np.int64))
    return graph.node("Reshape", [turned, shape], f"{name}.hidden")


def words_graph(w: Weights, hidden: int) -> None:
    """static [T, B, INPUT], context [T, B, CONTEXT], lengths [B], at [N] (which of T × B are words) → hidden and scores [N, …]."""
    graph = Graph()
    told = graph.node("MatMul", ["context", graph.weight("context.w", w["context.weight"].T)], "told")
    inside = graph.node("Tanh", [graph.node("Add", ["static", told], "inside")], "first")
    last = lstm(graph, w, "two", lstm(graph, w, "one", inside, hidden), hidden)
    flat = graph.node("Reshape", [last, graph.weight("flat.shape", np.array([-1, 2 * hidden], dtype=np.int64))], "flat")
    real = graph.node("Gather", [flat, "at"], "hidden", axis=0)
    layers = {name: f"heads.{name}" for name in HEADS} | {"before": "before", "after": "after"}
    joined = {
        "all.weight": np.concatenate([w[f"{v}.weight"] for v in layers.values()]),
        "all.bias": np.concatenate([w[f"{v}.bias"] for v in layers.values()]),
    }
    graph.linear(joined, "all", real, "scores")
    f32 = TensorProto.FLOAT
    graph.save(
        OUT / "words.onnx",
        [
            helper.make_tensor_value_info("static", f32, ["t", "b", INPUT]),
            helper.make_tensor_value_info("context", f32, ["t", "b", CONTEXT]),
            helper.make_tensor_value_info("lengths", TensorProto.INT32, ["b"]),
            helper.make_tensor_value_info("at", TensorProto.INT64, ["n"]),
        ],
        [
            helper.make_tensor_value_info("hidden", f32, ["n", 2 * hidden]),
            helper.make_tensor_value_info("scores", f32, ["n", "s"]),
        ],
    )


def tree_graph(w: Weights, width: int, arc: int, rel: int) -> None:
    """hidden [N, H], word [B, M], slot [B, M] → arcs [B, M, M + 1], and the views that relations are told from."""
    graph = Graph()
    views = {}
    for name in ("dep", "gov", "rel_dep", "rel_gov"):
        whole = graph.linear(w, f"parsers.padt.{name}", "hidden", f"{name}.whole")
        mine = graph.node("Gather", [whole, "word"], f"{name}.mine", axis=0)
        slot = graph.node(
            "Gather",
            [graph.weight(f"{name}.slots", w[f"parsers.padt.{name}_slot.weight"]), "slot"],
            f"{name}.slot",
            axis=0,
        )
        views[name] = graph.node("Relu", [graph.node("Add", [mine, slot], f"{name}.sum")], f"{name}.view")
    for name, root, size in (("gov", "root_arc", arc), ("rel_gov", "root_rel", rel)):
        row = graph.weight(f"{root}.row", w[f"parsers.padt.{root}"].reshape(1, 1, size))
        rows = graph.node("Expand", [row, "roots"], f"{root}.rows")
        views[name] = graph.node("Concat", [rows, views[name]], f"{name}.rooted", axis=1)
    bent = graph.node("MatMul", [views["dep"], graph.weight("arc", w["parsers.padt.arc"])], "bent")
    bent = graph.node("Add", [bent, graph.weight("arc.bias", w["parsers.padt.arc_bias"])], "bent.biased")
    turned = graph.node("Transpose", [views["gov"]], "gov.turned", perm=[0, 2, 1])
    graph.node("MatMul", [bent, turned], "arcs")
    graph.node("Identity", [views["rel_dep"]], "rel_dep")
    graph.node("Identity", [views["rel_gov"]], "rel_gov")
    f32, i64 = TensorProto.FLOAT, TensorProto.INT64
    graph.save(
        OUT / "tree.onnx",
        [
            helper.make_tensor_value_info("hidden", f32, ["n", width]),
            helper.make_tensor_value_info("word", i64, ["b", "m"]),
            helper.make_tensor_value_info("slot", i64, ["b", "m"]),
            helper.make_tensor_value_info("roots", i64, [3]),
        ],
        [
            helper.make_tensor_value_info(name, f32, [f"{name}{i}" for i in range(3)])
            for name in ("arcs", "rel_dep", "rel_gov")
        ],
    )


def spelling_layer(w: Weights) -> None:
    """The first layer and the hashed letter groups, which are read per spelling and not per word."""
    groups, scale = small(w["groups.weight"])
    kept: dict[str, Any] = {"weight": w["static.weight"].T, "bias": w["static.bias"], "dear": w["dear"]}
    kept |= {"lemma_weight": w["heads.lemma.weight"].T.astype(np.float16), "lemma_bias": w["heads.lemma.bias"]}
    kept |= {"label_weight": w["parsers.padt.label.weight"].T, "label_bias": w["parsers.padt.label.bias"]}
    np.savez(OUT / "words.npz", groups=groups, scale=scale, **kept)
    print("words.npz", (OUT / "words.npz").stat().st_size)


def lemma_lines(data: dict[str, Any]) -> None:
    """lemmas.tsv: stem, tag, the lemmas that are attested (the commonest first, at most three), fully spelled."""
    known = data["lexicon"]
    lines = []
    for (stem, upos), lemmas in sorted(known.lemmas.items()):
        spelled = [known.spelled[lemma, upos].most_common(1)[0][0] for lemma, _ in lemmas.most_common(3)]
        if stem:
            lines.append("\t".join((stem, upos, *spelled)))
    (OUT / "lemmas.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("lemmas.tsv", len(lines), (OUT / "lemmas.tsv").stat().st_size)


def labels_file(data: dict[str, Any], relations: dict[str, int]) -> None:
    sizes = {"upos": UPOS, **FEATS, "pud": UPOS, **{n: NAME_HEADS[n] for n in ("coarse", "outer", "inner", "title")}}
    found: dict[str, Any] = {name: list(sizes[name]) for name in HEADS}
    found |= {
        "lemma": [list(s) for s in data["scripts"]],
        "before": list(BEFORE),
        "after": list(AFTER),
        "relations": list(relations),
    }
    (OUT / "labels.json").write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8")


def main() -> None:
    from training.network.train import relations

    parser = argparse.ArgumentParser()
    parser.add_argument("work", type=Path)
    parser.add_argument("--name", default="base")
    args = parser.parse_args()
    with (args.work / "data.pkl").open("rb") as file:
        data = pickle.load(file)
    state = torch.load(args.work / f"{args.name}.pt", weights_only=False)["average"]
    w = {k: v.float().numpy() for k, v in state.items()}
    hidden = w["one.weight_hh_l0"].shape[1]
    words_graph(w, hidden)
    tree_graph(w, 2 * hidden, len(w["parsers.padt.root_arc"]), len(w["parsers.padt.root_rel"]))
    spelling_layer(w)
    lemma_lines(data)
    labels_file(data, relations(data["examples"])["padt"])


if __name__ == "__main__":
    main()
