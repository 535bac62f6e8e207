"""Articles through the pipeline on several processes: order kept, memory bounded."""

import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

    from narasumber.article import Article, ReadFailure
    from narasumber.export import ArticleRecord

# As many articles wait for each process as keep it busy while one long article holds up the order.
AHEAD = 4

_nlp: "Language | None" = None


def records(
    items: "Iterable[Article | ReadFailure]", model: str, jobs: int, keep: float | None = None
) -> "Iterator[ArticleRecord | ReadFailure]":
    """Yield the record of each article in order; failures pass through in their place.

    `model` and `keep` are those of `narasumber.load`. At most `AHEAD * jobs` articles are held at a time.
    """
    from narasumber.article import Article

    if jobs == 1:
        _start(model, keep)
        for item in items:
            yield _record(item) if isinstance(item, Article) else item
        return
    waiting: deque[Future[ArticleRecord] | ReadFailure] = deque()
    pool = ProcessPoolExecutor(jobs, get_context("spawn"), _start_worker, (model, keep))
    try:
        for item in items:
            waiting.append(pool.submit(_record, item) if isinstance(item, Article) else item)
            if len(waiting) >= AHEAD * jobs:
                yield _ready(waiting.popleft())
        while waiting:
            yield _ready(waiting.popleft())
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _ready(waited: "Future[ArticleRecord] | ReadFailure") -> "ArticleRecord | ReadFailure":
    return waited.result() if isinstance(waited, Future) else waited


def _start_worker(model: str, keep: float | None) -> None:
    import signal

    # Ctrl-C reaches the whole process group: only the parent answers it. One thread each, or cores are fought over.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.environ["OMP_NUM_THREADS"] = "1"
    _start(model, keep)


def _start(model: str, keep: float | None) -> None:
    global _nlp
    from narasumber.pipeline import load

    _nlp = load(model, keep=keep)  # type: ignore[arg-type]


def _record(article: "Article") -> "ArticleRecord":
    from narasumber.export import to_record
    from narasumber.pipeline import analyse

    assert _nlp is not None
    return to_record(analyse(_nlp, article))
