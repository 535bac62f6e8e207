"""Predictions against gold."""

from narasumber.evaluation.calibration import Calibration, calibration
from narasumber.evaluation.faults import Fault, faults
from narasumber.evaluation.intervals import f1_intervals
from narasumber.evaluation.kinds import kind_of
from narasumber.evaluation.measures import MEASURES, Score, right_fields, scores, tally
from narasumber.evaluation.pairing import names_of, pair_statements, same_entity
from narasumber.evaluation.report import Part, Report, evaluate

__all__ = [
    "MEASURES",
    "Calibration",
    "Fault",
    "Part",
    "Report",
    "Score",
    "calibration",
    "evaluate",
    "f1_intervals",
    "faults",
    "kind_of",
    "names_of",
    "pair_statements",
    "right_fields",
    "same_entity",
    "scores",
    "tally",
]
