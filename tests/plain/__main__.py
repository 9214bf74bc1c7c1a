"""Print the figures of an exported workbook on a day: `python -m tests.plain book.xlsx DAY`."""

from __future__ import annotations

import datetime as dt
import json
import sys
from pathlib import Path

from tests.plain.figures import figures
from tests.plain.of_members import members
from tests.plain.of_waiting import waiting
from tests.plain.program import read

if __name__ == "__main__":
    program, day = read(Path(sys.argv[1])), dt.date.fromisoformat(sys.argv[2])
    told = {
        "metrics": dict(figures(program, day - dt.timedelta(days=364), day)),
        "members": members(program, day),
        "waiting": waiting(program, day),
    }
    json.dump(told, sys.stdout, indent=1, default=str)
