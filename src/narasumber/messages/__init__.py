"""The words people see, in Indonesian and English: a gettext catalogue beside this file.

The source strings are the English ones. `python -m narasumber.messages` brings the catalogue
up to date (it needs Babel).
"""

import gettext
import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal

Language = Literal["id", "en"]
LANGUAGES: tuple[Language, ...] = ("id", "en")
CATALOGUES = ("id",)
DOMAIN = "narasumber"


@cache
def translation(language: str) -> gettext.NullTranslations:
    """Return the catalogue of a language; the source strings themselves where there is none."""
    return gettext.translation(DOMAIN, Path(__file__).parent, languages=[language], fallback=True)


def language_of(environment: Mapping[str, str] = os.environ) -> Language:
    """Return the language a person's locale asks for: Indonesian where it says so, else English."""
    for variable in ("NARASUMBER_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = environment.get(variable)
        if value:
            return "id" if value.lower().split("_")[0].split(".")[0] in ("id", "ind", "in") else "en"
    return "en"
