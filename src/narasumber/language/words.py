"""Words as names are made of them, with hyphens, apostrophes and full stops within («al-Assad», «reuters.com»).

spaCy's tokens part some of these; rules about names and titles read these words.
"""

import re

_WORD = r"\w+(?:[-'’.&@/]\w+)*"
NAME_WORD = re.compile(_WORD)
WORD_OR_MARK = re.compile(rf"{_WORD}|[^\w\s]")
