"""Learned span models: cues, the arguments around each cue, mentions of entities."""

from narasumber.tagging.card import learned_from, write_card
from narasumber.tagging.component import MODELS, make_tagger
from narasumber.tagging.frames import Argument, Frame, Mention
from narasumber.tagging.model import ModelError, Tagged, TaggerModel

__all__ = [
    "MODELS",
    "Argument",
    "Frame",
    "Mention",
    "ModelError",
    "Tagged",
    "TaggerModel",
    "learned_from",
    "make_tagger",
    "write_card",
]
