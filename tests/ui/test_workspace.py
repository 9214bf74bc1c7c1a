"""Work of the window: answers, changes, cancelling, faults, and who hears of them."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QObject
from sqlalchemy import func, select, text

from advocate_desk.base.errors import DeskError
from advocate_desk.store.models import Account
from advocate_desk.ui.workspace import Lane, Workspace

ENDLESS = text(
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT sum(i) FROM n"
)


def test_an_answer_arrives_on_the_windows_thread(workspace, qtbot):
    threads = []

    job = workspace.read(count_accounts, lambda _count: threads.append(threading.get_ident()))
    with qtbot.waitSignal(job.finished) as answer:
        pass

    assert answer.args == [0]
    assert threads == [threading.get_ident()]


def test_a_change_tells_its_tables_before_it_is_finished(workspace, qtbot):
    heard = []
    workspace.changed.connect(heard.append)

    job = workspace.write("Add Kestrel Bank", add_account, lambda _id: heard.append("finished"))
    with qtbot.waitSignal(job.finished):
        pass

    assert heard == [frozenset({"account"}), "finished"]
    assert workspace.look(count_accounts) == 1


def test_changes_keep_their_order(workspace, qtbot):
    ended = []
    for number in range(5):
        workspace.write(f"Add {number}", add_account, lambda _id, n=number: ended.append(n))

    with qtbot.waitSignal(workspace.saving, check_params_cb=lambda left: left == 0):
        pass

    assert ended == [0, 1, 2, 3, 4]
    assert workspace.desk.undo_label() == "Add 4"


def test_cancel_keeps_nothing(workspace, qtbot):
    begun, may_go_on = threading.Event(), threading.Event()

    def add_slowly(session, progress):
        add_account(session, progress)
        begun.set()
        may_go_on.wait(5)
        progress.step(1, 2)

    job = workspace.write("Import", add_slowly)
    assert begun.wait(5)
    with qtbot.waitSignal(job.cancelled):
        job.cancel()
        may_go_on.set()

    assert workspace.look(count_accounts) == 0
    assert workspace.desk.history() == []


def test_cancel_of_a_change_is_heard_in_the_middle_of_a_statement(workspace, qtbot):
    begun = threading.Event()

    def count(session, _progress):
        begun.set()
        session.scalar(ENDLESS)

    job = workspace.write("Count for ever", count)
    assert begun.wait(20)

    with qtbot.waitSignal(job.cancelled, timeout=20_000):
        job.cancel()


def test_a_waiting_change_that_is_cancelled_never_runs(workspace, qtbot):
    may_go_on = threading.Event()
    workspace.write("First", lambda _session, _progress: may_go_on.wait(5))
    waiting = workspace.write("Second", add_account)

    with qtbot.waitSignal(waiting.cancelled):
        waiting.cancel()
        may_go_on.set()

    assert workspace.look(count_accounts) == 0


def test_a_long_look_is_stopped_at_once(workspace, qtbot):
    begun = threading.Event()

    def ask(session):
        begun.set()
        return session.scalar(ENDLESS)

    job = workspace.read(ask)
    assert begun.wait(5)
    with qtbot.waitSignal(job.cancelled):
        job.cancel()


def test_progress_is_told(workspace, qtbot):
    listening = threading.Event()

    def step(_session, progress):
        listening.wait(5)
        progress.step(500, 1000, "rows")

    job = workspace.write("Import", step)
    with qtbot.waitSignal(job.stepped) as told:
        listening.set()

    assert told.args == [500, 1000, "rows"]


def test_a_sentence_reaches_who_listens_and_nobody_else(workspace, qtbot):
    heard = []
    workspace.failed.connect(heard.append)

    job = workspace.write("Add", refuse)
    with qtbot.waitSignal(job.failed) as failed:
        pass

    assert failed.args[0].sentence == "There is no room for another account."
    assert heard == []


def test_a_sentence_nobody_listens_to_reaches_the_window(workspace, qtbot):
    with qtbot.waitSignal(workspace.failed) as failed:
        workspace.write("Add", refuse)

    assert isinstance(failed.args[0], DeskError)


def test_a_fault_of_ours_becomes_a_sentence_and_is_logged(workspace, qtbot, caplog):
    with qtbot.waitSignal(workspace.failed) as failed:
        workspace.read(lambda _session: 1 // 0)

    assert "written in" in str(failed.args[0])
    assert "ZeroDivisionError" in caplog.text


def test_what_ends_soon_is_not_shown(workspace, qtbot):
    with qtbot.assertNotEmitted(workspace.busy):
        job = workspace.read(count_accounts)
        with qtbot.waitSignal(job.finished):
            pass


def test_what_takes_long_is_shown_with_cancel(workspace, qtbot):
    may_go_on = threading.Event()
    with qtbot.waitSignal(workspace.busy) as busy:
        workspace.write("Import", lambda _session, _progress: may_go_on.wait(5))
    may_go_on.set()

    assert busy.args[0].label == "Import"


@pytest.mark.parametrize("back", ["undo", "take_back"])
def test_a_change_is_taken_back_and_told(workspace, qtbot, back):
    job = workspace.write("Add", add_account)
    with qtbot.waitSignal(job.finished):
        pass
    change = workspace.desk.history()[0].change

    with qtbot.waitSignal(workspace.changed) as changed:
        _ = workspace.undo() if back == "undo" else workspace.take_back(change)

    assert changed.args == [frozenset({"account"})]
    assert workspace.look(count_accounts) == 0


def test_a_change_is_done_again(workspace, qtbot):
    workspace.write("Add", add_account)
    workspace.undo()
    job = workspace.redo()
    with qtbot.waitSignal(job.finished) as done:
        pass

    assert done.args[0].label == "Add"
    assert workspace.look(count_accounts) == 1


def test_a_note_is_no_step_of_undo(workspace, qtbot):
    job = workspace.note(lambda session: session.scalar(text("SELECT 1")))
    with qtbot.waitSignal(job.finished):
        pass

    assert workspace.desk.history() == []


def test_a_desk_opened_on_one_thread_is_closed_on_another(qapp, desk):
    workspace = Workspace(desk, qapp)
    closing = threading.Thread(target=workspace.close)
    closing.start()
    closing.join()

    assert workspace.unsaved() == []


def test_nobody_is_told_after_the_desk_is_closed(qapp, desk):
    workspace = Workspace(desk, qapp)
    told = []
    workspace.read(count_accounts, told.append)
    workspace.close()

    qapp.processEvents()

    assert told == []


def test_a_window_that_dies_waits_for_the_work_it_began(qapp, qtbot):
    begun = threading.Event()
    parent = QObject(qapp)
    ended = []

    def work(job):
        begun.set()
        for step in range(1000):
            job.step(step, 1000)
            threading.Event().wait(0.005)
        ended.append("all of it")

    Lane(1, parent).run("Backing up", work)
    assert begun.wait(5)
    with qtbot.waitSignal(parent.destroyed):
        parent.deleteLater()

    assert ended == []


def count_accounts(session) -> int:
    return session.scalar(select(func.count()).select_from(Account))


def add_account(session, _progress) -> int:
    account = Account(company="Kestrel Bank")
    session.add(account)
    session.flush()
    return account.id


def refuse(_session, _progress):
    raise DeskError("There is no room for another account.")
