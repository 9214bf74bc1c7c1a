"""What may stand between the cells of a text file, and how it is called."""

from __future__ import annotations

DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
BY_NAME = {name: sign for sign, name in DELIMITERS.items()}
