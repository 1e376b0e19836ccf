"""Dates that come again, in columns."""

from __future__ import annotations

from datetime import date

from samrit.criteria import Deadline, Deed, Facts, Level, Recurrence, Scale, evaluate
from samrit.criteria.columns import UNKNOWN_LEVEL, Program, table_of


def test_a_report_tells_that_its_deed_is_done():
    report = Deadline("t", "by1", None, "d1", Recurrence("month", 25))
    scale = Scale((), (), (), (Level(1, "", (Deed("t", "d1"), report)), Level(2, "", (Deed("t", "d1"),))))
    in_time, late = {"2024-04": date(2024, 4, 25)}, {"2024-04": date(2024, 4, 26)}
    facts = [
        Facts(reports={"by1": in_time}),
        Facts(reports={"by1": late}),
        Facts(deeds={"d1": False}),
        Facts(),
    ]
    found = Program(scale).levels(table_of(facts)).levels.tolist()
    assert found == [2, 2, 0, UNKNOWN_LEVEL]
    assert [evaluate(scale, one).level for one in facts] == [2, 2, 0, None]
