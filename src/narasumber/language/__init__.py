"""The Indonesian language: tokens, sentences, quotation marks, word lists."""

from narasumber.language.quotations import Quotation, find_quotations

__all__ = ["Quotation", "find_quotations"]
