"""The Indonesian language: tokens, sentences, quotation marks, word lists."""

from narasumber.language.countries import Country, find_country
from narasumber.language.nlp import blank, make_doc, make_quotations, make_sentences
from narasumber.language.quotations import Quotation, find_quotations
from narasumber.language.sentences import find_sentences
from narasumber.language.tables import DataFileError, read_table
from narasumber.language.titles import TitleKind, is_title, title_kinds

__all__ = [
    "Country",
    "DataFileError",
    "Quotation",
    "TitleKind",
    "blank",
    "find_country",
    "find_quotations",
    "find_sentences",
    "is_title",
    "make_doc",
    "make_quotations",
    "make_sentences",
    "read_table",
    "title_kinds",
]
