"""One article as one page: its text with every statement marked, and beside it who says it and by which path."""

from dataclasses import dataclass, field
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from narasumber.export.markup import Mark, blocks, marked
from narasumber.export.palette import colour_numbers, palette
from narasumber.export.record import ArticleRecord, EntityRecord, SpanRecord, StatementRecord, to_record
from narasumber.export.wording import doubt_text, furniture_name, moment, station_name, type_name
from narasumber.messages import Language, translation

WIDTH = 1000
"""Units of a speaker's lane: the article's length from its first character to its last."""
LEAST_TICK = 6
OPENING = 12
"""Words of the text that stand in for a title."""


@dataclass(frozen=True, slots=True)
class Note:
    """What stands beside the text about one statement."""

    number: int
    statement: StatementRecord
    speaker: EntityRecord | None
    colour: int
    introduces: bool
    facts: list[str]
    confidence: int | None
    doubts: list[str]
    parent: int | None
    parts: list[str]


@dataclass(slots=True)
class Block:
    """A paragraph as HTML with the notes of the statements that begin in it; `furniture` names what it is else."""

    html: Markup
    notes: list[Note] = field(default_factory=list)
    furniture: str | None = None


@dataclass(frozen=True, slots=True)
class Lane:
    """One speaker's line in the summary: where in the article he speaks, in units of `WIDTH`."""

    speaker: EntityRecord | None
    colour: int
    ticks: list[tuple[int, float, float]]


def page(source: Any, language: Language = "id") -> str:
    """Return an article's page as HTML: nothing is loaded from outside and no script is needed.

    `source` is a Doc the pipeline has read, or its record. `language` is that of everything but the article.
    """
    record = to_record(source)
    return _environment(language).get_template("page.html").render(_view(record, language))


