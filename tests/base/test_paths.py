"""Where things are, and which folders are watched by a sync service."""

from __future__ import annotations

from pathlib import Path

import pytest

from advocate_desk.base.paths import backups_folder, cloud_service, resource


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("home/ada/Dropbox/program", "Dropbox"),
        ("home/ada/OneDrive - Kestrel Bank", "OneDrive - Kestrel Bank"),
        ("Library/Mobile Documents/com~apple~CloudDocs", "com~apple~CloudDocs"),
        ("Library/CloudStorage/GoogleDrive-ada@x.example", "GoogleDrive-ada@x.example"),
        ("My Drive/program", "My Drive"),
        ("Nextcloud", "Nextcloud"),
        ("home/ada/Documents", None),
        ("home/ada/Boxes", None),
    ],
)
def test_the_folders_of_sync_services_are_known(folder, service):
    assert cloud_service(Path("/somewhere") / folder / "a.desk") == service


def test_backups_lie_beside_their_desk():
    assert backups_folder(Path("/x/Our program.desk")) == Path("/x/Our program backups")


def test_the_first_activity_types_are_found():
    assert resource("activity_types.csv").is_file()
