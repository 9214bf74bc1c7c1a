"""The command line: the same program without a window; it never loads Qt."""

from __future__ import annotations

import argparse
import logging
from collections.abc import Sequence
from typing import NoReturn

from advocate_desk import __version__
from advocate_desk.base.errors import DeskError
from advocate_desk.base.paths import log_folder
from advocate_desk.base.progress import Cancelled
from advocate_desk.cli.answers import complain, refusal
from advocate_desk.cli.commands import COMMANDS

WRONG_WORDS = 2
_WHICH_DESK = "the program file; default: the one the window opened last"
_INTERRUPTED = 130  # as the shell says of Ctrl+C


def main(words: Sequence[str]) -> int:
    """Run one command; give 0 done, 1 refused, 2 wrong words or 3 rows left out."""
    _log_to_file()
    asked = _parser().parse_args(list(words))
    try:
        return int(asked.run(asked))
    except DeskError as error:
        return refusal(asked, error)
    except (KeyboardInterrupt, Cancelled):
        complain("Stopped before it was done.")
        return _INTERRUPTED
    except Exception:
        logging.getLogger(__name__).exception("The command failed")
        log = log_folder() / "command-line.log"
        return refusal(
            asked, DeskError("This did not work, and nothing was changed.", f"See {log}.")
        )


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.exit(WRONG_WORDS, f"{self.prog}: {message}. See {self.prog} --help.\n")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="advocate-desk",
        description="Customer advocacy from one laptop. Without a command: opens the window.",
        epilog="advocate-desk [FILE.desk] opens the window, --demo an invented program"
        " to look around in; every command has --help of its own.",
    )
    parser.add_argument("--version", action="version", version=f"Advocate Desk {__version__}")
    parser.add_argument("--desk", metavar="FILE", help=_WHICH_DESK)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for command in COMMANDS:
        words = commands.add_parser(command.name, help=command.help, description=command.help)
        words.add_argument(
            "--desk",
            metavar="FILE",
            default=argparse.SUPPRESS,  # may stand before the command too
            help=_WHICH_DESK,
        )
        words.add_argument("--json", action="store_true", help="print one JSON document")
        command.add_words(words)
        words.set_defaults(run=command.run)
    return parser


def _log_to_file() -> None:
    try:
        handler: logging.Handler = logging.FileHandler(
            log_folder() / "command-line.log", encoding="utf-8", delay=True
        )
    except OSError:
        handler = logging.NullHandler()
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    logging.captureWarnings(capture=True)
