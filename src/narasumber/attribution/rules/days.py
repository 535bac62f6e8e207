"""Dates beside a cue as the rules cut them off («Kamis (14/9/2023)»); their values are the temporal room's."""

import re

from narasumber.article import TextSpan

DAY = r"(?:Senin|Selasa|Rabu|Kamis|Jum[’']?at|Sabtu|Minggu|Ahad)"
MONTH = (
    r"(?:Januari|Februari|Maret|April|Mei|Juni|Juli|Agustus|September|Oktober|November|Desember"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Agu|Agt|Sep|Sept|Okt|Nov|Des)"
)
HOURS = r"(?:dini hari|pagi|siang|sore|petang|malam)"
NUMERIC = r"\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?"
DATE = rf"\d{{1,2}} {MONTH}(?: \d{{4}})?"
TIME = re.compile(
    rf"\b{DAY}(?: {HOURS})?(?:,? ?\( ?(?:{NUMERIC}|{DATE}) ?\)|,? {DATE}|,? {NUMERIC})?"
    rf"(?: {HOURS})?(?: (?:lalu|kemarin|ini)\b)?"
    rf"(?: waktu setempat| WIB)?"
    rf"|\b{DATE}|\( ?{NUMERIC} ?\)|\b\d{{1,2}}/\d{{1,2}}/\d{{4}}"
    rf"|\b(?:kemarin|tadi malam|semalam)(?: {HOURS})?\b|\b(?:pekan|minggu|bulan|tahun) lalu\b",
)


def trimmed(text: str, start: int, end: int, edge: str = " \t\n,.;:–—-") -> TextSpan | None:
    """Return the span without blanks and edge signs, None when nothing is left."""
    while start < end and text[start] in edge:
        start += 1
    while end > start and text[end - 1] in edge:
        end -= 1
    return TextSpan(start, end) if start < end else None
