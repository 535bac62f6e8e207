"""Relays that a statement already has, from the tagger: one for each noun phrase, those that are none dropped.

The tagger marks words, not phrases: «kantor berita Rusia» and «TASS» of one apposition, an outlet that is spoken to
(«kata Smith kepada AFP») or that received the document («siaran pers yang diterima Antara»).
"""

import re

from narasumber.article import TextSpan
from narasumber.attribution.records import Relay, Statement
from narasumber.attribution.relays.phrases import OutletsAt, read_phrase

# An outlet after these is told, asks, or receives; it passes nothing on.
TOLD = re.compile(
    r"(?:\b(?:kepada|dengan|hadapan|dihubungi|ditemui|dikonfirmasi|diterima)\s+(?:oleh\s+)?|\bpada\s+)(?:[a-z]+\s+){0,2}\Z"
)
RECEIVED = re.compile(r"\byang diterima\b")
REACH = 60  # characters before a relay in which the word that makes it a hearer stands


def settle_given(text: str, statement: Statement, outlets: OutletsAt) -> None:
    """Join and thin the relays that `statement` has; `outlets` are those of `text` by start."""
    kept: list[Relay] = []
    for relay in sorted(statement.via, key=lambda r: r.span):
        phrase = read_phrase(text, relay.span.start, min(len(text), relay.span.end + REACH), outlets)
        if phrase is not None and phrase.span.overlaps(relay.span):
            start, end = min(phrase.span.start, relay.span.start), max(phrase.span.end, relay.span.end)
            if phrase.name is not None and text[phrase.span.end : end].strip(" ,.").islower():
                end = phrase.span.end  # «AP | panik dan»
            relay.span, relay.kind = TextSpan(start, end), phrase.kind
        before = text[max(0, relay.span.start - REACH) : relay.span.start]
        platform = phrase is not None and phrase.kind == "channel"
        told = TOLD.search(before) and not platform
        hears = statement.addressee is not None and statement.addressee.overlaps(relay.span)
        if told or hears or RECEIVED.search(relay.span.of(text)):
            continue
        if kept and kept[-1].span.overlaps(relay.span):
            if len(relay.span) > len(kept[-1].span):
                kept[-1].span, kept[-1].kind = relay.span, relay.kind
            continue
        kept.append(relay)
    # Those left keep the order in which the tagger gave them: nearest to the speaker first.
    order = {id(relay): n for n, relay in enumerate(statement.via)}
    statement.via = sorted(kept, key=lambda relay: order[id(relay)])
