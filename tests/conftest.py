"""What all tests share: a home of their own and the application with its look."""

from __future__ import annotations

import datetime as dt
import gc
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before Qt is loaded

import pytest
from hypothesis import settings
from PySide6.QtCore import QCoreApplication, QSettings
from PySide6.QtWidgets import QApplication

from advocate_desk.app import STYLE_WORDS
from advocate_desk.base import regions
from advocate_desk.base.garbage import collect_due, disturb_again
from advocate_desk.base.paths import APP_NAME
from advocate_desk.program.desks import create_desk, open_desk
from advocate_desk.sample.program import make_sample
from advocate_desk.ui import theme
from advocate_desk.ui.workspace import Workspace

# how long a test takes is no rule of ours; where changes are judged, the examples stay the same
settings.register_profile("desk", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("desk")
gc.disable()  # as in the window; `let_garbage_go` looks for it


@pytest.fixture(scope="session", autouse=True)
def own_home(tmp_path_factory):
    """Keep settings, logs, caches and desks of the tests out of the real home."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOME", str(home))
        patch.setenv("USERPROFILE", str(home))
        patch.setenv("LOCALAPPDATA", str(home))
        for name in ("CONFIG", "DATA", "CACHE", "STATE"):
            patch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
        QCoreApplication.setOrganizationName(APP_NAME)
        QCoreApplication.setApplicationName(APP_NAME)
        QSettings.setDefaultFormat(QSettings.Format.IniFormat)
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(home))
        yield home


@pytest.fixture(autouse=True)
def let_garbage_go():
    """Let windows that are closed end on this thread, as they do in the program."""
    yield
    collect_due()


@pytest.fixture(scope="module", autouse=True)
def let_all_garbage_go():
    """Let go, after each file of tests, also of what an import made the collector leave alone."""
    yield
    disturb_again()
    gc.collect()


@pytest.fixture(autouse=True)
def usual_region():
    """Write days and numbers alike on every machine."""
    regions.follow(regions.USUAL)
    yield
    regions.follow(regions.USUAL)


@pytest.fixture(scope="session")
def qapp_args():
    """Give the words the application is started with."""
    return ["advocate-desk", *STYLE_WORDS]


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> Iterator[QApplication]:
    """Give the application with the bundled letters and the light look."""
    theme.install(qapp)
    theme.choose_appearance(theme.Appearance.LIGHT)
    yield qapp
    qapp.clipboard().clear()  # offscreen, what was copied would outlive Python and crash its end


@pytest.fixture(scope="session")
def new_desk(own_home):
    """Give the file of a desk with nothing in it, made once."""
    path = own_home / "new.desk"
    create_desk(path, name="Advocates", currency="EUR").close()
    return path


@pytest.fixture(scope="session")
def sample_desk(new_desk, tmp_path_factory):
    """Give the sample program as seen on 21 November 2026, made once; only to be looked at."""
    path = tmp_path_factory.mktemp("sample") / "sample.desk"
    shutil.copyfile(new_desk, path)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ADVOCATE_DESK_TODAY", "2026-11-21")
        desk = open_desk(path)
        with desk.write("Sample program") as write:
            make_sample(write.session, dt.date(2026, 11, 21))
    yield desk
    desk.close()


@pytest.fixture
def desk_file(new_desk, tmp_path):
    """Give the file of a desk of one's own with nothing in it."""
    return Path(shutil.copyfile(new_desk, tmp_path / "advocates.desk"))


@pytest.fixture
def desk(desk_file):
    """Give an open desk of one's own."""
    desk = open_desk(desk_file)
    yield desk
    desk.close()


@pytest.fixture
def workspace(qapp, desk):
    """Give a desk as the window sees it."""
    workspace = Workspace(desk, qapp)
    yield workspace
    workspace.close()
    workspace.deleteLater()