@cache
def _environment(language: Language) -> Environment:
    environment = Environment(
        loader=PackageLoader("narasumber.export"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    environment.install_gettext_translations(translation(language), newstyle=True)  # type: ignore[attr-defined]
    return environment


def _view(record: ArticleRecord, language: Language) -> dict[str, Any]:
    colours = colour_numbers([s["speaker"] for s in record["statements"] if s["speaker"]])
    notes = _notes(record, colours, language)
    outlets = {
        station["entity"] or station["name"] or "": station
        for s in record["statements"]
        for station in s["path"]
        if station["kind"] not in ("speaker", "publisher")
    }
    return {
        "record": record,
        "language": language,
        "title": record["title"],
        "opening": _opening_words(record),
        "published": moment(record["published"], language) if record["published"] else None,
        "url": record["url"] if (record["url"] or "").startswith(("http://", "https://")) else None,
        "blocks": _blocks(record, notes, colours, language),
        "notes": notes,
        "lanes": _lanes(record, notes, colours),
        "outlets": [
            (station, [n.number for n in notes if _passes(n.statement, key)]) for key, station in outlets.items()
        ],
        "palette": list(enumerate(palette(), 1)),
        "width": WIDTH,
        "type_name": lambda kind: type_name(kind, language),
        "station_name": lambda kind: station_name(kind, language),
        "anchor": anchor,
    }


def _opening_words(record: ArticleRecord) -> str:
    """Return the first words of the report, after its dateline: what a page without a title goes by."""
    start = record["dateline"]["end"] if record["dateline"] else 0
    skipped = [(f["start"], f["end"]) for f in record["furniture"]]
    for p in record["paragraphs"]:
        if p["end"] > start and not any(a <= p["start"] and p["end"] <= b for a, b in skipped):
            words = record["text"][max(start, p["start"]) : p["end"]].split()
            return " ".join(words[:OPENING]) + (" …" if len(words) > OPENING else "")
    return ""


def anchor(identifier: str) -> str:
    """Return an id as a page can carry it: letters, digits and hyphens, whatever the record's ids are."""
    return "".join(char if char.isalnum() and char.isascii() else f"-{ord(char):x}-" for char in identifier)


def _passes(statement: StatementRecord, key: str) -> bool:
    return any((s["entity"] or s["name"]) == key for s in statement["path"] if s["kind"] != "speaker")


def _notes(record: ArticleRecord, colours: dict[str, int], language: Language) -> list[Note]:
    _ = translation(language).gettext
    entities = {entity["id"]: entity for entity in record["entities"]}
    numbers = {s["id"]: number for number, s in enumerate(record["statements"], 1)}
    introduced: set[str] = set()
    notes: list[Note] = []
    for number, s in enumerate(record["statements"], 1):
        speaker = entities.get(s["speaker"] or "")
        facts: list[str] = []
        if s["addressee"]:
            facts.append(_("to {addressee}").format(addressee=s["addressee"]["text"]))
        if s["time"] and s["time_value"]:
            value = moment(s["time_value"], language)
            facts.append(f"{s['time']['text']} = {value}" if s["time"]["text"] != value else value)
        elif s["time"] or s["time_value"]:
            facts.append(s["time"]["text"] if s["time"] else moment(s["time_value"] or "", language))
        if s["place"]:
            facts.append(s["place"]["text"])
        sure = s["confidence"].get("statement")
        notes.append(
            Note(
                number=number,
                statement=s,
                speaker=speaker,
                colour=colours.get(s["speaker"] or "", 0),
                introduces=bool(speaker) and s["speaker"] not in introduced,
                facts=facts,
                confidence=None if sure is None else round(100 * sure),
                doubts=[doubt_text(d, language) for d in s["doubts"]],
                parent=numbers.get(s["parent"] or ""),
                parts=[_part_id(number, part) for part in range(len(s["content"]))],
            )
        )
        introduced.add(s["speaker"] or "")
    return notes


def _part_id(number: int, part: int) -> str:
    return f"s{number}" if part == 0 else f"s{number}-{part + 1}"


def _lanes(record: ArticleRecord, notes: list[Note], colours: dict[str, int]) -> list[Lane]:
    length = max(1, len(record["text"]))
    lanes: dict[str | None, Lane] = {}
    for note in notes:
        key = note.speaker["id"] if note.speaker else None
        lane = lanes.setdefault(key, Lane(note.speaker, note.colour, []))
        for span in note.statement["content"]:
            left = WIDTH * span["start"] / length
            wide = max(LEAST_TICK, WIDTH * (span["end"] - span["start"]) / length)
            lane.ticks.append((note.number, round(left, 1), round(wide, 1)))
    return sorted(lanes.values(), key=lambda lane: (lane.speaker is None, -len({t[0] for t in lane.ticks})))


def _blocks(record: ArticleRecord, notes: list[Note], colours: dict[str, int], language: Language) -> list[Block]:
    text = record["text"]
    marks = _marks(record, notes, language)
    furniture = record["furniture"]
    starts = [(note.statement["content"][0]["start"], note) for note in notes if note.statement["content"]]
    made: list[Block] = []
    for start, end in blocks(text, [(p["start"], p["end"]) for p in record["paragraphs"]]):
        whole = next((f for f in furniture if f["start"] <= start and end <= f["end"]), None)
        made.append(
            Block(
                marked(text, start, end, marks),
                [note for at, note in starts if start <= at < end],
                furniture_name(whole["kind"], language) if whole else None,
            )
        )
    return made


def _marks(record: ArticleRecord, notes: list[Note], language: Language) -> list[Mark]:
    _ = translation(language).gettext
    marks = [
        Mark(f["start"], f["end"], "furniture", label=furniture_name(f["kind"], language), rank=0)
        for f in record["furniture"]
    ]
    for note in notes:
        marks += _content_marks(note, language)
        s = note.statement
        hue = f"k{note.colour} m{note.number}"
        beside = f"#n{note.number}"
        who = f"#e{anchor(s['speaker'])}" if note.speaker and s["speaker"] else beside
        _add(marks, s["source"], f"source {hue}", who, _("source of {n}").format(n=note.number), 2)
        _add(marks, s["cue"], f"cue {hue}", beside, _("cue of {n}").format(n=note.number), 5)
        _add(marks, s["addressee"], f"addressee {hue}", None, _("addressee of {n}").format(n=note.number), 4)
        _add(marks, s["time"], f"time {hue}", None, _("time of {n}").format(n=note.number), 4)
        _add(marks, s["place"], f"place {hue}", None, _("place or occasion of {n}").format(n=note.number), 3)
        for relay in s["via"]:
            label = _("{kind}: path of {n}").format(kind=station_name(relay["kind"], language), n=note.number)
            _add(marks, relay, f"via {hue}", beside, label, 3)
    return marks


def _content_marks(note: Note, language: Language) -> list[Mark]:
    _ = translation(language).gettext
    name = note.speaker["name"] if note.speaker else _("speaker not named")
    nested = " nested" if note.statement["parent"] else ""
    classes = f"say {note.statement['type']}{nested} k{note.colour} m{note.number}"
    label = _("Statement {n}: {name}").format(n=note.number, name=name)
    number = Markup('<a class="num" href="#n{0}" aria-label="{1}">{0}</a>').format(note.number, label)
    marks = []
    count = len(note.statement["content"])
    for part, span in enumerate(note.statement["content"]):
        lead = number
        if part:
            again = _("Statement {n}, part {part} of {count}").format(n=note.number, part=part + 1, count=count)
            lead = Markup('<a class="num more" href="#s{0}" aria-label="{1}">{0}<i>·{2}</i></a>').format(
                note.number, again, part + 1
            )
        follow = Markup('<a class="num more" href="#s{0}" aria-label="{1}">{0}<i>…</i></a>').format(
            note.number, _("Statement {n} goes on").format(n=note.number)
        )
        marks.append(
            Mark(
                span["start"],
                span["end"],
                classes,
                id=_part_id(note.number, part),
                tag="mark",
                rank=1,
                lead=lead,
                follow=follow,
            )
        )
    return marks


def _add(marks: list[Mark], span: SpanRecord | None, classes: str, href: str | None, label: str, rank: int) -> None:
    if span:
        marks.append(Mark(span["start"], span["end"], classes, href=href, label=label, rank=rank))
