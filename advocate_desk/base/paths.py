"""Where resources, desks, backups and logs are, also in a wheel or a frozen program."""

from __future__ import annotations

from pathlib import Path

import platformdirs

APP_NAME = "Advocate Desk"
DESK_SUFFIX = ".desk"
_CLOUD_FOLDERS = (
    "dropbox",
    "onedrive",
    "icloud",
    "com~apple~clouddocs",
    "google drive",
    "googledrive",
    "my drive",  # what Google Drive calls its folder on a drive of its own
    "nextcloud",
    "box sync",
    "box-box",
    "pcloud",
)


def resource(*parts: str) -> Path:
    """Give the path of a bundled file."""
    package = Path(__file__).resolve().parent.parent
    packed = package / "resources"
    root = packed if packed.is_dir() else package.parent / "resources"
    return root.joinpath(*parts)


def desks_folder() -> Path:
    """Give the folder where new desks are proposed."""
    return Path(platformdirs.user_documents_dir()) / APP_NAME


def log_folder() -> Path:
    """Give the folder of the logs; made when it is missing."""
    folder = Path(platformdirs.user_log_dir(APP_NAME, appauthor=False))
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def cache_folder() -> Path:
    """Give the folder for what can be made again; made when it is missing."""
    folder = Path(platformdirs.user_cache_dir(APP_NAME, appauthor=False))
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def backups_folder(desk: Path) -> Path:
    """Give the folder beside a desk in which its backups are kept."""
    return desk.with_name(f"{desk.stem} backups")


def cloud_service(place: Path) -> str | None:
    """Name the sync service whose folder this is: such services break open program files."""
    for part in place.resolve().parts:
        for service in _CLOUD_FOLDERS:
            if part.casefold().startswith(service):
                return part
    return None


def cloud_warning(place: Path) -> str:
    """Say what a sync service does to a desk in its folder; nothing where there is no service."""
    if not (service := cloud_service(place)):
        return ""
    return (
        f"{service} copies files while they are in use, which can damage a desk."
        " Choose a folder of this computer only."
    )
