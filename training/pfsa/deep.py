"""The deep model: our encoder over windows of an article, told of quotations and speakers, and a CRF."""

import copy
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn

from narasumber.tagging.pieces import END, MAX_PIECES, PAD, START
from training.pfsa.corpus import NUMBER, TAGS, Article
from training.pfsa.crf import Crf, Floats
from training.pfsa.linear import Bags, stacked
from training.tagger.encoder import WIDTH, Arrays, Layer, take_over

CLOSING = frozenset(".,?!):;”…")
ROOM = MAX_PIECES - 2
FIRST_LENGTHS = (1.0, 0.75, 0.5)  # of the first window, so that epochs cut an article at different places
CONTEXT = 64  # pieces on either side of what is taken from a window when reading


@dataclass(slots=True)
class Pieces:
    """An article's word pieces, and where each token's begin (one more than there are tokens)."""

    ids: list[int]
    begins: list[int]


class Cutter:
    """Tokens to word pieces; a closing mark follows its word without a space, as in running text."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self.tokenizer = tokenizer
        self.known: dict[str, list[int]] = {}

    def of(self, token: str) -> list[int]:
        if token not in self.known:
            ids = self.tokenizer.encode(token, add_special_tokens=False).ids
            bare = self.tokenizer.token_to_id(token) if token in CLOSING else None
            self.known[token] = [bare] if bare is not None else ids or [self.tokenizer.token_to_id("<unk>")]
        return self.known[token]

    def pieces(self, article: Article) -> Pieces:
        found = Pieces([], [0])
        for token in article.tokens:
            found.ids += self.of(token)
            found.begins.append(len(found.ids))
        return found


@dataclass(frozen=True, slots=True)
class Window:
    """Tokens `start` up to `end` of the article `number`."""

    number: int
    start: int
    end: int


def learning(number: int, article: Article, pieces: Pieces, share: float) -> Iterator[Window]:
    """Cut an article into windows where no span is open; the first is `share` of the full length."""
    free = [at for at in article.starts[1:] if article.tags[at - 1][0] in "OLU"]
    start, room = 0, int(ROOM * share)
    while start < len(article.tokens):
        limit = pieces.begins[start] + room
        reach = int(np.searchsorted(pieces.begins, limit, side="right")) - 1
        end = len(article.tokens)
        if reach < end:
            end = max((at for at in free if start < at <= reach), default=reach)
        yield Window(number, start, end)
        start, room = end, ROOM


def reading(number: int, pieces: Pieces) -> list[tuple[Window, int, int]]:
    """Cut an article into overlapping windows; with each, the tokens that are taken from it."""
    count = len(pieces.begins) - 1
    found: list[tuple[Window, int, int]] = []
    taken = 0
    while taken < count:
        low = max(0, pieces.begins[taken] - CONTEXT)
        start = int(np.searchsorted(pieces.begins, low)) if taken else 0
        end = int(np.searchsorted(pieces.begins, pieces.begins[start] + ROOM, side="right")) - 1
        end = min(max(end, taken + 1), count)
        until = end
        if end < count:
            until = max(int(np.searchsorted(pieces.begins, pieces.begins[end] - CONTEXT)), taken + 1)
        found.append((Window(number, start, end), taken, until))
        taken = until
    return found


class Deep(nn.Module):
    """Pieces and hints to the scores of the tokens' tags."""

    def __init__(self, pieces: int, hints: int, layers: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.word = nn.Embedding(pieces, WIDTH)
        self.position = nn.Embedding(MAX_PIECES, WIDTH)
        self.hints = nn.EmbeddingBag(hints, WIDTH, mode="sum")
        nn.init.zeros_(self.hints.weight)
        self.norm = nn.LayerNorm(WIDTH, 1e-12)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(layers))
        self.tags = nn.Linear(WIDTH, len(TAGS))
        self.crf = Crf()

    def forward(self, ids: Tensor, hints: tuple[Tensor, Tensor], rows: Tensor, columns: Tensor) -> Tensor:
        """Return (tokens, tags).

        ids: (windows, pieces), padded; hints: ids and offsets, a bag for each token; rows, columns: the first piece
        of each token.
        """
        mask = (ids != PAD)[:, None, None, :]
        x = self.word(ids) + self.position.weight[: ids.shape[1]]
        x = x.index_put((rows, columns), self.hints(*hints), accumulate=True)
        x = self.dropout(self.norm(x))
        for layer in self.layers:
            x = layer(x, mask)
        scores: Tensor = self.tags(x[rows, columns])
        return scores

    def start_from(self, arrays: Arrays, kept: list[int]) -> None:
        """Take over pretrained embeddings of the pieces `kept` and evenly spread layers."""
        take_over(arrays, kept, self.word, self.position, self.norm, [*self.layers])

    def start_from_tagger(self, state: dict[str, Tensor]) -> None:
        """Take over the embeddings and the lowest layers of a tagger trained on the project's own corpus."""
        wanted = [name for name in self.state_dict() if name.split(".")[0] in ("word", "position", "norm", "layers")]
        self.load_state_dict({name: state[f"reader.{name}"] for name in wanted}, strict=False)

    def groups(self, rate: float, decay: float, head: float) -> list[dict[str, object]]:
        """Parameter groups with rates that fall by `decay` a layer towards the input; what is fresh learns faster."""
        fresh = [*self.hints.parameters(), *self.tags.parameters(), *self.crf.parameters()]
        found: list[dict[str, object]] = [{"params": fresh, "lr": rate * head}]
        found += [
            {"params": [*layer.parameters()], "lr": rate * decay**d} for d, layer in enumerate(reversed(self.layers))
        ]
        below = [*self.word.parameters(), *self.position.parameters(), *self.norm.parameters()]
        return [*found, {"params": below, "lr": rate * decay ** len(self.layers)}]


