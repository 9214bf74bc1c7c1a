"""Backups: verified, thinned by age, and able to come back."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import subprocess
import sys

import pytest

from advocate_desk.base.errors import BadFile, DamagedDesk, DeskError, DiskFull, ReadOnlyPlace
from advocate_desk.base.paths import backups_folder
from advocate_desk.base.progress import Cancelled
from advocate_desk.program.desks import (
    bring_back_as_copy,
    check_desk,
    create_desk,
    look_at_desk,
    open_desk,
)
from advocate_desk.store import backup
from advocate_desk.store.backup import back_up, backups_of, copy_verified, restore, verify
from advocate_desk.store.manifest import MANIFEST
from tests.making import add_member, dump


class Stops:
    """Somebody who presses Cancel at once."""

    def step(self, *_told):
        raise Cancelled


def test_a_backup_of_a_desk_in_use_holds_everything_and_opens(desk, tmp_path):
    add_member(desk, company="Kestrel Bank")

    made = back_up(desk.path, note="before import")

    assert "before import" in made.name
    kept = backups_of(desk.path)[0]
    assert kept.rows["member"] == 1
    copy = tmp_path / "copy.desk"
    shutil.copyfile(made, copy)
    again = open_desk(copy)
    assert dump(again) == dump(desk)
    again.close()


def test_restoring_brings_the_old_state_and_keeps_the_new_one(desk):
    before = dump(desk)
    made = back_up(desk.path)
    add_member(desk)
    path = desk.path
    desk.close()

    restore(made, path)

    again = open_desk(path)
    assert dump(again) == before
    again.close()
    assert any(kept.note == "before restore" for kept in backups_of(path))


def test_a_backup_that_was_changed_is_not_restored(desk):
    made = back_up(desk.path)
    desk.close()
    with made.open("ab") as file:
        file.write(b"x")

    with pytest.raises(BadFile, match="was changed"):
        restore(made, desk.path)


def test_a_damaged_desk_makes_no_backup_and_leaves_no_half_file(desk):
    for number in range(60):
        add_member(desk, full_name=f"Person {number}", notes="x" * 3000)
    desk.close()
    content = bytearray(desk.path.read_bytes())
    middle = len(content) // 2 // 4096 * 4096
    content[middle : middle + 4096 * 6] = b"\xff" * 4096 * 6
    desk.path.write_bytes(content)

    with pytest.raises(DamagedDesk):
        back_up(desk.path)

    assert list(backups_folder(desk.path).glob("*")) == []


def test_cancelling_a_backup_leaves_nothing(desk, tmp_path):
    with pytest.raises(Cancelled):
        copy_verified(desk.path, tmp_path / "out.desk", progress=Stops())

    assert not list(tmp_path.glob("*out*"))


CUT_OFF = """
import os, sys
from pathlib import Path
from advocate_desk.store.backup import back_up

class CutsOff:
    def step(self, *_told):
        os._exit(9)

