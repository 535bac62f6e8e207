"""Countries by name: Indonesian and English names from CLDR and ISO 3166, capitals and short forms from a list.

A capital stands for its government («Pyongyang menyatakan …»), so it is looked up to its country too.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from narasumber.language.tables import DataFileError, read_table

_SKIPPED = {"EU", "EZ", "UN", "XA", "XB", "ZZ", "QO", "AQ"}
_CODE = re.compile(r"[A-Z]{2}")
_MARKS = re.compile(r"[^\w]+")


@dataclass(frozen=True, slots=True)
class Country:
    """What a name of a country says: `code` is ISO 3166-1 alpha-2, `capital` whether it names the capital."""

    code: str
    capital: bool = False


def _key(name: str) -> str:
    return _MARKS.sub(" ", name.casefold()).strip()


@cache
def country_names() -> dict[str, Country]:
    """Map folded names (lower case, no punctuation) to countries.

    Raises:
        DataFileError: `countries.tsv` holds a code or kind that is none.
    """
    # Loaded on first use: both tables cost some 50 ms that start-up should not pay.
    import pycountry
    from babel import Locale

    names: dict[str, Country] = {}
    for country in pycountry.countries:
        for field in ("name", "official_name", "common_name"):
            if name := getattr(country, field, None):
                names[_key(name.split(",")[0] if field == "name" else name)] = Country(country.alpha_2)
    for language in ("en", "id"):
        for code, name in Locale(language).territories.items():
            if _CODE.fullmatch(code) and code not in _SKIPPED:
                names[_key(name)] = Country(code)
    # The comma cut leaves «Korea», «Congo» and their like, which name two countries.
    for doubtful in ("korea", "congo", "virgin islands"):
        names.pop(doubtful, None)
    for row in read_table("narasumber.language", "countries.tsv", ("name", "code", "kind")):
        if not _CODE.fullmatch(row["code"]) or row["kind"] not in ("capital", "short"):
            raise DataFileError(f"narasumber.language/data/countries.tsv: {row['name']}: bad code or kind")
        names[_key(row["name"])] = Country(row["code"], row["kind"] == "capital")
    return names


@lru_cache(maxsize=20_000)
def find_country(name: str) -> Country | None:
    """Return the country that `name` names («Korut», «Pyongyang», «North Korea»), or None.

    Two-letter names count only in capitals («AS», not «as»).
    """
    if len(name) <= 3 and not name.isupper():
        return None
    return country_names().get(_key(name))
