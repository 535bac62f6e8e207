"""Reading news: text, HTML, JSON, folders and addresses become `Article` records with exact offsets."""

from narasumber.article.article import Article, Dateline, Furniture
from narasumber.article.assemble import article_from_text, split_paragraphs
from narasumber.article.dates import parse_published
from narasumber.article.errors import MAX_BYTES, ArticleError, ReadFailure, translatable
from narasumber.article.json_reader import article_from_record
from narasumber.article.reading import read_article, read_articles
from narasumber.article.spans import TextSpan

__all__ = [
    "MAX_BYTES",
    "Article",
    "ArticleError",
    "Dateline",
    "Furniture",
    "ReadFailure",
    "TextSpan",
    "article_from_record",
    "article_from_text",
    "parse_published",
    "read_article",
    "read_articles",
    "split_paragraphs",
    "translatable",
]
