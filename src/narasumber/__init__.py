"""Narasumber reads Indonesian news and says who said what, through whom, and when, with the evidence.

    import narasumber

    doc = narasumber.read("article.txt")
    for statement in doc._.statements:
        print(statement.speaker, [span.of(doc.text) for span in statement.content])

The heavy parts load on first use, so that importing the package costs next to nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from narasumber.article import Article as Article
    from narasumber.attribution import Entity as Entity
    from narasumber.attribution import Statement as Statement
    from narasumber.pipeline import analyse as analyse
    from narasumber.pipeline import load as load
    from narasumber.pipeline import read as read
    from narasumber.pipeline import read_all as read_all

    __version__: str

_HOMES = {
    "load": "narasumber.pipeline",
    "read": "narasumber.pipeline",
    "read_all": "narasumber.pipeline",
    "analyse": "narasumber.pipeline",
    "Article": "narasumber.article",
    "Statement": "narasumber.attribution",
    "Entity": "narasumber.attribution",
}

__all__ = ["Article", "Entity", "Statement", "__version__", "analyse", "load", "read", "read_all"]


def __getattr__(name: str) -> Any:
    if name == "__version__":
        from importlib.metadata import version

        return version("narasumber")
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'narasumber' has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
