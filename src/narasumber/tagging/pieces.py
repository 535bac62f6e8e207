"""Articles as windows of word pieces, the way in which the encoder reads them.

Training and run time share this module, so that both see the same pieces and the same quotation states.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tokenizers import Tokenizer

from narasumber.article import TextSpan
from narasumber.language import Quotation

START, PAD, END = 0, 1, 2
MAX_PIECES = 512
OUTSIDE, INSIDE, MARK, SPECIAL = 0, 1, 2, 3
PIECES_A_BLOCK = 400  # a longer paragraph is cut
PIECES_A_WINDOW = 256  # that a window of several paragraphs may have: attention costs their square


@dataclass(slots=True)
class Window:
    """A run of whole paragraphs: piece ids, their characters, quotation states and paragraph numbers.

    All lists have the same length, at most `MAX_PIECES`; `spans` is None and `paragraphs` -1 for special pieces.
    """

    ids: list[int]
    spans: list[TextSpan | None]
    states: list[int]
    paragraphs: list[int]

    def add(self, other: "Window") -> None:
        """Let the pieces of `other` follow."""
        self.ids += other.ids
        self.spans += other.spans
        self.states += other.states
        self.paragraphs += other.paragraphs


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
    """Cut `text` into windows of whole paragraphs, of about like length; a very long paragraph is cut in blocks."""
    states = quotation_states(len(text), quotations)
    encoded = tokenizer.encode_batch([p.of(text) for p in paragraphs], add_special_tokens=False)
    blocks: list[Window] = []
    for number, (paragraph, pieces) in enumerate(zip(paragraphs, encoded, strict=True)):
        for at in range(0, len(pieces.ids), PIECES_A_BLOCK):
            part = slice(at, at + PIECES_A_BLOCK)
            blocks.append(_block(text, paragraph, number, pieces.ids[part], pieces.offsets[part], states))
    # As few windows as the bound allows, of like length: each takes the blocks whose middle is in its share.
    total = sum(len(block.ids) for block in blocks)
    share = total / max(1, math.ceil(total / PIECES_A_WINDOW))
    found: list[Window] = []
    done, last = 0, -1
    for block in blocks:
        length = len(block.ids)
        here = int((done + length / 2) / share)
        if here != last or len(found[-1].ids) + length > MAX_PIECES:
            found.append(Window([START], [None], [SPECIAL], [-1]))
        found[-1].add(block)
        done, last = done + length, here
    return found


def _block(
    text: str,
    paragraph: TextSpan,
    number: int,
    ids: Sequence[int],
    offsets: Sequence[tuple[int, int]],
    states: bytearray,
) -> Window:
    """Return pieces of one paragraph, closed by the end piece."""
    block = Window([], [], [], [])
    for piece, (start, end) in zip(ids, offsets, strict=True):
        start, end = start + paragraph.start, end + paragraph.start
        while start < end and text[start].isspace():
            start += 1
        block.ids.append(piece)
        block.spans.append(TextSpan(start, end) if end > start else None)
        block.states.append(states[(start + end) // 2] if end > start else SPECIAL)
        block.paragraphs.append(number)
    block.add(Window([END], [None], [SPECIAL], [-1]))
    return block
