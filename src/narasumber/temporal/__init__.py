"""Time expressions in the manner of TIMEX3."""
