"""One time expression of a text, in the manner of TIMEX3 (ISO 24617-1)."""

from dataclasses import dataclass
from typing import Literal

from narasumber.article import TextSpan

TimeType = Literal["DATE", "TIME", "DURATION", "SET"]


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """What a text says about when, how long or how often.

    `value` is ISO 8601 as TIMEX3 uses it: `2019-09-11`, `2019-09`, `2019`, `199` (the nineties), `19` (the
    twentieth century), `2019-W37`, `2019-W37-WE`, `2019-09-11TNI` (night), `2019-09-11T18:05+07:00`,
    `T18:05+07:00` where no day is said, `2014/2019` (from, to), `P3D`, `PXD` (some days), `XXXX-WXX-1`
    (Mondays), `PAST_REF`. It is None where the text does not allow one; `doubt` then says why.

    `anchor` says how the value was worked out: "explicit", "published", "previous expression",
    "next expression" or "none".
    """

    span: TextSpan
    type: TimeType
    value: str | None
    anchor: str
    doubt: str | None = None
