"""What goes wrong while reading, said so that a reader knows which input it was and what to do."""

from dataclasses import dataclass

MAX_BYTES = 20_000_000
"""The largest article that is read, in bytes, unless the caller says otherwise (decoded, for archives a line)."""


class ArticleError(ValueError):
    """An input that holds no article that can be read; the message names the input and what to do.

    Attributes:
        input: the file, address or line.
        reason: what is wrong and what can be done, without the input's name.
    """

    def __init__(self, input: str, reason: str) -> None:
        super().__init__(f"{input}: {reason}")
        self.input = input
        self.reason = reason


@dataclass(frozen=True, slots=True)
class ReadFailure:
    """One input among several that could not be read: which, and why. The others go on."""

    input: str
    reason: str

    def __str__(self) -> str:
        return f"{self.input}: {self.reason}"


def too_large(name: str, max_bytes: int) -> ArticleError:
    """Return the error for an input of more than `max_bytes` bytes."""
    return ArticleError(
        name,
        f"larger than the limit of {max_bytes / 1e6:g} MB for one article; "
        "split it into articles (JSON Lines, one a line, has no limit on the file)",
    )
