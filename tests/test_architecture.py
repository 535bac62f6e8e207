"""Rooms import only rooms before their own, and only through the door."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "src" / "narasumber"
ROOMS = ("article", "language", "tagging", "attribution", "entities", "temporal", "export", "evaluation", "cli")
BESIDE = {"pipeline": ("cli",), "messages": ("export", "evaluation", "cli")}
"""What stands beside the rooms, and which rooms may use it."""


def imports(path: Path) -> list[str]:
    """Every module of the project that a file imports, wherever in the file, `from a import b` as `a`."""
    found: list[str] = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf8"))):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name}: relative imports hide the room they come from"
            found.append(node.module or "")
        elif isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
    return [name for name in found if name.split(".")[0] == "narasumber"]


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_imports_earlier_rooms_by_their_doors(room: str) -> None:
    allowed = {f"narasumber.{earlier}" for earlier in ROOMS[: ROOMS.index(room)]}
    allowed |= {f"narasumber.{name}" for name, users in BESIDE.items() if room in users}
    for path in sorted((PACKAGE / room).rglob("*.py")):
        for name in imports(path):
            own = name == f"narasumber.{room}" or name.startswith(f"narasumber.{room}.")
            assert own or name in allowed, f"{path.relative_to(PACKAGE)} imports {name}"


def test_the_pipeline_knows_rooms_only_by_their_doors() -> None:
    doors = {f"narasumber.{room}" for room in ROOMS}
    assert set(imports(PACKAGE / "pipeline.py")) <= doors


def test_every_room_has_a_door_that_says_what_it_is_for() -> None:
    for room in ROOMS:
        assert ast.get_docstring(ast.parse((PACKAGE / room / "__init__.py").read_text(encoding="utf8"))), room


def test_nothing_stands_beside_the_rooms_unnamed() -> None:
    names = {path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" or (path / "__init__.py").is_file()}
    assert names == {*ROOMS, *BESIDE, "__init__"}
