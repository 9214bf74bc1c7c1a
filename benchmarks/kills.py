"""Kills the program at random moments and looks whether anything is lost: `make kills`.

A worker says "ready", then a number for every change that it was told is kept. After the kill the
desk must open, be sound, and hold every change that was acknowledged.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import sqlcipher3.dbapi2 as sqlite
from sqlalchemy import Connection

from advocate_desk.program.desks import check_desk, create_desk, open_desk
from advocate_desk.store import upgrade
from advocate_desk.store.desk import Desk
from advocate_desk.store.journal import journalled_tables, stored_columns
from advocate_desk.store.models import Member
from benchmarks.big_desk import big_desk
from benchmarks.kill_import import imports, judge_import, ready_to_import
from benchmarks.measuring import FIFTIETH, environment, python
from benchmarks.newer_version import pretend_newer_version

UNDO_EVERY = 5
LONGEST = 120.0  # seconds that a worker may take undisturbed


def say(word: object) -> None:
    """Tell the killer, at once."""
    print(word, flush=True)


@dataclass(frozen=True)
class Scene:
    """Something to be killed in: made ready, done in a worker, judged after the kill."""

    name: str
    times: int
    prepare: Callable[[Path], object]
    work: Callable[[Path, Callable[[object], None]], None]
    judge: Callable[[Path, list[int]], list[str]]


def _make_empty(desk: Path) -> None:
    create_desk(desk).close()


def _edit(path: Path, say: Callable[[object], None]) -> None:
    """Add members for ever, each changing the one before; every few changes take one back."""
    desk = open_desk(path)
    say("ready")
    number = 0
    while True:
        number += 1
        if number % UNDO_EVERY == 0:
            desk.undo()
        else:
            with desk.write(f"Add {number}") as write:
                write.session.add(Member(full_name=f"Member {number}", person_type="customer"))
                if before := write.session.get(Member, number - 1):
                    before.notes = f"followed by {number}"
        say(number)


def _judge_edits(path: Path, kept: list[int]) -> list[str]:
    desk = open_desk(path)
    with desk.read() as session:
        there = {int(name.split()[1]) for (name,) in session.query(Member.full_name)}
    faults = _faults(desk)
    desk.close()
    last = kept[-1] if kept else 0
    if there not in (_members_after(last), _members_after(last + 1)):  # one may be under way
        faults.append(f"{last} changes were acknowledged, but the members are {sorted(there)}")
    return faults


def _members_after(changes: int) -> set[int]:
    """Say who is there after so many changes: each undo takes back the addition before it."""
    numbers = range(1, changes + 1)
    undone = {number - 1 for number in numbers if number % UNDO_EVERY == 0}
    return {n for n in numbers if n % UNDO_EVERY and n not in undone}


def _create(path: Path, say: Callable[[object], None]) -> None:
    say("ready")
    create_desk(path).close()
    say(1)


def _judge_created(path: Path, kept: list[int]) -> list[str]:
    if kept and not path.exists():
        return ["the desk was made, and is not there"]
    desk = open_desk(path) if path.exists() else create_desk(path)
    with desk.read() as session:
        types = session.connection().exec_driver_sql("SELECT count(*) FROM activity_type").scalar()
    faults = _faults(desk) + ([] if types == 72 else [f"{types} activity types"])
    desk.close()
    return faults


def _fill(path: Path) -> None:
    big_desk(FIFTIETH, path.parent).rename(path)


def _upgrade(path: Path, say: Callable[[object], None]) -> None:
    with pretend_newer_version():
        say("ready")
        upgrade.upgrade_file(path, upgrade.SCHEMA - 1)
        say(1)


def _judge_upgraded(path: Path, kept: list[int]) -> list[str]:
    with pretend_newer_version():
        found = _schema_of(path)
        desk = open_desk(path)
        faults = _faults(desk)
        if kept and found != upgrade.SCHEMA:
            faults.append("the upgrade was acknowledged, and is not there")
        with desk.read() as session:
            connection = session.connection()
            if _digest(connection) != _digest_of_filled():
                faults.append("the facts are not what they were before the upgrade")
        desk.close()
    return faults


def _schema_of(path: Path) -> int:
    connection = sqlite.connect(str(path))
    (schema,) = connection.execute("PRAGMA user_version").fetchone()
    connection.close()
    return int(schema)


_filled: list[str] = []


def _digest_of_filled() -> str:
    if not _filled:
        with tempfile.TemporaryDirectory() as folder:
            desk = open_desk(big_desk(FIFTIETH, Path(folder)))
            with desk.read() as session:
                _filled.append(_digest(session.connection()))
            desk.close()
    return _filled[0]


def _digest(connection: Connection) -> str:
    """Hash every fact of the desk."""
    digest = hashlib.sha256()
    for table in journalled_tables():
        names = ", ".join(f'"{name}"' for name in stored_columns(table))
        for row in connection.exec_driver_sql(f'SELECT {names} FROM "{table.name}" ORDER BY id'):
            digest.update(repr(tuple(row)).encode())
    return digest.hexdigest()


def _faults(desk: Desk) -> list[str]:
    return list(check_desk(desk).findings)


SCENES = (
    Scene("import", 50, ready_to_import, imports, judge_import),
    Scene("edits", 50, _make_empty, _edit, _judge_edits),
    Scene("creating", 20, lambda _path: None, _create, _judge_created),
    Scene("upgrade", 20, _fill, _upgrade, _judge_upgraded),
)


def main() -> int:
    """Kill in every scene; 1 when anything was lost."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.kills")
    names = [scene.name for scene in SCENES]
    parser.add_argument("scenes", nargs="*", metavar=" | ".join(names))
    parser.add_argument("--times", type=int, help="kills in each scene")
    parser.add_argument("--work", nargs=2, help=argparse.SUPPRESS)
    words = parser.parse_args()
    by_name = {scene.name: scene for scene in SCENES}
    if words.work:
        by_name[words.work[0]].work(Path(words.work[1]), say)
        return 0
    chance = random.Random()
    results = [_run(by_name[name], words.times, chance) for name in words.scenes or names]
    return int(any(results))


