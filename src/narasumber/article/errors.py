"""What goes wrong while reading, said so that a reader knows which input it was and what to do."""

from collections.abc import Mapping
from dataclasses import dataclass, field

MAX_BYTES = 20_000_000
"""The largest article that is read, in bytes, unless the caller says otherwise (decoded, for archives a line)."""


class ArticleError(ValueError):
    """An input that holds no article that can be read; the message names the input and what to do.

    Attributes:
        input: the file, address or line.
        reason: what is wrong and what can be done, without the input's name.
        pattern, values: the same before the values stand in it, for who shows it in another language.
    """

    def __init__(self, input: str, pattern: str, **values: object) -> None:
        self.input = input
        self.pattern = pattern
        self.values = values
        self.reason = pattern.format(**values)
        super().__init__(f"{input}: {self.reason}")


@dataclass(frozen=True, slots=True)
class ReadFailure:
    """One input among several that could not be read: which, and why. The others go on.

    `pattern` and `values` make up `reason`, for who shows it in another language.
    """

    input: str
    reason: str
    pattern: str = ""
    values: Mapping[str, object] = field(default_factory=dict, hash=False)

    def __str__(self) -> str:
        return f"{self.input}: {self.reason}"


def too_large(name: str, max_bytes: int) -> ArticleError:
    """Return the error for an input of more than `max_bytes` bytes."""
    return ArticleError(
        name,
        "larger than the limit of {megabytes} MB for one article; "
        "split it into articles (JSON Lines, one a line, has no limit on the file)",
        megabytes=f"{max_bytes / 1e6:g}",
    )


def failure(error: ArticleError) -> ReadFailure:
    """Return an error as a failure among inputs that go on."""
    return ReadFailure(error.input, error.reason, error.pattern, error.values)


def translatable(pattern: str) -> str:
    """Return `pattern` as it is; it marks one that stands apart from its `ArticleError` for the catalogue."""
    return pattern
