"""spaCy without its command line, which is a third of the time that importing spaCy takes and which no text needs."""

import sys
from importlib import import_module
from types import ModuleType
from typing import Any

COMMANDS = "spacy.cli"
INFO = "spacy.cli.info"  # the one module of the command line that spaCy's door asks for


def import_spacy() -> None:
    """Import spaCy, if nobody has; `spacy.info` and `spacy.cli` are there as ever, but load on first use."""
    if "spacy" in sys.modules or INFO in sys.modules:
        return
    stand_in = ModuleType(INFO)
    vars(stand_in)["info"] = _info
    sys.modules[INFO] = stand_in
    try:
        spacy = import_module("spacy")
    finally:
        del sys.modules[INFO]
    if not hasattr(spacy, "__getattr__"):
        vars(spacy)["__getattr__"] = _late


def _info(*given: Any, **named: Any) -> Any:
    """Print information on the installation, or on a model; see spaCy's documentation."""
    return import_module(INFO).info(*given, **named)


def _late(name: str) -> Any:
    if name == "cli":
        return import_module(COMMANDS)
    raise AttributeError(f"module 'spacy' has no attribute {name!r}")


import_spacy()
