"""The Indonesian language: tokens, sentences, quotation marks, word lists."""

from narasumber.language.clitics import split_clitic
from narasumber.language.countries import Country, find_country
from narasumber.language.cues import Cue, CueFrame, cue_lexicon, cue_precision, match_cue
from narasumber.language.lean import import_spacy as import_spacy  # before anything that imports spaCy
from narasumber.language.lists import ListName, any_of, word_list
from narasumber.language.nlp import blank, make_doc, make_quotations, make_sentences, sentence_spans, text_of
from narasumber.language.outlets import Outlet, OutletKind, find_outlet, find_outlets, is_date_word, outlets
from narasumber.language.paragraphs import split_paragraphs
from narasumber.language.quotations import Quotation, find_quotations, is_scare
from narasumber.language.sentences import find_sentences
from narasumber.language.stateless import Stateless
from narasumber.language.tables import DataFileError, read_table
from narasumber.language.titles import TitleKind, is_title, title_kinds
from narasumber.language.tokens import find_tokens
from narasumber.language.words import NAME_WORD, WORD_OR_MARK

__all__ = [
    "NAME_WORD",
    "WORD_OR_MARK",
    "Country",
    "Cue",
    "CueFrame",
    "DataFileError",
    "ListName",
    "Outlet",
    "OutletKind",
    "Quotation",
    "Stateless",
    "TitleKind",
    "any_of",
    "blank",
    "cue_lexicon",
    "cue_precision",
    "find_country",
    "find_outlet",
    "find_outlets",
    "find_quotations",
    "find_sentences",
    "find_tokens",
    "is_date_word",
    "is_scare",
    "is_title",
    "make_doc",
    "make_quotations",
    "make_sentences",
    "match_cue",
    "outlets",
    "read_table",
    "sentence_spans",
    "split_clitic",
    "split_paragraphs",
    "text_of",
    "title_kinds",
    "word_list",
]
