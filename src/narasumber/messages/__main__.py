"""Bring the catalogues up to date: `python -m narasumber.messages` extracts the source strings and compiles.

New strings appear in the `.po` files untranslated; translate them there and run it again. It needs Babel.
"""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from narasumber.messages import CATALOGUES, DOMAIN

HEADER = "# Words of Narasumber that people see. Source strings: English."
HERE = Path(__file__).parent
SOURCES = HERE.parent
METHODS = [("**.py", "python"), ("**/templates/**.html", "jinja2")]
# The reading room speaks in patterns and values; the command line shows them in the reader's language.
KEYWORDS = {**DEFAULT_KEYWORDS, "ArticleError": (2,), "translatable": None}


def extracted() -> Catalog:
    """Return the source strings of the package, without line numbers, which would change with every edit."""
    template = Catalog(project="Narasumber", copyright_holder="Narasumber", charset="utf-8")
    for message in _strings():
        template.add(message, auto_comments=())
    return template


def _strings() -> Iterator[str | tuple[str, ...]]:
    options = {"**/templates/**.html": {"trimmed": "true"}}
    found = extract_from_dir(SOURCES, METHODS, options_map=options, keywords=KEYWORDS)
    for _file, _line, message, _comments, _context in sorted(found, key=lambda row: (row[0], row[1])):
        yield message


def compiled(catalog: Catalog) -> bytes:
    """Return a catalogue as gettext reads it."""
    out = BytesIO()
    write_mo(out, catalog)
    return out.getvalue()


def po_path(language: str) -> Path:
    """Return where a language's catalogue is kept."""
    return HERE / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def read_catalog(language: str) -> Catalog:
    """Return a language's catalogue as it is kept; an empty one where there is none yet."""
    path = po_path(language)
    if not path.is_file():
        return Catalog(
            locale=language, domain=DOMAIN, project="Narasumber", header_comment=HEADER, charset="utf-8", fuzzy=False
        )
    with path.open("rb") as lines:
        catalog = read_po(lines, locale=language, domain=DOMAIN)
    catalog.fuzzy = False
    return catalog


def untranslated(catalog: Catalog) -> list[str]:
    """Return the source strings that have no translation."""
    return [str(m.id) for m in catalog if m.id and not (m.string and all(m.string))]


def main() -> None:
    """Update and compile every catalogue."""
    template = extracted()
    for language in CATALOGUES:
        catalog = read_catalog(language)
        catalog.update(template, no_fuzzy_matching=True)
        path = po_path(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as out:
            write_po(out, catalog, omit_header=False, no_location=True, ignore_obsolete=True, width=100)
        path.with_suffix(".mo").write_bytes(compiled(catalog))
        missing = untranslated(catalog)
        print(f"{path.name} {language}: {len(catalog)} messages, {len(missing)} untranslated")


if __name__ == "__main__":
    main()
