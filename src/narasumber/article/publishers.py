"""The publishers known by their datelines, sites and own furniture, from `data/publishers.toml`."""

import re
from dataclasses import dataclass
from functools import cache

from narasumber.article.rules import Rule, RuleFileError, load_toml, read_rules


@dataclass(frozen=True, slots=True)
class Publisher:
    """One news house: its key in corpora, its name, how its datelines call it, its sites, its furniture."""

    key: str
    name: str
    dateline: tuple[str, ...]
    hosts: tuple[str, ...]
    example: str
    place: str | None
    furniture: tuple[Rule, ...]


@cache
def publishers() -> tuple[Publisher, ...]:
    """Return the known publishers in file order.

    Raises:
        RuleFileError: the data file breaks its rules.
    """
    content, text = load_toml("publishers.toml")
    result: list[Publisher] = []
    for entry in content["publisher"]:
        key = str(entry.get("key", "?"))
        if missing := {"key", "name", "dateline", "hosts", "example"} - set(entry):
            raise RuleFileError(f"article/data/publishers.toml: {key} lacks {', '.join(sorted(missing))}")
        if any(key == known.key for known in result):
            raise RuleFileError(f"article/data/publishers.toml: {key} stands twice")
        result.append(
            Publisher(
                key=key,
                name=entry["name"],
                dateline=tuple(entry["dateline"]),
                hosts=tuple(entry["hosts"]),
                example=entry["example"],
                place=entry.get("place"),
                furniture=read_rules(entry.get("furniture", ()), "publishers.toml", text),
            )
        )
    return tuple(result)


def find_publisher(name: str) -> Publisher | None:
    """Return the publisher that `name` means: its key, its name, a form in datelines, or a host."""
    return _by_name().get(_plain(name))


def publisher_of_host(host: str) -> Publisher | None:
    """Return the publisher whose site `host` is or belongs to («nasional.tempo.co»)."""
    hosts = _by_host()
    parts = host.lower().rstrip(".").split(".")
    for first in range(len(parts) - 1):
        if found := hosts.get(".".join(parts[first:])):
            return found
    return None


@cache
def _by_name() -> dict[str, Publisher]:
    names: dict[str, Publisher] = {}
    for publisher in publishers():
        for name in (publisher.key, publisher.name, *publisher.dateline, *publisher.hosts):
            names.setdefault(_plain(name), publisher)
    return names


@cache
def _by_host() -> dict[str, Publisher]:
    return {host: publisher for publisher in publishers() for host in publisher.hosts}


def _plain(name: str) -> str:
    """«www.TEMPO.CO», «tempo.co» and «Tempo» are one name."""
    name = name.strip().lower().removeprefix("www.")
    name = re.sub(r"\.(?:com|co\.id|id|co|net)$", "", name)
    return re.sub(r"[\W_]+", "", name)
