"""Reading news: text, HTML, JSON and folders become `Article` records with exact offsets."""

from narasumber.article.article import Article, Dateline, Furniture
from narasumber.article.assemble import article_from_text, split_paragraphs
from narasumber.article.spans import TextSpan

__all__ = ["Article", "Dateline", "Furniture", "TextSpan", "article_from_text", "split_paragraphs"]