@dataclass(slots=True)
class Reading:
    """Articles made ready: their pieces and the hints of their tokens."""

    pieces: list[Pieces]
    hints: list[Bags]

    def inputs(self, windows: list[Window]) -> tuple[Tensor, tuple[Tensor, Tensor], Tensor, Tensor]:
        """Lay windows side by side, as `Deep` takes them."""
        rows: list[int] = []
        columns: list[int] = []
        ids: list[list[int]] = []
        bags: list[np.ndarray] = []
        offsets: list[np.ndarray] = []
        at = 0
        for row, window in enumerate(windows):
            pieces = self.pieces[window.number]
            low, high = pieces.begins[window.start], pieces.begins[window.end]
            ids.append([START, *pieces.ids[low:high], END])
            rows += [row] * (window.end - window.start)
            columns += [begin - low + 1 for begin in pieces.begins[window.start : window.end]]
            bag, starts = self.hints[window.number].part(window.start, window.end)
            bags.append(bag)
            offsets.append(starts + at)
            at += len(bag)
        width = max(map(len, ids))
        padded = torch.tensor([[*row, *[PAD] * (width - len(row))] for row in ids])
        hints = torch.from_numpy(np.concatenate(bags)), torch.from_numpy(np.concatenate(offsets))
        return padded, hints, torch.tensor(rows), torch.tensor(columns)


def batches(windows: list[Window], sizes: list[int], budget: int, chance: random.Random) -> list[list[Window]]:
    """Batches of windows of like length, `budget` pieces each, in random order."""
    order = sorted(range(len(windows)), key=lambda at: sizes[at] + chance.random() * 40)
    made: list[list[Window]] = [[]]
    for at in order:
        if made[-1] and (len(made[-1]) + 1) * sizes[at] > budget:
            made.append([])
        made[-1].append(windows[at])
    chance.shuffle(made)
    return made


@dataclass(frozen=True, slots=True)
class Schedule:
    """How to learn: epochs, the highest rate, its fall towards the input, its multiple for what is fresh, batches."""

    epochs: int
    rate: float = 5e-4
    decay: float = 0.9
    head: float = 3.0
    budget: int = 1600
    seed: int = 1


