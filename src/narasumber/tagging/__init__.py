"""Learned span models: cues, the arguments around each cue, mentions of entities."""

from narasumber.tagging.component import make_tagger
from narasumber.tagging.frames import Argument, Frame, Mention
from narasumber.tagging.model import ModelError, Tagged, TaggerModel

__all__ = ["Argument", "Frame", "Mention", "ModelError", "Tagged", "TaggerModel", "make_tagger"]
