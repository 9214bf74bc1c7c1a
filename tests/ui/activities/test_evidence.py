"""What may be opened from an act: four kinds of addresses, and the folder of a file, never it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QUrl

from advocate_desk.ui.tabs.activities.evidence import ProofLinks, proof_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("https://www.g2.com/reviews/1?x=y", "Open www.g2.com"),
        ("http://example.com", "Open example.com"),
        ("www.example.com/a", "Open www.example.com"),
        ("https://g2.com@evil.example/", "Open evil.example"),
        ("mailto:ada@example.com", "Write to ada@example.com"),
        ("tel:+44123", "Call +44123"),
    ],
)
def test_the_host_is_shown_before_an_address_is_opened(text, words):
    assert proof_of(text).words == words


@pytest.mark.parametrize(
    "text",
    [
        *("", None, "a note", "javascript:alert(1)", "ftp://example.com/a", "ms-word:ofe|u|x"),
        *("\\\\server\\share\\a.pdf", "//server/share/a.pdf", "file://server/share/a.pdf"),
        *("/nowhere/at/all.pdf", "https:///nothing", "relative/path.pdf", "vbscript:x"),
    ],
)
def test_anything_else_cannot_be_opened(text):
    assert proof_of(text) is None


def test_a_file_is_shown_in_its_folder_not_opened(tmp_path):
    file = tmp_path / "call.mp3"
    file.touch()

    proof = proof_of(str(file))

    assert proof.opens == QUrl.fromLocalFile(str(tmp_path))
    assert proof.words == "Show call.mp3 in its folder"


def test_a_long_host_is_cut_in_the_middle_so_that_its_end_is_seen(qtbot):
    links = ProofLinks()
    qtbot.addWidget(links)

    links.show_texts(
        "https://login.bank.example.a-very-long-name-of-somebody.evil.example/", "note"
    )

    (button,) = links.buttons
    assert button.text().endswith("evil.example")
