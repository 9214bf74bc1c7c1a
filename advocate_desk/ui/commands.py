"""The commands that are there in every tab; a new one is a function and a line below."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Command:
    """A line of a menu: `function` of `module` is called with a `Place` when it is chosen."""

    key: str
    menu: str
    words: str
    shortcut: str
    module: str
    function: str


_LOG = "advocate_desk.ui.dialogs.quick_log"
_GIVE = "advocate_desk.ui.dialogs.give_reward"
_OFFERS = "advocate_desk.ui.dialogs.reward_offers"
_TALK = "advocate_desk.ui.dialogs.log_conversation"
_SWEEP = "advocate_desk.ui.dialogs.sweep"
_IMPORT = "advocate_desk.ui.importing.commands"
_PASTE = "advocate_desk.ui.importing.pasting"
_TEXT = "advocate_desk.ui.importing.paste_box"
_EXPORT = "advocate_desk.ui.dialogs.exporting"
_ORDER = "advocate_desk.ui.dialogs.order_rewards"
_CRM = "advocate_desk.ui.dialogs.write_back"
_SEND = "advocate_desk.ui.dialogs.colleague_sheets"

COMMANDS: tuple[Command, ...] = (
    Command("import", "File", "Import…", "Ctrl+I", _IMPORT, "import_files"),
    Command("paste_text", "File", "Paste text…", "Ctrl+Alt+V", _TEXT, "paste_text"),
    Command("past_imports", "File", "Past imports…", "Ctrl+Shift+I", _IMPORT, "show_past_imports"),
    Command("findings", "View", "What your spreadsheets told you", "", _IMPORT, "show_findings"),
    Command("export", "File", "Export…", "Ctrl+E", _EXPORT, "export"),
    Command("paste", "Edit", "Paste", "Ctrl+V", _PASTE, "paste"),
    Command("paste_rows", "Edit", "Paste as new rows", "Ctrl+Shift+V", _PASTE, "paste_rows"),
    Command("colleagues", "File", "Sheets for colleagues…", "Ctrl+Shift+E", _SEND, "send_sheets"),
    Command("write_back", "File", "CRM write-back…", "", _CRM, "write_to_crm"),
    Command("log", "Activities", "Log activity…", "Ctrl+L", _LOG, "log_activity"),
    Command("ask", "Activities", "Log an ask…", "Ctrl+Shift+L", _LOG, "log_ask"),
    Command("give", "Rewards", "Give reward…", "Ctrl+G", _GIVE, "give_reward"),
    Command("due", "Rewards", "Rewards due…", "Ctrl+Shift+G", _OFFERS, "show_due"),
    Command("order", "Rewards", "Order from a vendor…", "Ctrl+Shift+O", _ORDER, "order_rewards"),
    Command("talk", "Conversations", "Log conversation…", "Ctrl+T", _TALK, "log_conversation"),
    Command("thank", "Conversations", "Thank today", "Ctrl+Shift+T", _TALK, "thank_now"),
    Command("sweep", "Activities", "Friday sweep…", "Ctrl+Shift+F", _SWEEP, "sweep"),
)


def command_of(key: str) -> Command | None:
    """Give a command by its key; None when there is none."""
    return next((line for line in COMMANDS if line.key == key), None)
