"""Statements written out: JSON, stand-off, a page to read."""

from narasumber.export.page import page
from narasumber.export.path import StationRecord
from narasumber.export.record import (
    SCHEMA_VERSION,
    ArticleRecord,
    EntityRecord,
    RelayRecord,
    SpanRecord,
    StatementRecord,
    json_schema,
    make_record,
    to_json,
    to_record,
)
from narasumber.export.standoff import Standoff, article_of, from_standoff, to_standoff, to_standoff_json
from narasumber.export.wording import doubt_text, moment, station_name, type_name

__all__ = [
    "SCHEMA_VERSION",
    "ArticleRecord",
    "EntityRecord",
    "RelayRecord",
    "SpanRecord",
    "Standoff",
    "StatementRecord",
    "StationRecord",
    "article_of",
    "doubt_text",
    "from_standoff",
    "json_schema",
    "make_record",
    "moment",
    "page",
    "station_name",
    "to_json",
    "to_record",
    "to_standoff",
    "to_standoff_json",
    "type_name",
]
