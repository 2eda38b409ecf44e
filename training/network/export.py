"""Writes the trained network as ONNX: one graph over the whole text, and the weights that NumPy needs beside it.

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
from onnxruntime.quantization import QuantType, quantize_dynamic
from training.network.files import MODELS, small
from training.network.labels import FEATS, NAME_HEADS, UPOS
from training.network.model import INPUT

from riwaya.arabic.attach import VIEWS
from riwaya.arabic.rows import Made, made
from riwaya.arabic.spellings import AFTER, BEFORE
from riwaya.reading.partings import partings

NAME_LAYERS = ("coarse", "outer", "inner", "title")
FREQUENT = 40_000
HEADS = ("upos", *FEATS, "pud", *NAME_LAYERS)
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

    def save(self, path: Path, inputs: list[Any], outputs: list[Any], small: bool = False) -> None:
        """With `small` the LSTMs in eight bits: they read in two thirds of the time, and as well."""
        graph = helper.make_graph(self.nodes, path.stem, inputs, outputs, self.weights)
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)
        onnx.checker.check_model(model)
        onnx.save(model, str(path))
        if small:
            quantize_dynamic(path, path, op_types_to_quantize=["LSTM"], weight_type=QuantType.QInt8)
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


def words_graph(w: Weights, hidden: int, small: bool = True) -> None:
    """inside [T, B, INPUT], lengths [B], at [N] (which of T × B are words) → hidden and scores [N, …]."""
    graph = Graph()
    first = graph.node("Tanh", ["inside"], "first")
    last = lstm(graph, w, "two", lstm(graph, w, "one", first, hidden), hidden)
    flat = graph.node("Reshape", [last, graph.weight("flat.shape", np.array([-1, 2 * hidden], dtype=np.int64))], "flat")
    real = graph.node("Gather", [flat, "at"], "hidden", axis=0)
    layers = [f"heads.{name}" for name in HEADS] + ["before", "after"] + [f"parser.{name}" for name in VIEWS]
    joined = {
        "all.weight": np.concatenate([w[f"{v}.weight"] for v in layers]),
        "all.bias": np.concatenate([w[f"{v}.bias"] for v in layers]),
    }
    graph.linear(joined, "all", real, "scores")
    f32 = TensorProto.FLOAT
    graph.save(
        MODELS / "words.onnx",
        [
            helper.make_tensor_value_info("inside", f32, ["t", "b", INPUT]),
            helper.make_tensor_value_info("lengths", TensorProto.INT32, ["b"]),
            helper.make_tensor_value_info("at", TensorProto.INT64, ["n"]),
        ],
        [
            helper.make_tensor_value_info("hidden", f32, ["n", 2 * hidden]),
            helper.make_tensor_value_info("scores", f32, ["n", "s"]),
        ],
        small,
    )


def tree_weights(w: Weights) -> dict[str, Any]:
    """What the biaffine layer adds to what the graph sees of each word."""
    found: dict[str, Any] = {"slots": np.concatenate([w[f"parser.{name}_slot.weight"] for name in VIEWS], axis=1)}
    found |= {name: w[f"parser.{name}"] for name in ("arc", "arc_bias", "root_arc", "root_rel")}
    return found | {"label_weight": w["parser.label.padt.weight"].T, "label_bias": w["parser.label.padt.bias"]}


def spelling_layer(w: Weights) -> None:
    """The first layer and the hashed letter groups, which are read per spelling and not per word."""
    groups, scale = small(w["groups.weight"])
    kept: dict[str, Any] = {
        "weight": w["static.weight"].T,
        "bias": w["static.bias"],
        "dear": w["dear"],
        "foreign": w["foreign"],
    }
    kept |= {"lemma_weight": w["heads.lemma.weight"].T.astype(np.float16), "lemma_bias": w["heads.lemma.bias"]}
    kept |= {f"steps_{name}": w[f"steps.{name}"] for name in NAME_LAYERS}
    kept |= tree_weights(w) | {"context": w["context.weight"].T}
    np.savez(MODELS / "words.npz", groups=groups, scale=scale, **kept)
    print("words.npz", (MODELS / "words.npz").stat().st_size)


def frequent_rows(work: Path) -> None:
    """rows.npz: what the reader would make of the frequent spellings of the news when it first met each of them."""
    with (work / "unlabelled.pkl").open("rb") as file:
        news = pickle.load(file)
    counts = np.bincount(np.concatenate(news["rows"]), minlength=len(news["spellings"].of))
    forms = list(news["spellings"].of)
    kept = [forms[row] for row in np.argsort(-counts, kind="stable")[:FREQUENT].tolist()]
    parts = [made(kept[a : a + 1_000], partings) for a in range(0, len(kept), 1_000)]
    found: dict[str, Any] = {name: np.concatenate([getattr(part, name) for part in parts]) for name in Made._fields}
    (MODELS / "rows.txt").write_text("\n".join(kept) + "\n", encoding="utf-8")
    np.savez(MODELS / "rows.npz", **found)
    print("rows.npz", len(kept), (MODELS / "rows.npz").stat().st_size)


def lemma_lines(data: dict[str, Any]) -> None:
    """lemmas.tsv: stem, tag, the lemmas that are attested (the commonest first, at most three), fully spelled."""
    known = data["lexicon"]
    lines = []
    for (stem, upos), lemmas in sorted(known.lemmas.items()):
        spelled = [known.spelled[lemma, upos].most_common(1)[0][0] for lemma, _ in lemmas.most_common(3)]
        if stem:
            lines.append("\t".join((stem, upos, *spelled)))
    (MODELS / "lemmas.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("lemmas.tsv", len(lines), (MODELS / "lemmas.tsv").stat().st_size)


def labels_file(data: dict[str, Any], views: dict[str, int], relations: dict[str, int]) -> None:
    sizes = {"upos": UPOS, **FEATS, "pud": UPOS, **{n: NAME_HEADS[n] for n in NAME_LAYERS}}
    found: dict[str, Any] = {name: list(sizes[name]) for name in HEADS}
    found |= {
        "lemma": [list(s) for s in data["scripts"]],
        "before": list(BEFORE),
        "after": list(AFTER),
        "relations": list(relations),
        "views": views,
    }
    (MODELS / "labels.json").write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8")


def main() -> None:
    from training.network.train import relations

    parser = argparse.ArgumentParser()
    parser.add_argument("work", type=Path)
    parser.add_argument("--name", default="base")
    parser.add_argument("--data", default="data.pkl", help="what the weights learnt from")
    parser.add_argument("--exact", action="store_true", help="the LSTMs in 32 bits")
    args = parser.parse_args()
    with (args.work / args.data).open("rb") as file:
        data = pickle.load(file)
    state = torch.load(args.work / f"{args.name}.pt", weights_only=False)["average"]
    w = {k: v.float().numpy() for k, v in state.items()}
    hidden = w["one.weight_hh_l0"].shape[1]
    words_graph(w, hidden, not args.exact)
    spelling_layer(w)
    frequent_rows(args.work)
    lemma_lines(data)
    labels_file(data, {name: len(w[f"parser.{name}.bias"]) for name in VIEWS}, relations(data["examples"])["padt"])


if __name__ == "__main__":
    main()
