"""The Indonesian language: tokens, sentences, quotation marks, word lists."""

from narasumber.language.nlp import blank, make_doc, make_quotations, make_sentences
from narasumber.language.quotations import Quotation, find_quotations
from narasumber.language.sentences import find_sentences
from narasumber.language.tables import DataFileError, read_table

__all__ = [
    "DataFileError",
    "Quotation",
    "blank",
    "find_quotations",
    "find_sentences",
    "make_doc",
    "make_quotations",
    "make_sentences",
    "read_table",
]
