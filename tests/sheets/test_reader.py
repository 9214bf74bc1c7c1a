from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import textwrap
from concurrent.futures import ThreadPoolExecutor

import psutil
import pytest

from advocate_desk.base.errors import BadFile
from advocate_desk.base.progress import Cancelled
from advocate_desk.sheets.reader import Reader
from advocate_desk.sheets.workbook import open_workbook

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="needs signals")


@pytest.fixture
def own_reader():
    """Give a reader that a test may harm."""
    one = Reader()
    yield one
    one.close()


@pytest.fixture
def small(tmp_path):
    path = tmp_path / "small.csv"
    path.write_text("Name,Company\nAda,Acme\n", encoding="utf-8")
    return path


@pytest.fixture
def long(tmp_path):
    """Write more rows than the pipe holds, so that the child waits for us in the middle."""
    path = tmp_path / "long.csv"
    path.write_text("Name,Company\n" + "Ada Lovelace,Analytical Engines\n" * 50_000)
    return path


class Watching:
    """Does something at the first step, once there are rows."""

    def __init__(self, act):
        self.act = act
        self.steps = []

    def step(self, done, total, note=""):
        self.steps.append((done, total, note))
        if done:
            self.act()


def test_progress_tells_how_many_rows_are_read(own_reader, xlsx):
    watching = Watching(lambda: None)

    open_workbook(xlsx([["Name", "Points"]] * 5_000), watching, reader=own_reader)

    rows = [step for step in watching.steps if step[0]]
    assert rows[0] == (2_000, 5_000, "Reading book.xlsx")
    assert rows[-1][:2] == (5_000, 5_000)


def test_cancel_ends_the_reading_and_the_next_file_is_read(own_reader, long, small):
    def cancel():
        raise Cancelled

    with pytest.raises(Cancelled):
        open_workbook(long, Watching(cancel), reader=own_reader)

    assert len(open_workbook(small, reader=own_reader).sheets[0].rows) == 2


@posix_only
def test_a_child_that_dies_over_a_file_is_replaced(own_reader, long, small):
    with pytest.raises(BadFile, match=r"long\.csv.* is damaged or unusually built"):
        open_workbook(
            long,
            Watching(lambda: os.kill(own_reader.pid, signal.SIGKILL)),
            reader=own_reader,
        )

    assert open_workbook(small, reader=own_reader).sheets


@posix_only
def test_a_child_that_died_in_between_is_not_missed(own_reader, small):
    own_reader.start()
    os.kill(own_reader.pid, signal.SIGKILL)
    own_reader._child.join(10)

    assert open_workbook(small, reader=own_reader).sheets


@posix_only
def test_a_reader_that_does_not_start_is_not_blamed_on_the_file(own_reader, small):
    multiprocessing.set_executable("/bin/false")
    try:
        with pytest.raises(BadFile, match="reads spreadsheets could not start"):
            open_workbook(small, reader=own_reader)
    finally:
        multiprocessing.set_executable(sys.executable)

    assert open_workbook(small, reader=own_reader).sheets


@posix_only
def test_a_child_that_hangs_is_killed(small):
    hanging = Reader(seconds=0.3)
    hanging.start()
    child = psutil.Process(hanging.pid)
    child.suspend()

    with pytest.raises(BadFile, match="took longer than"):
        open_workbook(small, reader=hanging)

    assert not child.is_running()
    hanging.close()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere memory is watched, not limited")
def test_a_sheet_that_needs_too_much_memory_aborts_the_child_alone(package, small):
    """Fifty million cells between two corners are allowed, but not with this little memory."""
    path = package(
        '<row r="1"><c r="A1"><v>1</v></c></row>'
        '<row r="1000000"><c r="AX1000000"><v>1</v></c></row>'
    )
    poor = Reader(memory=500 * 1024**2)

    with pytest.raises(BadFile, match=r"book\.xlsx"):
        open_workbook(path, reader=poor)

    assert open_workbook(small, reader=poor).sheets
    poor.close()


def test_files_opened_at_once_wait_for_each_other(own_reader, small, long):
    with ThreadPoolExecutor(4) as threads:
        books = threads.map(lambda path: open_workbook(path, reader=own_reader), [small, long] * 4)

    assert [len(book.sheets[0].rows) for book in books] == [2, 50_001] * 4


def test_the_child_stays_warm(own_reader, small):
    open_workbook(small, reader=own_reader)
    first = own_reader.pid

    open_workbook(small, reader=own_reader)

    assert own_reader.pid == first


def test_looking_for_the_door_loads_no_parser():
    heavy = ("PySide6", "sqlalchemy", "openpyxl", "python_calamine", "numpy")
    loaded = f"print([name for name in {heavy} if name in sys.modules])"
    code = f"import sys, advocate_desk.sheets.workbook; {loaded}"

    found = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )

    assert found.stdout.strip() == "[]"


@pytest.mark.parametrize("end", ["sys.exit(0)", "os.kill(os.getpid(), 9)"])
def test_the_child_ends_with_the_program(tmp_path, small, end):
    program = tmp_path / "program.py"
    program.write_text(
        textwrap.dedent(f"""
        import os, sys
        from pathlib import Path
        from advocate_desk.sheets.reader import shared_reader
        from advocate_desk.sheets.workbook import open_workbook

        if __name__ == "__main__":
            assert open_workbook(Path({str(small)!r})).sheets
            print(shared_reader().pid, flush=True)
            {end}
        """)
    )

    done = subprocess.run(
        [sys.executable, str(program)], capture_output=True, text=True, check=False, timeout=60
    )

    child = int(done.stdout)
    assert _is_gone(child)


def _is_gone(pid):
    try:
        psutil.Process(pid).wait(10)
    except psutil.TimeoutExpired:
        return False
    except psutil.NoSuchProcess:
        pass
    return True
