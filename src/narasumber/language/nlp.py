"""Indonesian on spaCy: the language, its tokenizer, and the components that mark quotations and sentences.

spaCy's own "id" loads thousands of tokenizer exceptions in seconds; this one scans with one pattern and
is ready at once. A saved pipeline names the tokenizer in its config, so `spacy.load` finds it again.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from spacy.language import BaseDefaults, Language
from spacy.tokens import Doc, Token
from spacy.util import registry
from spacy.vocab import Vocab

from narasumber.article import Article, TextSpan
from narasumber.language.clitics import split_clitic
from narasumber.language.paragraphs import split_paragraphs
from narasumber.language.quotations import find_quotations
from narasumber.language.sentences import find_sentences
from narasumber.language.stateless import Stateless
from narasumber.language.tokens import token_bounds


def register_extensions() -> None:
    """Set `doc._.article`, `doc._.quotations`, `token._.host` and `token._.clitic` up, once."""
    for name, default in (("article", None), ("quotations", ())):
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=default)
    if not Token.has_extension("clitic"):
        Token.set_extension("clitic", getter=lambda token: split_clitic(token.text)[1])
    if not Token.has_extension("host"):
        Token.set_extension("host", getter=lambda token: split_clitic(token.text)[0])


class IndonesianTokenizer:
    """Turns text into a `Doc` whose text is that text, whatever its characters."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """Return the tokens of `text` as a `Doc`; blanks beyond a single space are tokens too."""
        words: list[str] = []
        spaces: list[bool] = []
        at = 0
        for start, end in token_bounds(text):
            if at < start:
                gap = text[at:start]
                if words and gap[0] == " ":
                    spaces[-1] = True
                    gap = gap[1:]
                if gap:
                    words.append(gap)
                    spaces.append(False)
            words.append(text[start:end])
            spaces.append(False)
            at = end
        if rest := text[at:]:
            if words and rest[0] == " ":
                spaces[-1] = True
                rest = rest[1:]
            if rest:
                words.append(rest)
                spaces.append(False)
        return Doc(self.vocab, words=words, spaces=spaces)

    def pipe(self, texts: Iterator[str], batch_size: int = 1000) -> Iterator[Doc]:
        """Yield a `Doc` for each text."""
        for text in texts:
            yield self(text)

    def to_bytes(self, **options: Any) -> bytes:
        """Return nothing: the rules are the package's, not the pipeline's."""
        return b""

    def from_bytes(self, data: bytes, **options: Any) -> "IndonesianTokenizer":
        """Return the tokenizer as it is."""
        return self

    def to_disk(self, path: Path | str, **options: Any) -> None:
        """Write nothing."""

    def from_disk(self, path: Path | str, **options: Any) -> "IndonesianTokenizer":
        """Return the tokenizer as it is."""
        return self


def make_tokenizer() -> Callable[[Language], IndonesianTokenizer]:
    """Return the maker of the tokenizer that a pipeline's config names."""
    return lambda nlp: IndonesianTokenizer(nlp.vocab)


registry.tokenizers.register("narasumber.IndonesianTokenizer.v1", func=make_tokenizer)


class IndonesianDefaults(BaseDefaults):
    """Defaults that need no list."""

    config = BaseDefaults.config.merge({"nlp": {"tokenizer": {"@tokenizers": "narasumber.IndonesianTokenizer.v1"}}})


class Indonesian(Language):  # type: ignore[no-untyped-call]  # spaCy types no __init_subclass__
    """Indonesian with the tokenizer of this package."""

    lang = "id"
    Defaults = IndonesianDefaults


def blank() -> Language:
    """Return an Indonesian pipeline with a tokenizer and nothing else, ready within milliseconds."""
    register_extensions()
    return Indonesian()


def make_doc(nlp: Language, article: Article) -> Doc:
    """Return `article` as tokens: `doc.text` is `article.text` and `doc._.article` the article.

    Half surrogate pairs, which no encoding can hold, become U+FFFD in both.
    """
    whole = mend_surrogates(article.text)
    if whole != article.text:
        article = replace(article, text=whole)
    doc = nlp.make_doc(article.text)
    doc._.article = article
    return doc


def mend_surrogates(text: str) -> str:
    """Return `text` with each half surrogate pair as U+FFFD, of the same length."""
    try:
        text.encode("utf8")
    except UnicodeEncodeError:
        return "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in text)
    return text


def paragraphs_of(doc: Doc) -> Sequence[TextSpan] | None:
    """Return the paragraphs of the article behind `doc`, None where there is none."""
    article: Article | None = doc._.article
    return article.paragraphs if article else None


def text_of(doc: Doc) -> str:
    """Return `doc.text`, from its article where it has one: spaCy joins all tokens anew whenever it is asked."""
    article: Article | None = doc._.article if Doc.has_extension("article") else None
    return article.text if article else doc.text


def sentence_spans(doc: Doc) -> list[TextSpan]:
    """Return the sentences of `doc`, found anew where no component has marked them.

    The same as `doc.sents`, read from the token arrays at once: that walks all tokens several times.
    """
    if not len(doc):
        return []
    marks, begins, lengths = doc.to_array(["SENT_START", "IDX", "LENGTH"]).T
    if len(doc) > 1 and not marks[1:].any():
        return find_sentences(text_of(doc), doc._.quotations or None, paragraphs_of(doc))
    starts = [0, *(i + 1 for i, mark in enumerate(marks[1:].tolist()) if mark == 1)]
    lasts = [*(i - 1 for i in starts[1:]), len(doc) - 1]
    return [
        TextSpan(int(begins[first]), int(begins[last] + lengths[last]))
        for first, last in zip(starts, lasts, strict=True)
    ]


class Quotations(Stateless):
    """Sets `doc._.quotations`."""

    def __call__(self, doc: Doc) -> Doc:
        """Return `doc` with its quotations, and with an article of its lines if it came as bare text."""
        text = text_of(doc)
        if doc._.article is None:
            doc._.article = Article(text, tuple(split_paragraphs(text)))
        doc._.quotations = find_quotations(text, paragraphs_of(doc))
        return doc


class Sentences(Stateless):
    """Sets the sentence starts of a `Doc`."""

    def __call__(self, doc: Doc) -> Doc:
        """Return `doc` with its sentences: never cut inside a quotation, always at a paragraph."""
        text = text_of(doc)
        sentences = find_sentences(text, doc._.quotations or None, paragraphs_of(doc))
        if not len(doc):
            return doc
        begun = np.isin(doc.to_array("IDX"), np.array([s.start for s in sentences], dtype=np.uint64))
        begun[0] = True
        # All at once: the setter of a token looks through the whole document for a parse. spaCy keeps -1 as unsigned.
        marks: Any = np.where(begun, 1, -1).astype(np.int64).view(np.uint64)
        return doc.from_array(["SENT_START"], marks[:, None])


@Language.factory("narasumber_quotations", assigns=["doc._.quotations"])
def make_quotations(nlp: Language, name: str) -> Quotations:
    """Return the component that marks quotations."""
    register_extensions()
    return Quotations()


@Language.factory("narasumber_sentences", assigns=["token.is_sent_start"], requires=["doc._.quotations"])
def make_sentences(nlp: Language, name: str) -> Sentences:
    """Return the component that marks sentences; without quotations marked it finds them itself."""
    register_extensions()
    return Sentences()
