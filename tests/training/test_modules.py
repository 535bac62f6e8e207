"""Every fit can be started: nothing it is built on has moved away (those that need PyTorch apart)."""

from importlib import import_module
from pathlib import Path

import pytest

import training

ROOT = Path(training.__file__).parent
FITS = sorted(path for room in ("agreement", "rules", "speakers") for path in (ROOT / room).glob("*.py"))


@pytest.mark.parametrize("path", FITS, ids=lambda path: f"{path.parent.name}.{path.stem}")
def test_a_fit_can_be_imported(path: Path) -> None:
    import_module(".".join(path.relative_to(ROOT.parent).with_suffix("").parts))
