from __future__ import annotations

import os

import pytest

from advocate_desk.base.errors import BadFile
from advocate_desk.sheets.opening import private_copy


def test_the_copy_goes_when_it_was_read(tmp_path):
    path = tmp_path / "people.csv"
    path.write_text("Name\n", encoding="utf-8")

    with private_copy(path) as copy:
        assert copy.path.read_bytes() == path.read_bytes()

    assert not copy.path.exists()


def test_a_missing_file_is_named(tmp_path):
    with (
        pytest.raises(BadFile, match=r"no file .*spring\.xlsx"),
        private_copy(tmp_path / "spring.xlsx"),
    ):
        pass


def test_a_folder_is_no_spreadsheet(tmp_path):
    with pytest.raises(BadFile, match="is a folder"), private_copy(tmp_path):
        pass


def test_an_empty_file_is_called_empty(tmp_path):
    (tmp_path / "empty.xlsx").touch()

    with pytest.raises(BadFile, match=r"empty \(0 bytes\)"), private_copy(tmp_path / "empty.xlsx"):
        pass


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no such pipes")
def test_a_pipe_is_no_file(tmp_path):
    os.mkfifo(tmp_path / "pipe.csv")

    with pytest.raises(BadFile, match="no file on a disk"), private_copy(tmp_path / "pipe.csv"):
        pass


def test_more_than_200_mb_are_refused_unread(tmp_path):
    path = tmp_path / "huge.csv"
    path.touch()
    os.truncate(path, 201 * 1024 * 1024)

    with pytest.raises(BadFile, match="larger than 200 MB"), private_copy(path):
        pass


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads all")
def test_a_file_closed_to_her_says_so(tmp_path):
    path = tmp_path / "locked.xlsx"
    path.write_bytes(b"PK")
    path.chmod(0)

    with pytest.raises(BadFile, match="cannot be opened"), private_copy(path):
        pass
