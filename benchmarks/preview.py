"""P4: the plan of a messy workbook for a new desk, beside calamine parsing the file."""

from __future__ import annotations

import tempfile
from pathlib import Path

from advocate_desk.program.desks import create_desk
from benchmarks.importing import parse, read_and_plan
from benchmarks.made_files import messy_program
from benchmarks.measuring import Line, Size, medians, milliseconds


def measure(size: Size) -> list[Line]:
    """Plan and parse in turns."""
    with tempfile.TemporaryDirectory() as folder:
        desk = create_desk(Path(folder, "new.desk"))
        with desk.read() as session:
            found = session.connection().exec_driver_sql("SELECT name FROM activity_type LIMIT 9")
            kinds = [name for (name,) in found]
        file = messy_program(size, kinds)
        plan = read_and_plan(desk, file)
        planned, parsed = medians(
            size.repeats, lambda: read_and_plan(desk, file), lambda: parse(file)
        )
        desk.close()
    rows = sum(len(section.rows) for section in plan.sections)
    words = f"{milliseconds(planned)} for {rows:,} rows; calamine {milliseconds(parsed)}"
    return [Line("P4 preview", planned / parsed, 3, "x", words)]
