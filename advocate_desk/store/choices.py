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


class TouchKind(StrEnum):
    """How we were in touch."""

    TALK = "talk"
    MESSAGE = "message"
    THANKS = "thanks"
    MET = "met"
    EVENT = "event"


class MayTell(StrEnum):
    """Whether a win may be told."""

    YES = "yes"
    ASK = "ask"
    NO = "no"


class CareerWinKind(StrEnum):
    """What a member achieved for herself."""

    PROMOTION = "promotion"
    NEW_ROLE = "new role"
    TALK_ACCEPTED = "talk accepted"
    AWARD = "award"
    CERTIFICATE = "certificate"
    AUDIENCE = "audience"
    OTHER = "other"


class ConsentUse(StrEnum):
    """What a consent is for."""

    QUOTE = "quote"
    NAME_AND_TITLE = "name and title"
    COMPANY_NAME = "company name"
    LOGO = "logo"
    PHOTO = "photo"
    VIDEO_OR_AUDIO = "video or audio"
    RECORDING = "recording"
    REFERENCE_CALLS = "reference calls"
    PEER_DIRECTORY = "peer directory"


class ConsentState(StrEnum):
    """How a consent stands; a member without a row was not asked."""

    GIVEN = "given"
    NOT_ASKED = "not asked"
    REFUSED = "refused"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"


class MotivationBasis(StrEnum):
    """How we know what moves a member."""

    STATED = "stated"
    IMPORTED = "imported"


class SurveyKind(StrEnum):
    """What a survey's score means; kinds are never mixed."""

    NPS = "NPS"
    CSAT = "CSAT"
    FIVE_STAR = "5-star"


class RewardKind(StrEnum):
    """What is given."""

    RECOGNITION = "recognition"
    ACCESS = "access"
    EXPERIENCE = "experience"
    CAREER = "career"
    HOSPITALITY = "hospitality"
    GIFT = "gift"
    GIFT_CARD = "gift card"
    SWAG = "swag"
    CASH = "cash"
    DONATION = "donation"
    EVENT_PASS = "event pass"  # noqa: S105  a ticket, no password
    SPEAKER_EXPENSES = "speaker expenses"
    DISCOUNT = "discount"


class GrantMode(StrEnum):
    """Whether the member knew beforehand; fixed when the offer is worded."""

    PROMISED = "promised"
    SURPRISE = "surprise"
    COURTESY = "courtesy"


class GrantStatus(StrEnum):
    """How far a grant is."""

    IDEA = "idea"
    NEEDS_APPROVAL = "needs approval"
    APPROVED = "approved"
    ORDERED = "ordered"
    SENT = "sent"
    DELIVERED = "delivered"
    REDEEMED = "redeemed"
    DECLINED = "declined"
    RETURNED = "returned"
    CANCELLED = "cancelled"
    EXPIRED = "expired"


GRANTS_GIVEN = (GrantStatus.SENT, GrantStatus.DELIVERED, GrantStatus.REDEEMED)

# what is given out or promised to somebody: it is in no stock any more, and its points are spent
GRANTS_THAT_HOLD = (
    GrantStatus.APPROVED,
    GrantStatus.ORDERED,
    *GRANTS_GIVEN,
    GrantStatus.EXPIRED,
)


class PointsKind(StrEnum):
    """Why points came or went."""

    EARNED = "earned"
    SPENT = "spent"
    EXPIRED = "expired"
    CORRECTED = "corrected"
    OPENING = "opening"


class Outcome(StrEnum):
    """How a deal ended, or that it has not."""

    OPEN = "open"
    WON = "won"
    LOST = "lost"


class AttendanceRole(StrEnum):
    """As what somebody comes to an event."""

    GUEST = "guest"
    VIP = "VIP"
    SPEAKER = "speaker"
    HOST = "host"


class ConnectionKind(StrEnum):
    """How two people know each other."""

    INTRO = "intro"
    PEER_REFERENCE = "peer reference"
    MENTOR = "mentor"
    EXECUTIVE_PEER = "executive peer"
    MET_AT_EVENT = "met at event"
    LINKEDIN = "LinkedIn"


class ConnectionStatus(StrEnum):
    """How far a connection is."""

    OFFERED = "offered"
    ACCEPTED = "accepted"
    MET = "met"
    ONGOING = "ongoing"
    DECLINED = "declined"


# which kinds the rules on gifts treat alike
FAMILIES = {
    "gifts": ("gift", "gift card", "swag", "cash", "donation"),
    "hospitality": ("hospitality", "event pass"),
    "speaker expenses": ("speaker expenses",),
    "discount": ("discount",),
    "not gifts": ("recognition", "access", "experience", "career"),
}
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
GOAL_FIGURES = ("acts", "active advocates", "new advocates")
MOTIVATIONS = ("gratitude", "rewards", "feedback", "six degrees", "influence", "career")
MINUTES_BY_EFFORT = {1: 5, 2: 15, 3: 45, 4: 180, 5: 480}
