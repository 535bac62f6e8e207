"""Plain text: the bytes of a file become an article, character for character."""

from narasumber.article.article import Article
from narasumber.article.assemble import article_from_text
from narasumber.article.encoding import Decoded, repair
from narasumber.article.errors import ArticleError


def article_from_plain(decoded: Decoded, name: str, *, url: str | None = None) -> Article:
    """Return the article that the plain text of input `name` is.

    Raises:
        ArticleError: there are no words in the text.
    """
    decoded = repair(decoded)
    if not any(character.isalnum() for character in decoded.text):
        raise ArticleError(name, "no words in it; give the text of an article")
    return article_from_text(decoded.text, url=url, found={"text": f"plain text, {decoded.how}"})
