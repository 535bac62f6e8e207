"""spaCy comes without its command line until somebody asks for it."""

import subprocess
import sys

PROGRAM = """
import sys
from narasumber.language import import_spacy
assert "spacy.cli" not in sys.modules and "spacy.cli.info" not in sys.modules
import spacy
assert callable(spacy.info) and callable(spacy.blank)
assert spacy.cli.download.__module__.startswith("spacy.cli")
import_spacy()  # once is enough
try:
    spacy.nothing_of_the_kind
except AttributeError as error:
    print(error)
"""


def test_the_command_line_of_spacy_loads_on_first_use() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True)
    assert "nothing_of_the_kind" in done.stdout
