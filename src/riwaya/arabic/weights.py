"""What training/network leaves in models/: the labels, the weights beside the graph, and the graph itself."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from riwaya.arabic.lemmas import Script

Floats = NDArray[np.float32]


class Labels(NamedTuple):
    """Which columns of the scores belong to which head, and what their labels are called."""

    columns: dict[str, slice]
    names: dict[str, tuple[str, ...]]
    scripts: tuple[Script, ...]


def folder() -> Any:
    return resources.files("riwaya.arabic").joinpath("models")


@cache
def labels() -> Labels:
    found = json.loads(folder().joinpath("labels.json").read_text(encoding="utf-8"))
    scripts = tuple((a, b, c, d) for a, b, c, d in found.pop("lemma"))
    relations, views = tuple(found.pop("relations")), found.pop("views")
    columns, at = {}, 0
    for name, size in [(name, len(tags)) for name, tags in found.items()] + list(views.items()):
        columns[name] = slice(at, at + size)
        at += size
    return Labels(columns, {**{k: tuple(v) for k, v in found.items()}, "relations": relations}, scripts)


@cache
def weights() -> dict[str, Floats]:
    with folder().joinpath("words.npz").open("rb") as file, np.load(file) as data:
        found = {name: data[name] for name in data.files}
    found["groups"] = found["groups"] * found.pop("scale").astype(np.float32)[:, None]
    return {name: value.astype(np.float32) for name, value in found.items()}


@cache
def session() -> Any:
    import onnxruntime  # its import is the dearest thing here, and readers of kept layers need none of it

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    graph = folder().joinpath("words.onnx").read_bytes()
    return onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])
