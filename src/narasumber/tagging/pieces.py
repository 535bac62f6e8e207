"""Articles as windows of word pieces, the way in which the encoder reads them.

Training and run time share this module, so that both see the same pieces and the same quotation states.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tokenizers import Tokenizer

from narasumber.article import TextSpan
from narasumber.language import Quotation

START, PAD, END = 0, 1, 2
MAX_PIECES = 512
OUTSIDE, INSIDE, MARK, SPECIAL = 0, 1, 2, 3
PIECES_A_BLOCK = 400


@dataclass(slots=True)
class Window:
    """A run of whole paragraphs: piece ids, their characters, quotation states and paragraph numbers.

    All lists have the same length, at most `MAX_PIECES`; `spans` is None and `paragraphs` -1 for special pieces.
    """

    ids: list[int]
    spans: list[TextSpan | None]
    states: list[int]
    paragraphs: list[int]


def load_tokenizer(path: Path) -> Tokenizer:
    """Return the tokenizer in the file `path`, with padding and truncation off."""
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def quotation_states(length: int, quotations: Sequence[Quotation]) -> bytearray:
    """Say for each character whether it is outside, inside or a mark of a quotation."""
    states = bytearray(length)
    for quotation in quotations:
        outer, inner = quotation.outer, quotation.inner
        states[inner.start : inner.end] = bytes([INSIDE]) * len(inner)
        for start, end in ((outer.start, inner.start), (inner.end, outer.end)):
            states[start:end] = bytes([MARK]) * (end - start)
    return states


def windows(
    text: str, paragraphs: Sequence[TextSpan], quotations: Sequence[Quotation], tokenizer: Tokenizer
) -> list[Window]:
    """Cut `text` into windows of whole paragraphs; a paragraph too long for one window is cut in blocks."""
    states = quotation_states(len(text), quotations)
    encoded = tokenizer.encode_batch([p.of(text) for p in paragraphs], add_special_tokens=False)
    found: list[Window] = []
    window = Window([START], [None], [SPECIAL], [-1])
    for number, (paragraph, pieces) in enumerate(zip(paragraphs, encoded, strict=True)):
        ids, offsets = pieces.ids, pieces.offsets
        for block in range(0, len(ids), PIECES_A_BLOCK):
            part = slice(block, block + PIECES_A_BLOCK)
            if len(window.ids) > 1 and len(window.ids) + len(ids[part]) + 1 > MAX_PIECES:
                found.append(window)
                window = Window([START], [None], [SPECIAL], [-1])
            for piece, (start, end) in zip(ids[part], offsets[part], strict=True):
                start, end = start + paragraph.start, end + paragraph.start
                while start < end and text[start].isspace():
                    start += 1
                window.ids.append(piece)
                window.spans.append(TextSpan(start, end) if end > start else None)
                window.states.append(states[(start + end) // 2] if end > start else SPECIAL)
                window.paragraphs.append(number)
            window.ids.append(END)
            window.spans.append(None)
            window.states.append(SPECIAL)
            window.paragraphs.append(-1)
    if len(window.ids) > 1:
        found.append(window)
    return found
