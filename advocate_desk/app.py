"""Starts the window: a screen and the system's libraries, the look, one instance, then the desk.

The shell is painted before anything heavy is imported; the rest follows on a thread of its own.
"""

from __future__ import annotations

import gc
import logging
import os
import re
import sys
import zlib
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from advocate_desk.base.garbage import collect_due
from advocate_desk.base.paths import APP_NAME, cache_folder, log_folder
from advocate_desk.base.recent import last_desk

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer
    from PySide6.QtWidgets import QApplication

    from advocate_desk.ui.main_window import MainWindow

_LOG_BYTES = 1_000_000
_E_MAIL = re.compile(r"[^\s@<>\"']+@[^\s@<>\"']+")
_NO_SCREEN = frozenset({"offscreen", "minimal", "vnc", "linuxfb", "eglfs"})
_XCB_LIBRARIES = {  # what Qt's X11 plugin needs beyond Qt; without them it ends the process
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
_QT_PACKAGES = "libglib2.0-0 libegl1 libgl1 libfontconfig1 libxkbcommon0 libdbus-1-3"
_LATER = (  # imported while she looks at the first page
    "advocate_desk.ui.tabs.members.member_face",  # of whom she chooses first
    "babel.dates",
    "babel.numbers",
    "advocate_desk.charts.picture",  # first: it says where matplotlib keeps its fonts
    "matplotlib.backends.backend_qtagg",
    "advocate_desk.sheets.failed_rows",  # it brings openpyxl, which History would wait for
)
_ROUND_MS = 1000  # between two looks for garbage
_LATER_MS = 2000  # a desk of a hundred thousand members has shown its first rows by then
SWITCH_SECONDS = 0.0005  # how long a background thread may hold the interpreter while she types
# the style that looks alike on every system; said by a call, it takes ten times as long
STYLE_WORDS = ("-style", "fusion")
_ANSWER_MS = 300  # a first window that is there answers at once
_DEMO = "--demo"  # open the sample program

log = logging.getLogger(__name__)


def main(words: Sequence[str]) -> int:
    """Open the window and stay until it is closed."""
    is_smoke = "--smoke" in words
    if is_smoke:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    if sentence := missing_screen():
        return _refuse(sentence)
    sys.setswitchinterval(SWITCH_SECONDS)
    gc.disable()  # `_collect_again` looks for garbage on this thread once her rows are there
    try:
        from PySide6.QtWidgets import QApplication
    except ImportError as error:
        return _refuse(_missing_library(error))
    leave_sources_unread()
    app = QApplication([*sys.argv[:1], *STYLE_WORDS])
    wanted = _wanted(words)
    if not is_smoke and _is_handed_over(wanted):
        return 0
    introduce(app)
    return _smoke(app) if is_smoke else _stay(app, wanted)


def leave_sources_unread() -> None:
    """Keep PySide6 from reading the source of every module that is imported, and from holding it.

    It looks whether a module says `from __feature__ import`; none here does. Imports take a
    quarter less time without it. To be called once PySide6 is imported.
    """
    if feature := sys.modules.get("shibokensupport.feature"):
        feature.__dict__["_mod_uses_pyside"] = lambda _module: False


def _wanted(words: Sequence[str]) -> str:
    """Give what to open: `--demo`, else the path named by `--desk FILE`, `--desk=FILE` or FILE."""
    if _DEMO in words:
        return _DEMO
    named = [word.removeprefix("--desk=") for word in words if word not in {"--desk", "--smoke"}]
    return str(Path(named[-1]).resolve()) if named else ""


def missing_screen() -> str:
    """Say why no window can be shown here; nothing when it can."""
    platform = os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0]
    if not sys.platform.startswith("linux") or platform in _NO_SCREEN:
        return ""
    has_wayland = bool(os.environ.get("WAYLAND_DISPLAY"))
    if not has_wayland and not os.environ.get("DISPLAY"):
        return (
            "There is no screen to open a window on. Start it on a desktop, or use the commands: "
            "advocate-desk --help lists them."
        )
    missing = [] if has_wayland else [p for lib, p in _XCB_LIBRARIES.items() if not _loads(lib)]
    if missing:
        return (
            "The window cannot be shown: libraries of the system are missing. "
            f"On Debian or Ubuntu: sudo apt install {' '.join(missing)}"
        )
    return ""


def _loads(library: str) -> bool:
    import ctypes

    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _missing_library(error: ImportError) -> str:
    library = str(error).partition(":")[0]
    return (
        f"The window cannot be drawn: {library} is missing. On Debian or Ubuntu: "
        f"sudo apt install {_QT_PACKAGES} {' '.join(_XCB_LIBRARIES.values())}"
    )


def _refuse(sentence: str) -> int:
    sys.stderr.write(f"{sentence}\n")
    return 1


def introduce(app: QApplication) -> None:
    """Give the application its name and its look; also for whoever paints it without a screen."""
    from PySide6.QtCore import Qt

    from advocate_desk.ui import theme

    app.setOrganizationName(APP_NAME)
    app.setApplicationName(APP_NAME)
    app.setDesktopFileName("advocate-desk")
    app.setAttribute(Qt.ApplicationAttribute.AA_DontShowIconsInMenus)
    theme.install(app)


