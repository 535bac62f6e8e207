"""What every test may lean on."""

import os
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with corpus, acceptance article and unlabelled news, which the project can do without."""
    folder = Path(os.environ.get("NARASUMBER_SHARED", REPOSITORY.parent / "shared"))
    if not (folder / "corpus" / "dev.jsonl").is_file():
        pytest.skip(f"needs the annotated corpus, which is not at {folder.name}/ beside the project")
    return folder
