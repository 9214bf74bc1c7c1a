"""Opening, refusing, locking and the sentences for what SQLite says."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlite
from sqlalchemy import Engine, select
from sqlalchemy.exc import OperationalError

from advocate_desk.base.errors import (
    DamagedDesk,
    DeskError,
    DeskInUse,
    DiskFull,
    NewerDesk,
    NotADesk,
    ReadOnlyPlace,
)
from advocate_desk.program.desks import check_desk, create_desk, look_at_desk, open_desk, schema_of
from advocate_desk.program.members import add_members
from advocate_desk.program.own_fields import add_custom_field
from advocate_desk.store import engines
from advocate_desk.store.models import Member
from tests.making import add_member, add_members_, dump


def test_a_new_desk_holds_the_72_activity_types_and_nothing_to_undo(desk):
    assert len(dump(desk)["activity_type"]) == 72
    assert desk.undo() is None
    assert check_desk(desk).sound


def test_a_desk_is_never_made_over_a_file_that_is_there(desk):
    with pytest.raises(DeskError, match="already there"):
        create_desk(desk.path)


def test_an_unknown_currency_is_refused_before_anything_is_made(tmp_path):
    with pytest.raises(DeskError, match="not a currency"):
        create_desk(tmp_path / "x.desk", currency="BEER")

    assert list(tmp_path.iterdir()) == []


def test_making_a_desk_in_a_file_instead_of_a_folder_leaves_nothing(tmp_path):
    (tmp_path / "file").write_text("no folder")

    with pytest.raises(DeskError):
        create_desk(tmp_path / "file" / "x.desk")

    assert [path.name for path in tmp_path.iterdir()] == ["file"]


@pytest.mark.skipif(sys.platform != "linux", reason="needs a place where nobody may write")
def test_a_new_desk_where_nobody_may_write_asks_for_another_folder():
    with pytest.raises(ReadOnlyPlace, match="could not be made in /proc") as caught:
        create_desk(Path("/proc/my.desk"))

    assert caught.value.hint == "Choose a folder that can be written to."


@pytest.mark.parametrize("content", [b"", b"Name,Email\nAda,a@b.example\n", b"PK\x03\x04" * 400])
def test_a_file_that_is_no_database_is_refused_by_name(tmp_path, content):
    path = tmp_path / "list.desk"
    path.write_bytes(content)

    with pytest.raises(NotADesk, match=r"list\.desk"):
        open_desk(path)

    assert path.read_bytes() == content


def test_somebody_elses_database_is_refused_and_left_alone(tmp_path):
    path = tmp_path / "other.db"
    with sqlite.connect(str(path)) as other:
        other.execute("CREATE TABLE song (name)")
    before = path.read_bytes()

    with pytest.raises(NotADesk):
        open_desk(path)

    assert path.read_bytes() == before


def test_a_missing_desk_is_named(tmp_path):
    with pytest.raises(NotADesk, match="not found"):
        open_desk(tmp_path / "gone.desk")


def test_a_newer_desk_is_refused_politely(new_desk, tmp_path):
    path = tmp_path / "newer.desk"
    shutil.copyfile(new_desk, path)
    with sqlite.connect(str(path)) as newer:
        newer.execute("PRAGMA user_version = 999")
    newer.close()

    with pytest.raises(NewerDesk, match="newer version"):
        open_desk(path)

    assert list(path.parent.glob("newer.desk*")) == [path]


def test_tables_of_a_newer_version_are_refused_too(new_desk, tmp_path):
    path = tmp_path / "newer.desk"
    shutil.copy(new_desk, path)
    with contextlib.closing(sqlite.connect(str(path))) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()

    with pytest.raises(NewerDesk):
        open_desk(path)


def test_a_number_larger_than_the_file_holds_is_said_in_a_sentence(desk):
    with pytest.raises(DeskError, match="larger than the desk can hold"):
        add_member(desk, full_name="Ada", phone=2**70)


def test_no_room_for_the_note_of_the_writer_is_a_full_disk(new_desk, monkeypatch):
    def no_room(*_given, **_more):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_text", no_room)

    with pytest.raises(DiskFull, match="cannot be opened for writing"):
        open_desk(new_desk)


def test_a_folder_in_the_place_of_a_desk_is_named_as_one(tmp_path):
    with pytest.raises(NotADesk, match="is a folder"):
        open_desk(tmp_path)


def test_a_damaged_desk_is_refused_and_left_as_it_is(new_desk, tmp_path):
    path = tmp_path / "damaged.desk"
    content = bytearray(new_desk.read_bytes())
    content[4096 * 3 : 4096 * 5] = bytes(8192)
    path.write_bytes(content)

    with pytest.raises(DamagedDesk, match="damaged"):
        open_desk(path)

    assert path.read_bytes() == bytes(content)
    assert list(path.parent.glob("damaged.desk*")) == [path]


def test_looking_at_what_is_not_yet_in_the_file_leaves_it_for_those_who_open_it(desk, tmp_path):
    """A log that was cut off is not folded into a file that may be newer or damaged."""
    add_member(desk)
    path = tmp_path / "cut off.desk"
    shutil.copyfile(desk.path, path)
    log = path.with_name(f"{path.name}-wal")
    shutil.copyfile(desk.path.with_name(f"{desk.path.name}-wal"), log)
    before = path.read_bytes(), log.read_bytes()

    schema_of(path)

    assert (path.read_bytes(), log.read_bytes()) == before


def test_a_second_writer_is_refused_and_a_reader_is_not(desk):
    add_member(desk)

    with pytest.raises(DeskInUse, match="open in another window or command"):
        open_desk(desk.path)
    looking = look_at_desk(desk.path)

    assert len(dump(looking)["member"]) == 1
    looking.close()


def test_a_reader_cannot_write(desk):
    looking = look_at_desk(desk.path)

    with pytest.raises(ReadOnlyPlace), looking.write("Try"):
        pass

    looking.close()


def test_a_desk_of_another_process_that_died_opens_and_says_so(new_desk, tmp_path):
    path = tmp_path / "left.desk"
    shutil.copyfile(new_desk, path)
    code = (
        "import os, sys, pathlib; from advocate_desk.program.desks import open_desk;"
        f" desk = open_desk(pathlib.Path({str(path)!r})); os._exit(9)"
    )
    subprocess.run([sys.executable, "-c", code], check=False)

    desk = open_desk(path)

    assert desk.was_left_open
    desk.close()
    again = open_desk(path)
    assert not again.was_left_open
    again.close()


@pytest.mark.skipif(
    os.name != "posix" or os.geteuid() == 0, reason="a superuser may write in every folder"
)
def test_a_read_only_folder_is_named(desk, tmp_path):
    place = tmp_path / "locked"
    place.mkdir()
    desk.close()
    shutil.copyfile(desk.path, place / "a.desk")
    place.chmod(0o500)

    with pytest.raises(ReadOnlyPlace, match="cannot be written to"):
        open_desk(place / "a.desk")


def test_every_pragma_is_read_back_on_both_engines(desk):
    with desk.read() as session:
        look = session.connection().exec_driver_sql
        assert look("PRAGMA query_only").scalar() == 1
        assert look("PRAGMA foreign_keys").scalar() == 1
        assert look("PRAGMA journal_mode").scalar() == "wal"
        assert look("PRAGMA synchronous").scalar() == 2
    with desk.note() as session:
        assert session.connection().exec_driver_sql("PRAGMA secure_delete").scalar() == 1


def test_the_sqlite_in_use_has_no_wal_reset_bug():
    assert sqlite.sqlite_version_info >= engines.OLDEST_SQLITE


def test_a_full_disk_is_said_in_a_sentence_and_loses_nothing(desk):
    kept = add_member(desk)
    before = dump(desk)
    with desk.note() as session:
        pages = session.connection().exec_driver_sql("PRAGMA page_count").scalar_one()
        session.connection().exec_driver_sql(f"PRAGMA max_page_count = {pages}")

    with pytest.raises(DiskFull, match="nothing else was lost"):
        add_members_(desk, *({"full_name": f"Person {n}", "notes": "x" * 900} for n in range(900)))

    assert dump(desk) == before
    with desk.note() as session:
        session.connection().exec_driver_sql("PRAGMA max_page_count = 1000000")
    assert add_member(desk, full_name="After") > kept
    assert check_desk(desk).sound


def test_errors_of_the_driver_hold_no_personal_data(desk):
    with pytest.raises(DeskError) as caught:
        add_standing_of_nobody(desk, "secret")

    assert "secret" not in str(caught.value)
    assert "secret" not in str(caught.value.__cause__)


def add_standing_of_nobody(desk, status):
    with desk.write("Break") as write:
        sql = "INSERT INTO standing (uid, member_id, status) VALUES ('u', 999, ?)"
        write.session.connection().exec_driver_sql(sql, (status,))


def test_a_closed_desk_neither_reads_nor_writes_and_closes_twice(desk):
    desk.close()
    desk.close()

    with pytest.raises(DeskError, match="is closed"), desk.write("Late"):
        pass
    with pytest.raises(DeskError, match="is closed"), desk.read():
        pass


def test_closing_waits_for_a_write_and_gives_the_lock_back_after_it(desk):
    began, may_end = threading.Event(), threading.Event()

    def write_slowly():
        with desk.write("Slow") as write:
            add_members(write.session, [{"full_name": "Ada"}])
            began.set()
            may_end.wait(30)

    writer = threading.Thread(target=write_slowly)
    writer.start()
    began.wait(30)
    closer = threading.Thread(target=desk.close)
    closer.start()
    with pytest.raises(DeskInUse):
        open_desk(desk.path)
    may_end.set()
    writer.join()
    closer.join()

    again = open_desk(desk.path)
    assert len(dump(again)["member"]) == 1
    again.close()


def test_many_threads_read_and_write_one_desk(desk):
    def work(number):
        for turn in range(5):
            add_member(desk, full_name=f"{number} {turn}")
            with desk.read() as session:
                session.scalar(select(Member.id).limit(1))

    threads = [threading.Thread(target=work, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(dump(desk)["member"]) == 30
    assert check_desk(desk).sound


@pytest.mark.parametrize("rubbish", ["", "[]", "5", '{"host": 1, "pid": null, "since": "soon"}'])
def test_a_note_of_the_writer_that_cannot_be_read_is_no_hindrance(desk, rubbish):
    desk.path.with_name(f".{desk.path.name}.writer").write_text(rubbish)

    with pytest.raises(DeskInUse, match="is open in another window or command"):
        open_desk(desk.path)


def test_a_full_disk_while_closing_loses_nothing_and_gives_the_lock_back(desk, monkeypatch):
    add_member(desk)
    monkeypatch.setattr(Engine, "connect", _disk_is_full)

    desk.close()

    monkeypatch.undo()
    again = open_desk(desk.path)
    assert len(dump(again)["member"]) == 1
    again.close()


def _disk_is_full(*_args):
    raise OperationalError("PRAGMA", {}, Exception("full"))


@pytest.mark.parametrize(
    ("lost", "table"),
    [
        (
            "INSERT INTO custom_value (kind, row_id, field_id, value) VALUES ('wins', 9, 1, 'XL')",
            "win",
        ),
        ("INSERT INTO not_same (kind, first_id, second_id) VALUES ('accounts', 8, 9)", "account"),
        (
            "INSERT INTO external_id (kind, row_id, system, value) VALUES ('usage', 9, 'a', 'a')",
            "usage",
        ),
    ],
)
def test_check_names_a_row_whose_owner_is_not_there(desk, lost, table):
    with desk.write("Lose") as write:
        add_custom_field(write.session, "members", "Shirt")
        write.session.connection().exec_driver_sql(lost)

    findings = check_desk(desk).findings

    assert findings
    assert all(f"points to a row of {table} that is not there." in one for one in findings)