def _smoke(app: QApplication) -> int:
    """Paint the window once, say so, and end: the program is installed whole."""
    from advocate_desk.ui.main_window import MainWindow

    def say_and_end() -> None:
        sys.stdout.write("painted\n")
        sys.stdout.flush()
        window.show_start()
        window.close()

    window = MainWindow()
    window.painted.connect(say_and_end)
    window.show()
    return app.exec()


def _stay(app: QApplication, wanted: str) -> int:
    from advocate_desk.ui.crash import CrashWatch
    from advocate_desk.ui.main_window import MainWindow

    _start_log()
    CrashWatch(app).install()
    window = MainWindow()
    server = _answer_later_starts(window)
    if not wanted and (last := last_desk()):
        wanted = str(last)
    if wanted and wanted != _DEMO:
        window.setWindowTitle(f"{Path(wanted).stem} – {APP_NAME}")
    elif not wanted:
        window.show_start()
    window.painted.connect(lambda: _begin_work(window, wanted))
    window.show()
    code = app.exec()
    server.close()
    return code


def _begin_work(window: MainWindow, wanted: str) -> None:
    """Open the desk; once its first rows had time to show, import what they did not need."""
    from PySide6.QtCore import QTimer

    if wanted:
        _open(window, wanted)
    else:
        window.desk.prepare(lambda: _import_all(("advocate_desk.program.desks",)))
    QTimer.singleShot(_LATER_MS, window, lambda: _collect_again(window))
    QTimer.singleShot(_LATER_MS, window, lambda: window.desk.prepare(_import_later))
    QTimer.singleShot(_LATER_MS, window, lambda: window.desk.prepare(_sweep))


def _collect_again(window: MainWindow) -> None:
    """Look for garbage from now on, but never among what was made to start with: it stays."""
    from PySide6.QtCore import QTimer

    gc.freeze()
    rounds = QTimer(window, interval=_ROUND_MS)
    rounds.timeout.connect(collect_due)
    rounds.start()


def _open(window: MainWindow, wanted: str) -> None:
    if wanted == _DEMO:
        window.desk.open_sample()
    else:
        window.desk.open(Path(wanted))


def _sweep() -> None:
    """Remove what was kept for a while by programs that were cut off, such as a sample desk."""
    from advocate_desk.store.for_a_while import sweep

    sweep()


def _import_later() -> None:
    _import_all(_LATER)
    gc.freeze()


def _import_all(modules: Sequence[str]) -> None:
    for name in modules:
        import_module(name)


def _instance_name() -> str:
    """Name the one window of this person on this computer."""
    return f"advocate-desk-{zlib.crc32(str(cache_folder()).encode()):08x}"


def _is_handed_over(wanted: str) -> bool:
    """Let the window that is already open show what is wanted; False when there is none."""
    from PySide6.QtNetwork import QLocalSocket

    socket = QLocalSocket()
    socket.connectToServer(_instance_name())
    if not socket.waitForConnected(_ANSWER_MS):
        return False
    socket.write(wanted.encode() + b"\n")
    socket.waitForBytesWritten(_ANSWER_MS)
    socket.disconnectFromServer()
    return True


def _answer_later_starts(window: MainWindow) -> QLocalServer:
    """Come to the front whenever the program is started again."""
    from PySide6.QtNetwork import QLocalServer

    server = QLocalServer(window)
    server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
    if not server.listen(_instance_name()):
        QLocalServer.removeServer(_instance_name())  # left behind by a window that was killed
        server.listen(_instance_name())
    server.newConnection.connect(lambda: _hear(server, window))
    return server


def _hear(server: QLocalServer, window: MainWindow) -> None:
    socket = server.nextPendingConnection()
    socket.readyRead.connect(lambda: _show_what_is_told(bytes(socket.readLine().data()), window))
    socket.disconnected.connect(socket.deleteLater)


def _show_what_is_told(line: bytes, window: MainWindow) -> None:
    window.show()
    window.raise_()
    window.activateWindow()
    if told := line.decode(errors="replace").strip():
        _open(window, told)


def _start_log() -> None:
    """Write what happens to a file: ids and counts, never what she entered."""
    try:
        path = log_folder() / "advocate-desk.log"
        if path.exists() and path.stat().st_size > _LOG_BYTES:
            path.replace(path.with_suffix(".old.log"))
        writer: logging.Handler = logging.FileHandler(path, encoding="utf-8")
    except OSError:  # no place for a log is no reason not to work
        writer = logging.NullHandler()
    writer.setFormatter(QuietFormatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.basicConfig(level=logging.INFO, handlers=[writer])


class QuietFormatter(logging.Formatter):
    """Keeps personal data out of the log: of an exception only its kind and its place."""

    def format(self, record: logging.LogRecord) -> str:
        """Give the line without e-mail addresses."""
        return _E_MAIL.sub("(e-mail)", super().format(record))

    def formatException(self, ei) -> str:  # type: ignore[no-untyped-def]  # noqa: N802
        """Give the kind of the exception and where it arose; its message may hold a name."""
        import traceback

        kind, _error, trace = ei
        return "".join(traceback.format_tb(trace)) + getattr(kind, "__name__", "")
