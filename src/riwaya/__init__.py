"""Riwaya reads Arabic news reports and gives back every claim with its source.

import riwaya
report = riwaya.read("وقال المتحدث إن الطريق أغلق.", date="2015-07-21")
for claim in report.claims: ...
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from riwaya.belonging import claim_of, quantities_of, times_of
    from riwaya.errors import InputError, RiwayaError
    from riwaya.model import Claim, Entity, Mention, Meta, Quantity, Report, Sentence, Time
    from riwaya.reader import from_json, read, read_file, to_json
    from riwaya.span import Span

_HOMES = {
    "read": "reader",
    "read_file": "reader",
    "to_json": "reader",
    "from_json": "reader",
    "Report": "model",
    "Meta": "model",
    "Sentence": "model",
    "Mention": "model",
    "Entity": "model",
    "Claim": "model",
    "Quantity": "model",
    "Time": "model",
    "claim_of": "belonging",
    "quantities_of": "belonging",
    "times_of": "belonging",
    "Span": "span",
    "RiwayaError": "errors",
    "InputError": "errors",
}

__version__ = "0.1.0"
__all__ = [
    "Claim",
    "Entity",
    "InputError",
    "Mention",
    "Meta",
    "Quantity",
    "Report",
    "RiwayaError",
    "Sentence",
    "Span",
    "Time",
    "__version__",
    "claim_of",
    "from_json",
    "quantities_of",
    "read",
    "read_file",
    "times_of",
    "to_json",
]


def __getattr__(name: str) -> Any:
    """Loads a public name when it is first asked for, so that `import riwaya` takes no time."""
    if name not in _HOMES:
        raise AttributeError(f"module 'riwaya' has no attribute {name!r}")
    value = getattr(import_module(f"riwaya.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
