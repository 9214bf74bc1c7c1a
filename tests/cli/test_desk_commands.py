"""Commands about the desk file: exit codes, sentences, one JSON document."""

from __future__ import annotations

import io
import json
import subprocess
import sys

import pytest

from advocate_desk import cli
from advocate_desk.base.recent import remember_desk
from advocate_desk.cli.answers import Bar
from advocate_desk.program.desks import open_desk
from tests.making import add_member, dump


@pytest.fixture
def closed(desk):
    """Give the path of a desk with two members that nobody has open."""
    add_member(desk)
    add_member(desk, full_name="Grace Hopper")
    desk.close()
    return desk.path


def run(capsys, *words):
    """Run a command; give its exit code, its JSON and what it said on standard error."""
    code = cli.main([str(word) for word in words])
    out, err = capsys.readouterr()
    return code, json.loads(out) if "--json" in words and out else out, err


def test_check_says_that_a_desk_is_sound(capsys, closed):
    code, found, _err = run(capsys, "check", "--desk", closed, "--json")

    assert (code, found) == (0, {"sound": True, "findings": []})


def test_check_finds_figures_that_are_out_of_date(capsys, closed):
    desk = open_desk(closed)
    with desk.note() as session:
        session.connection().exec_driver_sql("UPDATE member_figures SET acts = 7")
    desk.close()

    code, found, _err = run(capsys, "check", "--desk", closed, "--json")

    assert code == 1
    assert "out of date" in found["findings"][0]


def test_history_undo_and_redo_speak_json(capsys, closed):
    _code, history, _err = run(capsys, "history", "--desk", closed, "--json")
    _code, undone, _err = run(capsys, "undo", "--desk", closed, "--json")
    _code, after, _err = run(capsys, "history", "--desk", closed, "--json")
    _code, redone, _err = run(capsys, "redo", "--desk", closed, "--json")

    assert [line["change"] for line in history] == [2, 1]
    assert undone == {"change": 2, "label": "Add members", "kept": []}
    assert [line["undone"] for line in after] == [True, False]
    assert redone["change"] == 2


def test_nothing_to_undo_is_a_refusal(capsys, new_desk):
    code, _out, err = run(capsys, "undo", "--desk", new_desk)

    assert code == 1
    assert err.strip() == "There is nothing to undo."


def test_backup_and_restore_go_round(capsys, closed, tmp_path):
    out = tmp_path / "copy.desk"
    code, made, _err = run(capsys, "backup", out, "--desk", closed, "--json")
    assert code == 0
    assert made["rows"]["member"] == 2
    assert len(made["sha256"]) == 64
    run(capsys, "undo", "--desk", closed)

    code, _restored, _err = run(capsys, "restore", out, "--desk", closed, "--json")

    assert code == 0
    desk = open_desk(closed)
    assert len(dump(desk)["member"]) == 2
    desk.close()


class Terminal(io.StringIO):
    """A screen that shows what is said on standard error."""

    def isatty(self):
        return True


def test_what_is_stopped_with_ctrl_c_says_so_on_a_line_of_its_own_and_leaves_nothing(
    closed, tmp_path, monkeypatch
):
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)

    draw = Bar.step

    def draw_and_press(bar, *told):
        draw(bar, *told)
        raise KeyboardInterrupt

    monkeypatch.setattr(Bar, "step", draw_and_press)
    out = tmp_path / "out"
    out.mkdir()

    code = cli.main(["backup", str(out / "copy.desk"), "--desk", str(closed)])

    assert code == 130
    assert screen.getvalue().endswith("%\nStopped before it was done.\n")
    assert list(out.iterdir()) == []


def test_a_backup_never_replaces_a_file(capsys, closed, tmp_path):
    out = tmp_path / "copy.desk"
    out.write_text("mine")

    code, _out, err = run(capsys, "backup", out, "--desk", closed)

    assert code == 1
    assert "already there" in err
    assert out.read_text() == "mine"


def test_a_desk_in_use_is_refused_with_a_sentence(capsys, desk):
    add_member(desk)

    code, _out, err = run(capsys, "undo", "--desk", desk.path)

    assert code == 1
    assert "open in another window or command" in err
    assert run(capsys, "history", "--desk", desk.path)[0] == 0  # readers are not refused


@pytest.mark.parametrize("words", [["fly"], ["undo", "--fast"], []])
def test_wrong_words_end_with_2(words):
    with pytest.raises(SystemExit) as ended:
        cli.main(words)

    assert ended.value.code == 2


def test_a_missing_desk_is_named_also_in_json(capsys, tmp_path):
    code, found, err = run(capsys, "check", "--desk", tmp_path / "gone.desk", "--json")

    assert code == 1
    assert "gone.desk was not found" in err
    assert "gone.desk was not found" in found["error"]


def test_the_desk_used_last_is_taken_when_none_is_named(capsys, closed):
    remember_desk(closed)

    assert run(capsys, "check")[0] == 0


def test_without_a_desk_of_the_window_one_must_be_named(capsys, monkeypatch, tmp_path):
    for home in ("HOME", "LOCALAPPDATA", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(home, str(tmp_path))

    code, _out, err = run(capsys, "history")

    assert code == 1
    assert err == "No desk is named, and none was opened in the window yet. Add --desk FILE.\n"


def test_no_command_loads_qt(closed):
    code = (
        "import sys; from advocate_desk import cli;"
        f" cli.main(['check', '--desk', {str(closed)!r}]);"
        " sys.exit(any(name.startswith('PySide6') for name in sys.modules))"
    )

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_desk_may_be_named_before_the_command(capsys, closed):
    assert run(capsys, "--desk", closed, "check")[0] == 0


@pytest.mark.parametrize("count", ["0", "-1", "many"])
def test_how_many_changes_to_list_is_a_count(capsys, closed, count):
    with pytest.raises(SystemExit) as ended:
        run(capsys, "history", "--last", count, "--desk", closed)

    assert ended.value.code == 2
    assert "_count" not in capsys.readouterr().err


def test_a_desk_is_not_restored_from_itself(capsys, closed):
    code, _out, err = run(capsys, "restore", closed, "--desk", closed)

    assert code == 1
    assert "is the desk itself" in err


def test_a_template_is_a_workbook(capsys, tmp_path):
    mine = tmp_path / "mine.txt"
    mine.write_text("mine")

    code, _out, err = run(capsys, "template", mine)

    assert (code, mine.read_text()) == (1, "mine")
    assert ".xlsx" in err


def test_what_a_check_finds_is_said_on_standard_error(capsys, closed):
    closed.write_bytes(closed.read_bytes()[:-4096])

    code, out, err = run(capsys, "check", "--desk", closed)

    assert (code, out) == (1, "")
    assert "is damaged" in err


def test_nobody_listening_is_no_failure(closed):
    asked = ["history", "--desk", str(closed)]
    code = f"import sys; from advocate_desk import cli; sys.exit(cli.main({asked!r}))"
    with subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as child:
        child.stdout.close()
        said = child.stderr.read()

    assert (child.returncode, said) == (0, b"")
