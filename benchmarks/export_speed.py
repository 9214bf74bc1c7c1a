"""P5: the whole program to a workbook, beside bare openpyxl writing the same cells."""

from __future__ import annotations

import dataclasses
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from python_calamine import CalamineWorkbook

from benchmarks.big_desk import kept_desk
from benchmarks.measuring import ROOT, Line, Size, environment, milliseconds, python, seconds

QUARTER = 4
EXPORT = """
import re, sys, time
from pathlib import Path
from advocate_desk.sheets.program_workbook import export_program
start = time.perf_counter()
export_program(Path(sys.argv[1]), Path(sys.argv[2]))
took = time.perf_counter() - start
peak = re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]
print(took, int(peak) / 1024)
"""


def measure(size: Size) -> list[Line]:
    """Export once in a process of its own; the peer takes minutes, so it writes once too."""
    whole = dataclasses.replace(size, members=size.messy_members, acts=size.messy_acts)
    part = dataclasses.replace(whole, members=whole.members // QUARTER, acts=whole.acts // QUARTER)
    with tempfile.TemporaryDirectory() as folder:
        _, small_peak = _export(part, Path(folder))
        ours, peak = _export(whole, Path(folder))
        book = CalamineWorkbook.from_path(str(Path(folder, "out.xlsx")))
        cells = {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}
        bare = seconds(lambda: _write_bare(Path(folder, "bare.xlsx"), cells))
    words = f"{milliseconds(ours)}; openpyxl {milliseconds(bare)}"
    flat = f"{peak:.0f} MB; {small_peak:.0f} MB for a quarter of the rows"
    return [
        Line("P5 export", ours / bare, 1.3, "x", words),
        Line("P5 export, peak memory", peak / small_peak, 1.1, "x", flat),
    ]


def _export(size: Size, folder: Path) -> tuple[float, float]:
    desk, out = folder / "exported.desk", folder / "out.xlsx"
    out.unlink(missing_ok=True)
    shutil.copyfile(kept_desk(size), desk)
    done = subprocess.run(
        python("-c", EXPORT, desk, out),
        env=environment(),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        cwd=ROOT,
    )
    took, peak = done.stdout.split()
    return float(took), float(peak)


def _write_bare(path: Path, cells: dict[str, list[list[Any]]]) -> None:
    book = Workbook(write_only=True)
    for name, rows in cells.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append([None if cell == "" else cell for cell in row])
    book.save(path)
