"""From one of the tagger's frames to one statement: edges cleaned, type named."""

from collections.abc import Sequence

from narasumber.article import TextSpan
from narasumber.attribution.edges import kind_of, snap, trim
from narasumber.attribution.records import Relay, Statement
from narasumber.language import Quotation, cue_lexicon, is_date_word, word_list
from narasumber.tagging import Argument, Frame

SHARE = 0.5  # of a quotation that a content must fill to be given all of it
LEAST_LETTERS = 3
OWN_SENTENCE = ("time", "place")  # taken from the statement's own sentence only (guidelines, «Decisions»)
# A paraphrase ends with its sentence, but for a next one that opens like this (guidelines, «Decisions»).
RUNS_ON = frozenset(
    [
        "sehingga",
        "sebab",
        "karena",
        "misalnya",
        "khususnya",
        "termasuk",
        "antara",
        "seperti",
        "terutama",
        "yakni",
        "yaitu",
    ]
)


def extent(frame: Frame) -> float:
    """Return the mean probability of the content's letters, 0 without a content."""
    content = frame.of("content")
    letters = sum(len(a.span) for a in content)
    return sum(a.score * len(a.span) for a in content) / letters if letters else 0.0


def framed(text: str, quotations: Sequence[Quotation], sentences: Sequence[TextSpan], frame: Frame) -> Statement | None:
    """Return the statement that `frame` holds, without an id; None where it has no content, or its cue within it."""
    content = _content(text, quotations, frame.of("content"))
    if sum(c.isalnum() for span in content for c in span.of(text)) < LEAST_LETTERS:
        return None
    if any(span.covers(frame.cue) for span in content):
        return None  # nobody says the word that tells of the saying: these are another statement's words
    # Marks around the cue as well are another's words, within which this one only reports.
    own = [q for q in quotations if not q.inner.covers(frame.cue)]
    statement = Statement("", kind_of(content, own, text), content, cue=trim(frame.cue, text))
    if statement.type == "indirect":
        content[-1] = _within_sentence(content[-1], sentences, text)
    statement.confidence = {"cue": frame.score}
    home = [s for s in sentences if s.overlaps(frame.cue) or any(s.overlaps(c) for c in content)]
    for kind in ("source", "addressee", "time", "place"):
        options = frame.of(kind)
        if kind in OWN_SENTENCE:
            options = [a for a in options if any(s.overlaps(a.span) for s in home)]
        if kind == "place":
            options = [a for a in options if not _carried(TextSpan(a.span.end, a.span.end), text)]
        if kind == "source":
            near = [s for s in home if s.overlaps(frame.cue)]
            clitic = is_clitic(frame.cue.of(text))
            options = [a for a in options if not clitic and any(s.overlaps(a.span) for s in near)]
        if kind == "addressee":
            options = [a for a in options if not _carried(a.span, text)]
        best = max(options, key=lambda a: a.score, default=None)
        if best is not None and (span := _closed(trim(best.span, text), text)):
            setattr(statement, kind, span)
            statement.confidence[kind] = best.score
    for argument in frame.of("via"):
        span = _closed(trim(argument.span, text), text)
        # «Dilansir dari laman, Rabu (18/9)»: the name is lost, and a day is no outlet.
        if span and not is_date_word(span.of(text).split()[0]):
            statement.via.append(Relay(span))
            statement.confidence["via"] = max(argument.score, statement.confidence.get("via", 0.0))
    return statement


def _carried(span: TextSpan, text: str) -> bool:
    """Say whether a noun for a channel stands right before `span`: «dalam tayangan | stasiun televisi Rusia».

    What it carries is nobody spoken to, and the channel itself no place.
    """
    before = text[: span.start].rsplit(None, 1)
    return bool(before) and before[-1].lower() in word_list("channel") | word_list("show")


def is_clitic(cue: str) -> bool:
    """Say whether a cue names its speaker itself by -nya («ujarnya», «menurutnya»): then no mention is the source."""
    low = cue.lower()
    found = cue_lexicon().get(low.split()[0], ()) if low.strip() else ()
    return any(c.form == low and low.endswith("nya") and c.frame in ("clitic", "fore") for c in found)


def _content(text: str, quotations: Sequence[Quotation], arguments: Sequence[Argument]) -> list[TextSpan]:
    """Trim the parts of a content, let each fill its quotation, and join parts with no letter between them."""
    content: list[TextSpan] = []
    for argument in arguments:
        span = trim(snap(trim(argument.span, text), quotations, text, SHARE), text)
        if not span:
            continue
        if content and not any(c.isalnum() for c in text[content[-1].end : span.start]):
            content[-1] = TextSpan(content[-1].start, max(span.end, content[-1].end))
        else:
            content.append(span)
    return content


def _within_sentence(span: TextSpan, sentences: Sequence[TextSpan], text: str) -> TextSpan:
    home = next((s for s in sentences if s.start <= span.start < s.end), None)
    if home is None or span.end <= home.end:
        return span
    opening = text[home.end : span.end].split(maxsplit=1)
    if opening and opening[0].strip(",").lower() in RUNS_ON:
        return span
    return trim(TextSpan(span.start, home.end), text)


def _closed(span: TextSpan, text: str) -> TextSpan:
    """Take in the bracket that closes one opened within the span («Kamis (14/9/2023»)."""
    inner = span.of(text)
    if inner.count("(") > inner.count(")") and text[span.end : span.end + 1] == ")":
        return TextSpan(span.start, span.end + 1)
    return span