def plan(articles: list[Article], ready: Reading, schedule: Schedule, epoch: int) -> list[list[Window]]:
    """Return the batches of an epoch; each epoch cuts the articles elsewhere."""
    chance = random.Random(schedule.seed * 1000 + epoch)
    windows = [
        window
        for number, article in enumerate(articles)
        for window in learning(number, article, ready.pieces[number], chance.choice(FIRST_LENGTHS))
    ]
    sizes = [ready.pieces[w.number].begins[w.end] - ready.pieces[w.number].begins[w.start] for w in windows]
    return batches(windows, sizes, schedule.budget, chance)


def train(model: Deep, articles: list[Article], ready: Reading, saved: Path, schedule: Schedule) -> Deep:
    """Learn with AdamW and return the mean of the weights; a checkpoint is written to `saved` after each epoch.

    Where there is one, training goes on from it.
    """
    mean = copy.deepcopy(model).requires_grad_(False)
    optimizer = torch.optim.AdamW(
        model.groups(schedule.rate, schedule.decay, schedule.head), weight_decay=0.01, betas=(0.9, 0.98), fused=True
    )
    base = [group["lr"] for group in optimizer.param_groups]
    plans = [plan(articles, ready, schedule, epoch) for epoch in range(schedule.epochs)]
    steps = sum(map(len, plans))
    first, step = 0, 0
    if saved.exists():
        state = torch.load(saved)
        model.load_state_dict(state["model"])
        mean.load_state_dict(state["mean"])
        optimizer.load_state_dict(state["optimizer"])
        first, step = state["epoch"], state["step"]
        print(f"deep: resumed after epoch {first}", flush=True)
    begun = time.time()
    for epoch in range(first, schedule.epochs):
        model.train()
        torch.manual_seed(schedule.seed * 1000 + epoch)
        total, words, pieces = 0.0, 0, 0
        for at, batch in enumerate(plans[epoch]):
            factor = min(1.0, (step + 1) / (0.1 * steps)) * max(0.02, 1 - step / steps)
            for group, rate in zip(optimizer.param_groups, base, strict=True):
                group["lr"] = rate * factor
            ids, hints, rows, columns = ready.inputs(batch)
            tags = [[NUMBER[tag] for tag in articles[w.number].tags[w.start : w.end]] for w in batch]
            count = len(rows)
            loss = model.crf.loss(*stacked(model(ids, hints, rows, columns), tags)).sum()
            optimizer.zero_grad(set_to_none=True)
            # Divided by spans' rough number, not by words, most of which are sure to be nothing.
            (loss / count * 8).backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            step += 1
            keep = min(0.99, step / (step + 10))
            with torch.no_grad():
                for ours, theirs in zip(mean.parameters(), model.parameters(), strict=True):
                    ours.lerp_(theirs, 1 - keep)
            total, words, pieces = total + float(loss.detach()), words + count, pieces + ids.numel()
            if at % 25 == 24:
                speed = pieces / (time.time() - begun) if epoch == first else 0.0
                print(f"  {at + 1}/{len(plans[epoch])} loss {total / words:.4f} {speed:.0f} pieces/s", flush=True)
        print(f"deep: epoch {epoch + 1} loss {total / words:.4f} {time.time() - begun:.0f}s", flush=True)
        state = {"model": model, "mean": mean, "optimizer": optimizer}
        torch.save({k: v.state_dict() for k, v in state.items()} | {"epoch": epoch + 1, "step": step}, saved)
    return mean


def scores(model: Deep, ready: Reading, number: int) -> Floats:
    """Return the scores of an article's tokens, (tokens, tags), each read with context on both sides."""
    model.eval()
    found = np.zeros((len(ready.pieces[number].begins) - 1, len(TAGS)), dtype=np.float32)
    with torch.inference_mode():
        for window, start, end in reading(number, ready.pieces[number]):
            read = model(*ready.inputs([window])).numpy()
            found[start:end] = read[start - window.start : end - window.start]
    return found
