"""E-mail addresses, phone numbers and profile links: tidied and compared in one way."""

from __future__ import annotations

import re

from advocate_desk.base.text import fold, tidy_spaces

# deliberately plain: one @, no blanks, a dot in the host; the rest only sending can tell
_ADDRESS = re.compile(r"[^\s@<>,;:\"()\[\]]+@[^\s@<>,;:\"()\[\]]+\.[^\s@<>,;:\"()\[\].]{2,}")
# most are written like this already, and need no tidying
_PLAIN = re.compile(r"[A-Za-z0-9_+-]+(?:\.[A-Za-z0-9_+-]+)*@(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}")
ROLES = frozenset(  # what stands before the @ of addresses that several people read
    (
        *("info", "office", "sales", "support", "hello", "contact", "admin", "team", "mail", "hr"),
        *("service", "marketing", "billing", "accounts", "help", "enquiries", "inquiries", "jobs"),
        *("kontakt", "noreply", "no-reply", "reception", "press"),
    )
)
_NOT_DIGIT = re.compile(r"\D")
_LINK_START = re.compile(r"^(?:https?://)?(?:www\.)?", re.IGNORECASE)
_SITE = re.compile(r"^(?:[a-z]+://)?(?:www\.)?([^/@\s]+@)?([^/\s?#:]+).*$", re.IGNORECASE)
_PHONE_DIGITS = 9  # the last nine: without country code and leading zero


def tidy_email(text: str) -> str | None:
    """Give the address in lower case without what mailers put around it; None if it is none."""
    if _PLAIN.fullmatch(text):
        return text.lower()
    plain = tidy_spaces(text)
    if "<" in plain and plain.endswith(">"):
        plain = plain[plain.rindex("<") + 1 : -1]
    plain = re.sub(r"^mailto:", "", plain, flags=re.IGNORECASE).strip().rstrip(",;.").strip()
    lowered = plain.lower()
    return lowered if _ADDRESS.fullmatch(lowered) and ".." not in lowered else None


def name_and_address(text: str) -> tuple[str, str | None]:
    """Take `Ada Bell <ada@x.example>` apart, as mail programs write it.

    Gives the text itself and no address where it holds none; a blank name for an address alone.
    """
    address = tidy_email(text) if "@" in text else None
    if address is None:
        return text, None
    name, sign, _address = tidy_spaces(text).rpartition("<")
    return (name.strip(" \"'") if sign else ""), address


def is_role_mailbox(email: str) -> bool:
    """Say whether an address is read by several people, so that it names nobody."""
    name = email.partition("@")[0]
    return (name.lower() if name.isascii() else fold(name)) in ROLES


def phone_key(text: str) -> str | None:
    """Give the digits by which phone numbers are compared; None when there are too few."""
    digits = _NOT_DIGIT.sub("", text)
    return digits[-_PHONE_DIGITS:] if len(digits) >= _PHONE_DIGITS else None


def tidy_domain(text: str) -> str:
    """Give the host of a site or an address in lower case, without `www.` and what follows."""
    return _SITE.sub(r"\2", text).lower()


def tidy_linkedin(text: str) -> str:
    """Give a profile link in lower case without scheme, www and end slash."""
    return _LINK_START.sub("", tidy_spaces(text)).rstrip("/").lower()