back_up(Path(sys.argv[1]), progress=CutsOff())
"""


def test_what_a_backup_left_that_was_cut_off_goes_with_the_next_one(desk):
    subprocess.run([sys.executable, "-c", CUT_OFF, str(desk.path)], check=False)
    (half,) = backups_folder(desk.path).iterdir()
    an_hour_ago = half.stat().st_mtime - 3600 - 60
    os.utime(half, (an_hour_ago, an_hour_ago))

    made = back_up(desk.path)

    assert {path.name for path in made.parent.iterdir()} == {made.name, MANIFEST}


def test_no_backup_is_begun_without_room_for_it(desk, tmp_path, monkeypatch):
    monkeypatch.setattr(backup, "ROOM_LEFT", 2**62)

    with pytest.raises(DiskFull, match="almost full"):
        copy_verified(desk.path, tmp_path / "out.desk")


def test_no_empty_folder_is_left_where_no_backup_could_be_made(desk, monkeypatch):
    monkeypatch.setattr(backup, "ROOM_LEFT", 2**62)

    with pytest.raises(DiskFull):
        back_up(desk.path)

    assert not backups_folder(desk.path).exists()


def test_old_backups_are_thinned_to_days_weeks_and_months(desk):
    folder = backups_folder(desk.path)
    folder.mkdir()
    now = dt.datetime.now(dt.UTC)
    for days in range(400):
        for hour in (0, 3):
            at = (now - dt.timedelta(days=days, hours=hour)).timestamp()
            stamp = dt.datetime.fromtimestamp(at).astimezone().strftime("%Y-%m-%d %H%M%S")
            path = folder / f"advocates {stamp}.desk"
            path.touch()
            os.utime(path, (at, at))

    back_up(desk.path)

    ages = [(now.timestamp() - path.stat().st_mtime) / 86400 for path in folder.glob("*.desk")]
    recent = [age for age in ages if age < 1]
    older = [age for age in ages if age > 2]
    assert len(recent) >= 2
    assert len(older) <= backup.DAILY + backup.WEEKLY + backup.MONTHLY
    assert max(older) > 200  # months back something is still there


def test_thinning_leaves_files_alone_that_are_not_ours(desk):
    folder = backups_folder(desk.path)
    folder.mkdir()
    mine = [folder / name for name in ("before the big move.desk", "copy of advocates.desk")]
    for path in mine:
        path.touch()
        os.utime(path, (0, 0))

    back_up(desk.path)

    assert all(path.exists() for path in mine)


def test_two_backups_of_one_second_are_two(desk):
    first, second = back_up(desk.path), back_up(desk.path)
    add_member(desk)
    third = back_up(desk.path)
    desk.close()

    restore(first, desk.path)

    assert len({first, second, third}) == 3
    again = open_desk(desk.path)
    assert dump(again)["member"] == []
    again.close()


def test_a_line_of_the_manifest_that_was_cut_off_hides_no_other_backup(desk):
    made = back_up(desk.path)
    with (backups_folder(desk.path) / MANIFEST).open("a") as manifest:
        manifest.write('{"file": "adv')

    assert [kept.path for kept in backups_of(desk.path)] == [made]


def test_a_desk_too_damaged_for_a_backup_is_replaced_and_kept_as_it_is(desk):
    add_member(desk)
    before = dump(desk)
    made = back_up(desk.path)
    desk.close()
    content = bytearray(desk.path.read_bytes())
    content[4096 * 2 : 4096 * 9] = b"\xff" * 4096 * 7
    desk.path.write_bytes(content)

    restore(made, desk.path)

    again = open_desk(desk.path)
    assert dump(again) == before
    again.close()
    (kept,) = backups_folder(desk.path).glob("*damaged")
    assert kept.read_bytes() == bytes(content)


def test_looking_at_a_backup_does_not_change_it(desk):
    made = back_up(desk.path)
    before = made.read_bytes()

    looking = look_at_desk(made)
    dump(looking)
    looking.close()

    assert made.read_bytes() == before
    assert [path.name for path in made.parent.iterdir() if made.name in path.name] == [made.name]


def test_what_sqlite_left_beside_an_earlier_desk_is_not_read_into_a_new_one(new_desk, tmp_path):
    path = tmp_path / "a.desk"
    shutil.copyfile(new_desk, path)
    code = (
        "import os, pathlib; from advocate_desk.program.desks import open_desk;"
        "from tests.making import add_member;"
        f" add_member(open_desk(pathlib.Path({str(path)!r}))); os._exit(9)"
    )
    subprocess.run([sys.executable, "-c", code], check=False)
    assert path.with_name("a.desk-wal").stat().st_size > 0
    path.unlink()

    desk = create_desk(path)

    assert dump(desk)["member"] == []
    assert check_desk(desk).sound
    desk.close()


@pytest.mark.parametrize("name", ["50% off? #1.desk", "[x] & ü.desk"])
def test_any_name_a_file_may_have_is_fine_for_a_desk(name, tmp_path):
    folder = tmp_path / "what? 100% #mine"
    desk = create_desk(folder / name)
    add_member(desk)
    made = back_up(desk.path)
    desk.close()

    restore(made, desk.path)

    again = open_desk(folder / name)
    assert len(dump(again)["member"]) == 1
    again.close()
    assert {path.suffix for path in folder.iterdir() if path.is_file()} <= {".desk", ".lock"}


def test_a_folder_that_is_not_there_is_named(desk, tmp_path):
    with pytest.raises(ReadOnlyPlace, match="could not be written in"):
        copy_verified(desk.path, tmp_path / "nowhere" / "out.desk")


def test_a_backup_that_is_whole_is_said_to_be_so_and_stays_checked(desk):
    back_up(desk.path, note="before import")
    (kept,) = backups_of(desk.path)

    checked = verify(kept)

    assert (checked.fault, bool(checked.checked)) == ("", True)
    assert backups_of(desk.path) == [checked]
    assert kept.size == kept.path.stat().st_size


def test_a_backup_of_which_one_byte_changed_is_found_out_and_stays_marked(desk):
    made = back_up(desk.path)
    content = bytearray(made.read_bytes())
    content[len(content) // 2] ^= 1
    made.write_bytes(content)

    checked = verify(backups_of(desk.path)[0])

    assert checked.fault == "It was changed since it was made."
    assert backups_of(desk.path)[0].fault == checked.fault


def test_a_backup_that_is_gone_is_named(desk):
    made = back_up(desk.path)
    (kept,) = backups_of(desk.path)
    made.unlink()

    with pytest.raises(BadFile, match="was not found"):
        verify(kept)
    assert backups_of(desk.path) == []


def test_verifying_can_be_stopped_and_says_nothing_then(desk):
    back_up(desk.path)
    (kept,) = backups_of(desk.path)

    with pytest.raises(Cancelled):
        verify(kept, Stops())

    assert backups_of(desk.path) == [kept]


def test_a_copy_of_a_backup_is_a_desk_of_its_own_and_replaces_nothing(desk, tmp_path):
    add_member(desk)
    back_up(desk.path)
    (kept,) = backups_of(desk.path)
    add_member(desk, full_name="Grace Hopper")
    place = tmp_path / "as of today.desk"

    bring_back_as_copy(kept, place)

    copy = open_desk(place)
    assert len(dump(copy)["member"]) == 1
    copy.close()
    assert len(dump(desk)["member"]) == 2
    assert backups_of(desk.path)[0].copy == place
    with pytest.raises(DeskError, match="already there"):
        bring_back_as_copy(kept, place)
    place.unlink()
    assert backups_of(desk.path)[0].copy is None


def test_what_is_no_folder_gets_no_copy(desk, tmp_path):
    back_up(desk.path)
    (tmp_path / "notes.txt").touch()

    with pytest.raises(ReadOnlyPlace, match="could not be written in"):
        bring_back_as_copy(backups_of(desk.path)[0], tmp_path / "notes.txt" / "copy.desk")
