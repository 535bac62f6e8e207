"""`narasumber_tagger`: the learned tagger as a spaCy component."""

from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from narasumber.article import TextSpan
from narasumber.language import text_of
from narasumber.tagging.model import TaggerModel

MODELS = Path(__file__).parent / "models"


class Tagger:
    """Sets `doc._.frames`, `doc._.mentions`, `doc._.roles` and `doc._.faint`; furniture is not read.

    Where statements have been found by other means, their cues are judged too.
    """

    def __init__(self, name: str, model: str, least_cue: float, threads: int) -> None:
        folder = Path(model)
        self.name = name
        self.model = TaggerModel(folder if folder.is_absolute() else MODELS / model, threads)
        self.least_cue = least_cue

    def __call__(self, doc: Doc) -> Doc:
        """Tag one document."""
        stated = doc._.statements if doc.has_extension("statements") else None
        cues = [s.cue for s in stated or () if s.cue]
        tagged = self.model.tag(text_of(doc), read_paragraphs(doc), doc._.quotations, self.least_cue, cues)
        doc._.frames, doc._.mentions, doc._.roles = tagged.frames, tagged.mentions, tagged.roles
        doc._.faint = tagged.faint
        return doc


def read_paragraphs(doc: Doc) -> list[TextSpan]:
    """Return the paragraphs of the article that are not furniture."""
    article = doc._.article
    furniture = [f.span for f in article.furniture]
    return [p for p in article.paragraphs if not any(f.covers(p) for f in furniture)]


@Language.factory(
    "narasumber_tagger",
    assigns=["doc._.frames", "doc._.mentions", "doc._.roles", "doc._.faint"],
    default_config={"model": "default", "least_cue": 0.1, "threads": 1},
)
def make_tagger(nlp: Language, name: str, model: str, least_cue: float, threads: int) -> Tagger:
    """Make the tagger from the files in `model`: a name below `tagging/models`, or an absolute path."""
    for extension in ("frames", "mentions", "roles", "faint"):
        if not Doc.has_extension(extension):
            Doc.set_extension(extension, default=None)
    return Tagger(name, model, least_cue, threads)
