"""Bytes to text: UTF-8, Windows-1252, UTF-16 and UTF-32 with a mark, and mojibake put right."""

import codecs
import re
from contextlib import suppress
from dataclasses import dataclass

from narasumber.article.errors import ArticleError, translatable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16: its mark begins with UTF-16's
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_SIGNATURES = (
    (b"%PDF-", translatable("a PDF file; save its text first (pdftotext FILE.pdf)")),
    (b"PK\x03\x04", translatable("a ZIP, Word or EPUB file; save it as plain text or HTML first")),
    (b"\xd0\xcf\x11\xe0", translatable("an old Word file; save it as plain text or HTML first")),
    (b"{\\rtf", translatable("an RTF file; save it as plain text or HTML first")),
    (b"\x1f\x8b", translatable("gzip data; only JSON Lines are read compressed, from a file named *.jsonl.gz")),
    (b"\x89PNG", translatable("a picture; only text is read")),
    (b"\xff\xd8\xff", translatable("a picture; only text is read")),
    (b"GIF8", translatable("a picture; only text is read")),
)

_CONTROLS = bytes(set(range(0x20)) - set(b"\t\n\r\f\x0b\x1b"))
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_CLOSING_CUT = re.compile(r"â€(?=[\x00-\x7f]|$)")
_C1 = re.compile(r"[\x80-\x9f]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and how it was read: `encoding` as Python names it, `repaired` where mojibake was put right."""

    text: str
    encoding: str
    repaired: bool = False

    @property
    def how(self) -> str:
        """Say in words how the text was decoded, for `Article.found`."""
        return f"{self.encoding}, mojibake repaired" if self.repaired else self.encoding


def decode(data: bytes, name: str) -> Decoded:
    """Return the text of `data`, whose input is called `name` in errors; nothing is repaired yet.

    A byte-order mark decides. Without one it is UTF-8, or, where that does not fit, Windows-1252. Text that
    is UTF-8 but for a few broken bytes stays UTF-8, with U+FFFD where the bytes make no character.

    Raises:
        ArticleError: the data is empty or is not text.
    """
    if not data.strip(b" \t\r\n\x00"):
        raise ArticleError(name, "empty; there is nothing to read")
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise ArticleError(name, what)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = data.decode(encoding, errors="replace")
            if not text.strip():
                raise ArticleError(name, "empty; there is nothing to read")
            return Decoded(text, encoding)
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if b"\0" in data[:65536] or controls * 100 > len(data):
        raise ArticleError(name, "binary data, not text; give plain text, HTML or JSON")
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _decode_broken(data)


def _decode_broken(data: bytes) -> Decoded:
    # Valid multi-byte sequences hardly ever come about by chance, so if they make up most of what is not ASCII
    # the text is UTF-8 that lost a byte (cut off in the middle of a character, say), not Windows-1252.
    high = sum(byte > 0x7F for byte in data)
    in_sequences = sum(len(sequence) for sequence in _MULTIBYTE.findall(data))
    if in_sequences * 2 > high:
        return Decoded(data.decode("utf-8", errors="replace"), "utf-8 with broken bytes")
    try:
        return Decoded(data.decode("cp1252"), "windows-1252")
    except UnicodeDecodeError:
        # Five bytes have no character in Windows-1252; browsers read them as Latin-1, and so do we.
        sloppy = "".join(chr(b) if b in b"\x81\x8d\x8f\x90\x9d" else bytes([b]).decode("cp1252") for b in data)
        return Decoded(sloppy, "windows-1252")


def repair(decoded: Decoded) -> Decoded:
    """Return the text with mojibake put right, and nothing else touched.

    Quotation marks stay as curly or straight as they were; line ends, ligatures, widths and HTML entities
    stay. Text that needs no repair comes back character for character (ftfy, Speer 2019,
    doi 10.5281/zenodo.2591652).
    """
    text = mend(decoded.text)
    return Decoded(text, decoded.encoding, repaired=text != decoded.text)


def mend(text: str) -> str:
    """Return `text` with mojibake and lone surrogates put right; clean text as it is."""
    if text.isascii():
        return text
    from ftfy import TextFixerConfig, fix_text
    from ftfy.badness import is_bad

    if is_bad(text) or _C1.search(text):
        if "â€œ" in text:
            # The last byte of ” has no character in Windows-1252 and many programs drop it.
            text = _CLOSING_CUT.sub("â€\x9d", text)
        only_encoding = TextFixerConfig(
            unescape_html=False,
            remove_terminal_escapes=False,
            fix_latin_ligatures=False,
            fix_character_width=False,
            uncurl_quotes=False,
            fix_line_breaks=False,
            remove_control_chars=False,
            normalization=None,
        )
        # What the mender can't cope with stays as it came: no text may end a run.
        with suppress(Exception):
            text = fix_text(text, only_encoding)
    # A lone surrogate can be in no file; one character for one keeps every offset.
    return _SURROGATE.sub("\ufffd", text)
