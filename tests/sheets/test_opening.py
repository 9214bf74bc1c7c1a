from __future__ import annotations

import errno
import os
import tempfile
from pathlib import Path

import pytest

from advocate_desk.base.errors import BadFile
from advocate_desk.sheets.opening import take_in


def test_the_bytes_come_as_they_are_and_each_block_is_told(tmp_path):
    path = tmp_path / "people.csv"
    path.write_bytes(os.urandom(9 << 20))
    told = []

    content = take_in(path, lambda done, size: told.append((done, size)))

    assert content == path.read_bytes()
    assert told == [(n << 20, 9 << 20) for n in (4, 8, 9)]


def test_a_spreadsheet_that_is_read_is_copied_nowhere(tmp_path, read_here, xlsx, monkeypatch):
    """What is on the disk for a while only stays there when the program is cut off."""
    path = xlsx([["Name", "Points"], ["Ada", 3]])
    place = tmp_path / "for a while"
    place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    seen = place.stat().st_mtime_ns

    book = read_here(path)

    assert book.sheets[0].rows[1] == ("Ada", 3)
    assert place.stat().st_mtime_ns == seen


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(BadFile, match=r"no file .*spring\.xlsx"):
        take_in(tmp_path / "spring.xlsx")


def test_a_folder_is_no_spreadsheet(tmp_path):
    with pytest.raises(BadFile, match="is a folder"):
        take_in(tmp_path)


def test_an_empty_file_is_called_empty(tmp_path):
    (tmp_path / "empty.xlsx").touch()

    with pytest.raises(BadFile, match=r"empty \(0 bytes\)"):
        take_in(tmp_path / "empty.xlsx")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no such pipes")
def test_a_pipe_is_no_file(tmp_path):
    os.mkfifo(tmp_path / "pipe.csv")

    with pytest.raises(BadFile, match="no file on a disk"):
        take_in(tmp_path / "pipe.csv")


def test_more_than_200_mb_are_refused_unread(tmp_path):
    path = tmp_path / "huge.csv"
    path.touch()
    os.truncate(path, 201 * 1024 * 1024)

    with pytest.raises(BadFile, match="larger than 200 MB"):
        take_in(path)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads all")
def test_a_file_closed_to_her_says_so(tmp_path):
    path = tmp_path / "locked.xlsx"
    path.write_bytes(b"PK")
    path.chmod(0)

    with pytest.raises(BadFile, match="cannot be opened"):
        take_in(path)


class GoneDrive(type(Path())):
    """A place on a drive that goes away while it is read."""

    def open(self, *_how):
        raise OSError(errno.EIO, "the drive does not answer")


def test_a_drive_that_does_not_answer_is_named(tmp_path):
    (tmp_path / "far.xlsx").write_bytes(b"PK")

    with pytest.raises(BadFile, match=r"far\.xlsx.* cannot be read from where it lies"):
        take_in(GoneDrive(tmp_path / "far.xlsx"))
