"""Statements laid out for a terminal: who, as what, with which verb, the words, the path, the date."""

from collections.abc import Callable

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from narasumber.export import ArticleRecord, EntityRecord, StatementRecord, doubt_text, moment, type_name
from narasumber.messages import Language, translation

SPEAKER_COLOURS = ("cyan", "magenta", "green", "yellow", "blue", "red", "bright_cyan", "bright_magenta")
INDENT = 5


def article_view(record: ArticleRecord, language: Language) -> RenderableType:
    """Return an article's head and statements, to be printed at any width."""
    ngettext = translation(language).ngettext
    _ = translation(language).gettext
    entities = {entity["id"]: entity for entity in record["entities"]}
    colours = _colours(record["statements"])
    parts: list[RenderableType] = [_head(record, language)]
    count = len(record["statements"])
    speakers = len({s["speaker"] for s in record["statements"] if s["speaker"]})
    if not count:
        parts.append(Text(_("No statements found."), style="dim"))
        return Group(*parts)
    of_speakers = ngettext("{n} speaker", "{n} speakers", speakers).format(n=speakers)
    of_statements = ngettext("{n} statement", "{n} statements", count).format(n=count)
    parts.append(Text(f"{of_statements} · {of_speakers}", style="dim"))
    for number, statement in enumerate(record["statements"], 1):
        colour = colours.get(statement["speaker"] or "", "")
        parts += [Text(), _statement(number, statement, entities, colour, language, _)]
    return Group(*parts)


def _head(record: ArticleRecord, language: Language) -> Text:
    place = record["dateline"]["place"] if record["dateline"] else None
    published = moment(record["published"], language) if record["published"] else None
    facts = [fact for fact in (record["publisher"], place, published) if fact]
    head = Text()
    title = record["title"] or record["id"]
    if title:
        head.append(title, style="bold")
    if facts:
        head.append("\n" if title else "").append(" · ".join(facts))
    return head


def _statement(
    number: int,
    statement: StatementRecord,
    entities: dict[str, EntityRecord],
    colour: str,
    language: Language,
    _: Callable[[str], str],
) -> RenderableType:
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(justify="right", width=INDENT - 2, style="dim")
    grid.add_column(overflow="fold")
    grid.add_row(str(number), _who(statement, entities, colour, _))
    grid.add_row("", _words(statement))
    for line in (_path(statement, _), _circumstances(statement, language, _)):
        if line:
            grid.add_row("", line)
    for doubt in statement["doubts"]:
        grid.add_row("", Text(f"? {doubt_text(doubt, language)}", style="dim italic"))
    return Padding(grid, (0, 0, 0, INDENT if statement["parent"] else 0))


def _who(
    statement: StatementRecord,
    entities: dict[str, EntityRecord],
    colour: str,
    _: Callable[[str], str],
) -> Text:
    speaker = entities.get(statement["speaker"] or "")
    if speaker:
        who = Text(speaker["name"], style=f"bold {colour}")
        described = [fact for fact in (speaker["role"], speaker["affiliation"]) if fact]
        if described:
            who.append(f"  {', '.join(described)}", style="not bold default")
    else:
        source = statement["source"]
        who = Text(source["text"] if source else _("speaker not named"), style="italic")
    if statement["cue"]:
        who.append("  ").append(statement["cue"]["text"], style="not bold default italic")
    return who


def _words(statement: StatementRecord) -> Text:
    words = " … ".join(" ".join(part["text"].split()) for part in statement["content"])
    return Text(f"“{words}”" if statement["type"] == "direct" else words)


def _path(statement: StatementRecord, _: Callable[[str], str]) -> Text | None:
    known = [station for station in statement["path"] if station["name"] or station["kind"] == "speaker"]
    names = [station["name"] or _("speaker not named") for station in known]
    return Text(" → ".join(names), style="dim") if len(names) > 1 else None


def _circumstances(statement: StatementRecord, language: Language, _: Callable[[str], str]) -> Text | None:
    facts = [type_name(statement["type"], language)]
    if statement["parent"]:
        facts.append(_("within {parent}").format(parent=statement["parent"]))
    if statement["addressee"]:
        facts.append(_("to {addressee}").format(addressee=statement["addressee"]["text"]))
    if statement["time"]:
        when = statement["time"]["text"]
        value = statement["time_value"]
        facts.append(f"{when} = {moment(value, language)}" if value else when)
    elif statement["time_value"]:
        facts.append(moment(statement["time_value"], language))
    if statement["place"]:
        facts.append(statement["place"]["text"])
    return Text(" · ".join(facts), style="dim")


def _colours(statements: list[StatementRecord]) -> dict[str, str]:
    speakers = dict.fromkeys(s["speaker"] for s in statements if s["speaker"])
    return {speaker: SPEAKER_COLOURS[at % len(SPEAKER_COLOURS)] for at, speaker in enumerate(speakers) if speaker}
