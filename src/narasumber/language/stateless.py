"""What components without learned state of their own share: spaCy's four ways to save and open, all of nothing."""

from pathlib import Path
from typing import Any, Self


class Stateless:
    """A component that is made anew from its config: its data are the package's."""

    def to_disk(self, path: Path | str, **options: Any) -> None:
        """Write nothing."""

    def from_disk(self, path: Path | str, **options: Any) -> Self:
        """Return the component as it is."""
        return self

    def to_bytes(self, **options: Any) -> bytes:
        """Return nothing."""
        return b""

    def from_bytes(self, data: bytes, **options: Any) -> Self:
        """Return the component as it is."""
        return self
