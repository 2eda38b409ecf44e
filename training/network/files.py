"""Where what the network reads with is written, and rows of numbers in eight bits."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

MODELS = Path(__file__).parents[2] / "src/riwaya/arabic/models"


def small(rows: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float16]]:
    """int8 rows, and a scale for each."""
    scale = np.abs(rows).max(axis=1, keepdims=True) / 127 + 1e-9
    return np.round(rows / scale).astype(np.int8), scale[:, 0].astype(np.float16)
