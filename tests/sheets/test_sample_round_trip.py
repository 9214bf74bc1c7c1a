"""The sample program goes out as one workbook and comes into an empty desk as it was."""

from __future__ import annotations

import datetime as dt

from advocate_desk.program.settings import change_setting
from advocate_desk.sample.program import make_sample
from tests.sheets.test_round_trip import check_round_trip

TODAY = dt.date(2026, 11, 21)


def test_the_sample_program_comes_back_with_its_ledger(new_desk, tmp_path, read, monkeypatch):
    monkeypatch.setenv("ADVOCATE_DESK_TODAY", TODAY.isoformat())

    def fill(desk):
        with desk.write("Sample program") as write:
            change_setting(write.session, "points", "yes")  # what is done from now on is booked
            make_sample(write.session, TODAY)

    check_round_trip(new_desk, tmp_path, read, fill)