def _run(scene: Scene, times: int | None, chance: random.Random) -> int:
    longest = _undisturbed(scene)
    bad = midway = 0
    for number in range(1, (times or scene.times) + 1):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "killed.desk")
            scene.prepare(path)
            after = chance.uniform(0, longest)
            kept, was_working = _kill(scene, path, after)
            midway += was_working
            try:
                faults = scene.judge(path, kept)
            except Exception as error:  # noqa: BLE001  whatever it is, the desk did not open
                faults = [f"{type(error).__name__}: {error}"]
            if faults:
                bad += 1
                print(f"{scene.name} {number}, killed after {after:.3f} s: {faults}", flush=True)
                kept_for_a_look = Path(tempfile.gettempdir(), f"{scene.name}-{number}")
                shutil.copytree(folder, kept_for_a_look, dirs_exist_ok=True)
    total = times or scene.times
    print(f"{scene.name}: {total} kills, {midway} of them midway, {bad} with a fault", flush=True)
    return bad


def _undisturbed(scene: Scene) -> float:
    """Give how long the work takes from "ready"; work without an end is given two seconds."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "timed.desk")
        scene.prepare(path)
        if scene.name == "edits":
            return 2.0
        with _start(scene, path) as worker:
            _wait_until_ready(worker)
            start = time.perf_counter()
            worker.wait(timeout=LONGEST)
            return time.perf_counter() - start


def _kill(scene: Scene, path: Path, after: float) -> tuple[list[int], bool]:
    """Kill a worker once it is ready; give what it acknowledged, and whether it still ran."""
    with _start(scene, path) as worker:
        assert worker.stdout is not None
        _wait_until_ready(worker)
        try:
            worker.wait(timeout=after)
        except subprocess.TimeoutExpired:
            worker.kill()
        said = worker.stdout.read().splitlines()
        return [int(word) for word in said], worker.wait() != 0


def _start(scene: Scene, path: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        python("-m", "benchmarks.kills", "--work", scene.name, path),
        env=environment(),
        stdout=subprocess.PIPE,
        text=True,
    )


def _wait_until_ready(worker: subprocess.Popen[str]) -> None:
    assert worker.stdout is not None
    if worker.stdout.readline().strip() != "ready":
        raise RuntimeError(f"the worker did not start: {worker.args}")


if __name__ == "__main__":
    sys.exit(main())
