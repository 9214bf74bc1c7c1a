"""The reading process may die at any moment: the file is read whole or refused, never in part."""

from __future__ import annotations

import contextlib
import os
import threading
from random import Random

import pytest

from advocate_desk.base.errors import BadFile
from advocate_desk.sheets.reader import Reader
from advocate_desk.sheets.workbook import open_workbook

# a hundred with ADVOCATE_DESK_KILLS=100
_KILLS = int(os.environ.get("ADVOCATE_DESK_KILLS", "10"))
_ROWS = 20_000
_LONGEST = 0.12  # seconds; about what reading the file takes


@pytest.fixture
def book(xlsx):
    return xlsx([("Name", "Email"), *((f"Ada {n}", f"a{n}@x.example") for n in range(_ROWS))])


def test_a_child_killed_at_any_moment_gives_all_rows_or_none(book):
    reader = Reader()
    chance = Random("kills")  # noqa: S311  # no secret
    for _time in range(_KILLS):
        reader.start()
        killer = threading.Timer(chance.uniform(0, _LONGEST), reader._child.kill)
        killer.start()
        with contextlib.suppress(BadFile):
            assert count_rows(book, reader) == _ROWS + 1
        killer.join()
    assert count_rows(book, reader) == _ROWS + 1
    reader.close()


def count_rows(book, reader):
    return len(open_workbook(book, reader=reader).sheets[0].rows)
