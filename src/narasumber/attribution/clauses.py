"""How far a source reaches behind its cue, and documents that are none.

Annotators take the whole noun phrase (guidelines, «source»): behind a cue its relative clause belongs to it («Menurut
Thunberg | yang sedang berada di New York, …»), unless it tells of the saying itself («laporan yang menyebut …», «dia
yang menambahkan, …», «pejabat yang dikutip Reuters»). A document without a body («Berdasarkan catatan, …») speaks for
nobody: it is the occasion, `place` (guidelines, «Decisions»).
"""

import re
from collections.abc import Sequence

from narasumber.article import TextSpan
from narasumber.attribution.edges import BLANKS
from narasumber.attribution.records import Statement
from narasumber.language import cue_lexicon

LINK = re.compile(r"(?:\s\([^()\n]{1,30}\))?,? yang (?:(?:juga|telah|sudah|akan|turut|ikut) )*(\w+)")
STOP = re.compile(r"[.;:!?\"“”\n]|,(?!\d)|\s(?:saat|ketika|kepada|usai|dalam|seperti|seraya|sambil)\s")
LONGEST = 20  # words
# What becomes of the words, not who said them: «yang dilansir Reuters», «yang dijawab sepakat».
TELLS = re.compile(
    r"di(?:kutip|lansir|laporkan|kabarkan|beritakan|siarkan|terima|rilis|unggah|muat|temui|hubungi|jawab|amini)\w*"
)


def finish_sources(text: str, statements: Sequence[Statement]) -> None:
    """Let each source behind its cue take in the relative clause that follows it."""
    for statement in statements:
        cue, source = statement.cue, statement.source
        if cue is None or source is None or cue.end > source.start:
            continue
        end = _apposition_end(text, statement, source)
        statement.source = TextSpan(source.start, _clause_end(text, statement, end) or end)


def _apposition_end(text: str, statement: Statement, source: TextSpan) -> int:
    """Return where the source ends with what was read as a part of the words: «kantor berita Korut, | yakni KCNA»."""
    for part in statement.content[1:]:
        joined = text[source.end : part.start].strip() == "," and part.of(text).startswith(("yakni ", "yaitu "))
        if joined or source.covers(part):
            statement.content.remove(part)
            return max(source.end, part.end)
    return source.end


def put_documents_aside(text: str, statements: Sequence[Statement]) -> None:
    """Make a bare document behind «berdasarkan» the occasion of its statement, not the source."""
    for statement in statements:
        cue, source = statement.cue, statement.source
        if cue is None or source is None or not cue.of(text).lower().startswith("berdasar"):
            continue
        if source.of(text).islower():
            statement.place = statement.place or source
            statement.source = None


def _clause_end(text: str, statement: Statement, start: int) -> int | None:
    """Return where the relative clause at `start` ends, None where there is none that belongs to the source."""
    link = LINK.match(text, start)
    if link is None or link[1].lower() in cue_lexicon() or TELLS.fullmatch(link[1].lower()):
        return None
    stop = STOP.search(text, link.end())
    end = stop.start() if stop else len(text)
    others = [
        statement.addressee,
        statement.time,
        statement.place,
        *statement.content,
        *(r.span for r in statement.via),
    ]
    if any(start <= other.start < end for other in others if other is not None):
        return None  # a clause that runs into another part of the statement was read better by the tagger
    end = len(text[:end].rstrip(BLANKS))
    return end if len(text[start:end].split()) <= LONGEST else None
