"""The learned tagger at run time: ONNX Runtime and NumPy, no network, no PyTorch."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import Any

import numpy as np

from narasumber.article import TextSpan
from narasumber.language import Quotation
from narasumber.tagging.frames import (
    Argument,
    Frame,
    Mention,
    Scores,
    candidates,
    marginals,
    runs,
    softmax,
    viterbi,
)
from narasumber.tagging.labels import ARGUMENT, MENTION, ROLE, distance
from narasumber.tagging.pieces import Window, load_tokenizer, windows

FAINT = 0.1  # the least chance of being named at which a piece counts for `Tagged.faint`
PIECES_AT_ONCE = 2048  # bounds the memory of a paragraph with many cues
FILES = ("reader.onnx", "framer.onnx", "transitions.npz", "tokenizer.json")


class ModelError(OSError):
    """A model folder is missing or incomplete; the message names it and what to do."""


@dataclass(slots=True)
class Tagged:
    """What the tagger saw in one article: frames around cues, mentions of entities, roles.

    `faint` holds the mentions again, and those that the tagger half believes in; `score` is the chance there of any
    entity's being named.
    """

    frames: list[Frame] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    roles: list[Mention] = field(default_factory=list)
    faint: list[Mention] = field(default_factory=list)


@dataclass(slots=True)
class _Candidate:
    """A cue candidate: its window, its pieces, the pieces of its paragraph, and the score of the cue head."""

    window: int
    start: int
    end: int
    pieces: list[int]
    score: float


class TaggerModel:
    """The files of one trained model, opened on first use and shared between calls.

    Args:
        folder: holds reader.onnx, framer.onnx, transitions.npz and tokenizer.json.
        threads: ONNX Runtime's threads within one operation.

    Raises:
        ModelError: the folder lacks one of the files.
    """

    def __init__(self, folder: Path, threads: int = 1) -> None:
        missing = [name for name in FILES if not (folder / name).is_file()]
        if missing:
            raise ModelError(f"model folder {folder} lacks {', '.join(missing)}: reinstall narasumber or name another")
        self.folder = folder
        self.threads = threads

    def _session(self, name: str) -> Any:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = self.threads
        options.inter_op_num_threads = 1
        # Articles differ in length: an arena that keeps every size it has seen only grows.
        options.enable_cpu_mem_arena = False
        return onnxruntime.InferenceSession(str(self.folder / name), options, providers=["CPUExecutionProvider"])

    @cached_property
    def reader(self) -> Any:
        """The session that reads a window."""
        return self._session("reader.onnx")

    @cached_property
    def framer(self) -> Any:
        """The session that reads a cue's paragraph."""
        return self._session("framer.onnx")

    @cached_property
    def tokenizer(self) -> Any:
        """The word-piece tokenizer."""
        return load_tokenizer(self.folder / "tokenizer.json")

    @cached_property
    def transitions(self) -> tuple[Scores, Scores]:
        """The CRF's scores of a step from tag to tag, and of beginning with a tag."""
        with np.load(self.folder / "transitions.npz") as stored:
            return stored["steps"].astype(np.float32), stored["begin"].astype(np.float32)

    def tag(
        self,
        text: str,
        paragraphs: Sequence[TextSpan],
        quotations: Sequence[Quotation],
        least_cue: float = 0.1,
        cues: Sequence[TextSpan] = (),
    ) -> Tagged:
        """Return frames, mentions and roles of `text`, in text order.

        `least_cue`: cue candidates below this probability are not looked at, unless they are among `cues`, which
        somebody else holds for cues and wants judged.
        """
        cut = windows(text, paragraphs, quotations, self.tokenizer)
        contexts: list[Scores] = []
        found: list[_Candidate] = []
        tagged = Tagged()
        for number, window in enumerate(cut):
            context, cue, mention, role, _ = self.reader.run(
                None,
                {
                    "ids": np.array([window.ids], dtype=np.int64),
                    "states": np.array([window.states], dtype=np.int64),
                },
            )
            contexts.append(context[0])
            named = softmax(mention[0])
            tagged.mentions += _mentions(named, window, MENTION, text)
            tagged.roles += _mentions(softmax(role[0]), window, ROLE, text)
            tagged.faint += _faint(named, window, text)
            chances = softmax(cue[0])
            likely = candidates(chances, window.spans, least_cue)
            members: dict[int, list[int]] = {}
            for i, (paragraph, span) in enumerate(zip(window.paragraphs, window.spans, strict=True)):
                if span is not None:
                    members.setdefault(paragraph, []).append(i)
            for start, end, score in [*likely, *_named(cues, window, chances, likely)]:
                found.append(_Candidate(number, start, end, members[window.paragraphs[start]], score))
        tagged.frames = self._frames(found, cut, contexts, text)
        return tagged

    def _frames(
        self, found: Sequence[_Candidate], cut: Sequence[Window], contexts: Sequence[Scores], text: str
    ) -> list[Frame]:
        """Return the frame around each candidate, by the places of their cues."""
        if not found:
            return []
        # The cues of one paragraph are read together: they share its states, and nothing has to be padded.
        found = sorted(found, key=lambda c: (c.window, c.pieces[0]))
        lengths = [len(c.pieces) for c in found]
        scores = np.zeros((len(found), max(lengths), len(ARGUMENT)), dtype=np.float32)
        real = np.zeros(len(found), dtype=np.float32)
        at = 0
        for (number, _), group in groupby(found, key=lambda c: (c.window, c.pieces[0])):
            together = list(group)
            pieces = together[0].pieces
            context = contexts[number][pieces]
            step = max(1, PIECES_AT_ONCE // len(pieces))
            for part in (together[i : i + step] for i in range(0, len(together), step)):
                done = slice(at, at + len(part))
                scores[done, : len(pieces)], real[done] = self._argue(context, pieces, part)
                at += len(part)
        steps, begin = self.transitions
        paths = viterbi(scores, steps, begin, lengths)
        chances = marginals(scores, steps, begin, lengths)
        odds = 1 / (1 + np.exp(-real))
        frames = []
        for row, (c, path) in enumerate(zip(found, paths, strict=True)):
            spans = cut[c.window].spans
            frame = Frame(_cover(spans[c.start : c.end], text), c.score, float(odds[row]))
            for start, end, kind in runs(path, ARGUMENT):
                chance = float(np.mean([chances[row, i, path[i]] for i in range(start, end)]))
                covered = [spans[i] for i in c.pieces[start:end]]
                frame.arguments.append(Argument(kind, _cover(covered, text), chance))
            frames.append(frame)
        return sorted(frames, key=lambda f: f.cue)

    def _argue(self, context: Scores, pieces: Sequence[int], part: Sequence[_Candidate]) -> tuple[Scores, Scores]:
        """Return the argument scores (cues, pieces, tags) and the odds of being a cue (cues,) within a paragraph."""
        given: dict[str, Any] = {
            "context": context[None],
            "distances": np.array([[distance(i, c.start, c.end) for i in pieces] for c in part], dtype=np.int64),
        }
        scores, real = self.framer.run(None, given)
        return scores, real


def _cover(spans: Sequence[TextSpan | None], text: str) -> TextSpan:
    """Return the span of whole words over the pieces' `spans`."""
    there = [s for s in spans if s]
    start, end = there[0].start, there[-1].end
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
        end += 1
    return TextSpan(start, end)


def _named(
    cues: Sequence[TextSpan], window: Window, chances: Scores, likely: Sequence[tuple[int, int, float]]
) -> list[tuple[int, int, float]]:
    """Return the named `cues` as candidates in pieces, but for those among the `likely` ones already."""
    taken = {i for start, end, _ in likely for i in range(start, end)}
    found = []
    for cue in cues:
        pieces = [i for i, s in enumerate(window.spans) if s is not None and s.start < cue.end and cue.start < s.end]
        if pieces and taken.isdisjoint(pieces):
            found.append((pieces[0], pieces[-1] + 1, float(chances[pieces[0], 1])))
    return found


def _mentions(chances: Scores, window: Window, labels: Sequence[str], text: str) -> list[Mention]:
    """Return the mentions of one window; where two claim a word, the longer has it."""
    tags = chances.argmax(-1)
    tags[[i for i, span in enumerate(window.spans) if span is None]] = 0
    found: list[Mention] = []
    for start, end, kind in runs(tags.tolist(), labels):
        chance = float(np.mean(chances[range(start, end), tags[start:end]]))
        mention = Mention(_cover(window.spans[start:end], text), kind, chance)
        if found and found[-1].span.overlaps(mention.span):
            mention = max(found.pop(), mention, key=lambda m: (len(m.span), m.score))
        found.append(mention)
    return found


def _faint(chances: Scores, window: Window, text: str) -> list[Mention]:
    """Return the runs of pieces that may name an entity, of the kind that is likeliest if they do."""
    there = 1 - chances[:, 0]
    tags = np.where(there >= FAINT, chances[:, 1:].argmax(-1) + 1, 0)
    tags[[i for i, span in enumerate(window.spans) if span is None]] = 0
    return [
        Mention(_cover(window.spans[start:end], text), kind, float(there[start:end].mean()))
        for start, end, kind in runs(tags.tolist(), MENTION)
    ]
