"""How values are said to a person: dates in words, kinds by name."""

import re
from datetime import date, datetime

from narasumber.messages import Language, translation

SPEAKER_DOUBT = re.compile(
    r"speaker: (?P<first>.+?)(?: or (?P<second>.+?))? \((?P<sure>[\d.]+)\)(?P<open>, left open)?"
)


def doubt_text(doubt: str, language: Language) -> str:
    """Return a statement's doubt in the reader's language; one of an unknown form as it is."""
    _ = translation(language).gettext
    found = SPEAKER_DOUBT.fullmatch(doubt)
    if found is None:
        return doubt
    first, second = (_("nobody") if name == "nobody" else name for name in found.group("first", "second"))
    pattern = _("speaker: {first} or {second} ({sure})") if second else _("speaker: {first} ({sure})")
    said = pattern.format(first=first, second=second, sure=found["sure"])
    return said + (_(", left open") if found["open"] else "")


def moment(value: str, language: Language) -> str:
    """Return an ISO 8601 date, month, year or date-time in words; any other value as it is."""
    from babel.dates import format_date, format_datetime

    try:
        if len(value) == 4:
            return str(date(int(value), 1, 1).year)
        if len(value) == 7:
            return format_date(date.fromisoformat(f"{value}-01"), "MMMM y", locale=language)
        if len(value) == 10:
            return format_date(date.fromisoformat(value), "d MMMM y", locale=language)
        at = datetime.fromisoformat(value)
    except ValueError:
        return value
    zone = f" {_zone(at)}" if at.tzinfo else ""
    return format_datetime(at, "d MMMM y HH.mm" if language == "id" else "d MMMM y HH:mm", locale=language) + zone


def type_name(statement_type: str, language: Language) -> str:
    """Return «direct», «indirect» or «mixed» in the reader's language."""
    _ = translation(language).gettext
    return {"direct": _("direct"), "indirect": _("indirect"), "mixed": _("mixed")}.get(statement_type, statement_type)


def station_name(kind: str, language: Language) -> str:
    """Return the kind of a station on a statement's path in the reader's language."""
    _ = translation(language).gettext
    names = {
        "speaker": _("speaker"),
        "channel": _("channel"),
        "agency": _("news agency"),
        "outlet": _("outlet"),
        "person": _("relayed by"),
        "publisher": _("this article"),
    }
    return names.get(kind, kind)


def _zone(at: datetime) -> str:
    """Return Indonesia's three zones by name, others by their offset."""
    offset = at.utcoffset()
    hours = offset.total_seconds() / 3600 if offset else 0.0
    return {7.0: "WIB", 8.0: "WITA", 9.0: "WIT"}.get(hours, at.strftime("%z") or "UTC")


def furniture_name(kind: str, language: Language) -> str:
    """Return what a stretch that is not the article is, in the reader's language."""
    _ = translation(language).gettext
    names = {
        "advert": _("advertisement"),
        "byline": _("reporter and editor"),
        "comments": _("comment box"),
        "credit": _("photo credit"),
        "navigation": _("navigation"),
        "note": _("note"),
        "related": _("related articles"),
        "share": _("share buttons"),
    }
    return _("not the article: {kind}").format(kind=names.get(kind, kind))
