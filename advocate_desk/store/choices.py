"""The closed lists of words a field may hold, stored by value and written so in every file."""

from __future__ import annotations

from enum import StrEnum


class PersonType(StrEnum):
    """Whose person a member is; only customers count in figures."""

    CUSTOMER = "customer"
    EMPLOYEE = "employee"
    PARTNER = "partner"


class Status(StrEnum):
    """Where a member stands in the program."""

    CANDIDATE = "candidate"
    NOMINATED = "nominated"
    APPROVED = "approved"
    INVITED = "invited"
    ENROLLED = "enrolled"
    PAUSED = "paused"
    ALUMNI = "alumni"
    DECLINED = "declined"
    REMOVED = "removed"


class ActStatus(StrEnum):
    """How far an activity is, from idea to completed, with its side exits."""

    IDEA = "idea"
    ASKED = "asked"
    ACCEPTED = "accepted"
    SCHEDULED = "scheduled"
    SUBMITTED = "submitted"
    COMPLETED = "completed"
    DECLINED = "declined"
    NO_REPLY = "no reply"
    CANCELLED = "cancelled"
    REJECTED = "rejected"


OPEN_ASKS = (ActStatus.ASKED, ActStatus.ACCEPTED, ActStatus.SCHEDULED, ActStatus.SUBMITTED)


class Trigger(StrEnum):
    """Why an activity came about."""

    ORGANIC = "organic"
    ASKED = "asked"
    PROMISED = "promised reward"
    CONTEST = "contest"
    UNKNOWN = "unknown"


class Usability(StrEnum):
    """Whether what she got can be used."""

    AS_IS = "as is"
    NEEDS_WORK = "needs work"
    NOT_USABLE = "not usable"


class Stance(StrEnum):
    """Whether an activity type wins business or defends it."""

    OFFENSIVE = "offensive"
    DEFENSIVE = "defensive"
    BOTH = "both"


class Moment(StrEnum):
    """Whether an activity type works before or after the sale."""

    BEFORE = "before"
    AFTER = "after"
    BOTH = "both"


class Health(StrEnum):
    """How an account is doing."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"
    UNKNOWN = "unknown"


class PublicSector(StrEnum):
    """Which public rules on gifts hold for an account."""

    NO = "no"
    US_FEDERAL = "US federal"
    US_STATE = "US state or local"
    UK_NHS = "UK NHS"
    UK_PUBLIC = "UK public"
    OTHER = "other"


class ReferencePolicy(StrEnum):
    """What an account allows to be said about it."""

    YES = "yes"
    LOGO_ONLY = "logo only"
    ANONYMOUS = "anonymous"
    NO = "no"


class RewardPolicy(StrEnum):
    """What a member may be given."""

    OK = "ok"
    NO_GIFTS = "no gifts"
    RECOGNITION_ONLY = "recognition only"


class ContactPreference(StrEnum):
    """How a member may be reached."""

    OK = "ok"
    EMAIL_ONLY = "e-mail only"
    PHONE_ONLY = "phone only"
    DO_NOT_CONTACT = "do not contact"


class Seniority(StrEnum):
    """How senior a member is."""

    IC = "IC"
    MANAGER = "Manager"
    SR_MANAGER = "Sr Manager"
    DIRECTOR = "Director"
    SR_DIRECTOR = "Sr Director"
    VP = "VP"
    SVP = "SVP"
    EXECUTIVE = "Executive"


class CustomShape(StrEnum):
    """What a field of her own holds."""

    TEXT = "text"
    NUMBER = "number"
    DAY = "day"
    YES_NO = "yes/no"


CATEGORIES = (
    "reference",
    "referral",
    "review",
    "story",
    "pr",
    "social",
    "event",
    "feedback",
    "community",
    "network",
    "education",
    "engagement",
    "other",
)
MOTIVATIONS = ("gratitude", "rewards", "feedback", "six degrees", "influence", "career")
MINUTES_BY_EFFORT = {1: 5, 2: 15, 3: 45, 4: 180, 5: 480}
