"""Furniture: what stands on a news page and is not the article, found by rules and marked, never cut.

General rules are in `data/furniture.toml`, a publisher's own in `data/publishers.toml`.
"""

import re
from collections.abc import Sequence
from functools import cache

from narasumber.article.article import Furniture
from narasumber.article.dates import stamp_line
from narasumber.article.publishers import Publisher
from narasumber.article.rules import Rule, load_toml, read_rules
from narasumber.article.spans import TextSpan

_SENTENCE_INSIDE = re.compile(r"[.!?][\"”’]?\s+[\"“]?[A-Z]")
_AFTER_STOP = re.compile(r"(?:^|[.!?:;,][\"”’)]?\s*|\s{2,})\W{0,3}$")
_STAMP_PARAGRAPHS = 6
_LONGEST_HEADLINE = 25
# No rule marks a longer paragraph whole; that saves most of the time.
_LONGEST_LINE = 330


@cache
def general_rules() -> tuple[Rule, ...]:
    """Return the rules that hold for every publisher.

    Raises:
        RuleFileError: the data file breaks its rules.
    """
    content, text = load_toml("furniture.toml")
    return read_rules(content["rule"], "furniture.toml", text)


def find_furniture(
    text: str, paragraphs: Sequence[TextSpan], publisher: Publisher | None = None, title: str | None = None
) -> tuple[Furniture, ...]:
    """Return the furniture of `text`, in text order and without overlaps.

    A stretch is a whole paragraph or a part of one; adjoining paragraphs are marked one by one. Where the
    text repeats the `title` before the first paragraph, that line is marked as well.
    """
    small = text.lower()
    rules = [rule for rule in general_rules() if rule.may_stand_in(small)]
    if publisher:
        rules += [rule for rule in publisher.furniture if rule.may_stand_in(small)]
    marked: list[Furniture] = []
    if title and paragraphs and paragraphs[0].of(text).split() == title.split():
        _add(marked, paragraphs[0], "title", "title")
    for number, paragraph in enumerate(paragraphs):
        _mark_paragraph(text, paragraphs, number, rules, marked)
        if number < _STAMP_PARAGRAPHS and stamp_line(paragraph.of(text)) is not None:
            _add(marked, paragraph, "time", "publication-time")
    _mark_end(text, paragraphs, rules, marked)
    _mark_after_closing(text, paragraphs, rules, marked)
    return tuple(sorted(marked, key=lambda piece: piece.span))


def _add(marked: list[Furniture], span: TextSpan, kind: str, rule: str) -> bool:
    if len(span) == 0 or any(piece.span.overlaps(span) for piece in marked):
        return False
    marked.append(Furniture(span, kind, rule))
    return True


def _mark_paragraph(
    text: str, paragraphs: Sequence[TextSpan], number: int, rules: Sequence[Rule], marked: list[Furniture]
) -> None:
    paragraph = paragraphs[number]
    line = paragraph.of(text)
    bare = line.strip()
    small = bare.lower()
    for rule in rules:
        whole = rule.scope in ("paragraph", "heading")
        if rule.scope in ("end", "last") or (whole and len(bare) > _LONGEST_LINE):
            continue
        if not rule.may_stand_in(small):
            continue
        if whole:
            if rule.pattern.fullmatch(bare):
                _add(marked, paragraph, rule.kind, rule.name)
                if rule.scope == "heading":
                    _mark_headlines(text, paragraphs[number + 1 :], rule, marked, most=8)
        elif rule.scope == "label":
            for match in rule.pattern.finditer(line):
                if _AFTER_STOP.search(line[max(0, match.start() - 8) : match.start()]):
                    _mark_label(text, paragraphs, number, match, rule, marked)
        elif rule.scope == "start":
            if opening := rule.pattern.match(line):
                _add(marked, _shifted(opening, paragraph), rule.kind, rule.name)
        else:
            for match in rule.pattern.finditer(line):
                _add(marked, _shifted(match, paragraph), rule.kind, rule.name)


def _shifted(match: re.Match[str], paragraph: TextSpan) -> TextSpan:
    return TextSpan(paragraph.start + match.start(), paragraph.start + match.end())


def _mark_label(
    text: str,
    paragraphs: Sequence[TextSpan],
    number: int,
    match: re.Match[str],
    rule: Rule,
    marked: list[Furniture],
) -> None:
    """«Baca juga:» goes with the headline after it; where the link was lost and the article runs on, alone."""
    paragraph = paragraphs[number]
    rest = paragraph.of(text)[match.end() :]
    label = _shifted(match, paragraph)
    if _is_headline(rest):
        label = TextSpan(label.start, paragraph.end)
    elif not rest.strip(" \t*-–—•>»,."):
        label = TextSpan(label.start, paragraph.end)
        _mark_headlines(text, paragraphs[number + 1 :], rule, marked, most=1)
    _add(marked, label, rule.kind, rule.name)


def _mark_headlines(text: str, following: Sequence[TextSpan], rule: Rule, marked: list[Furniture], most: int) -> None:
    for paragraph in following[:most]:
        if not _is_headline(paragraph.of(text)):
            return
        _add(marked, paragraph, rule.kind, rule.name)


def _is_headline(line: str) -> bool:
    """Say whether `line` reads like the title of another article: short, most words capital, no full stop."""
    line = line.strip(" \t*-–—•>»|")
    words = [word.strip("\"'“”‘’(),:;!?") for word in line.split()]
    if not 2 <= len(words) <= _LONGEST_HEADLINE or line[0] in ",.;" or line.endswith("."):
        return False
    if _SENTENCE_INSIDE.search(line):
        return False
    long_words = [word for word in words if len(word) > 3]
    capital = sum(not word[0].islower() for word in long_words)
    return bool(long_words) and capital / len(long_words) >= 0.75


def _mark_end(text: str, paragraphs: Sequence[TextSpan], rules: Sequence[Rule], marked: list[Furniture]) -> None:
    """Peel the last lines: a byline, then the initials at the end of the sentence before it."""
    at_end = [rule for rule in rules if rule.scope in ("end", "last")]
    for number in range(len(paragraphs) - 1, 0, -1):
        paragraph = paragraphs[number]
        if any(piece.span.covers(paragraph) for piece in marked):
            continue
        line = paragraph.of(text)
        for rule in at_end:
            if rule.scope == "last" and rule.pattern.fullmatch(line.strip()):
                _add(marked, paragraph, rule.kind, rule.name)
                break
            match = rule.pattern.search(line) if rule.scope == "end" else None
            if match and (rule.guard is None or rule.guard.search(line)):
                first = match.start() + len(match[0]) - len(match[0].lstrip())
                _add(marked, TextSpan(paragraph.start + first, paragraph.end), rule.kind, rule.name)
                return
        else:
            return


def _mark_after_closing(
    text: str, paragraphs: Sequence[TextSpan], rules: Sequence[Rule], marked: list[Furniture]
) -> None:
    """After the buttons to sign in for comments come comments, nothing of the article."""
    closing = {rule.name for rule in rules if rule.closes}
    ends = [piece for piece in marked if piece.rule in closing and piece.span.start * 2 > len(text)]
    if not ends:
        return
    end = min(ends, key=lambda piece: piece.span)
    for paragraph in paragraphs:
        if paragraph.start > end.span.start:
            _add(marked, paragraph, end.kind, f"after {end.rule}")
