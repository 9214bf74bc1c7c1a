"""What a row has: one catalogue of fields per kind, shared by lists, filters, edits and files."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from advocate_desk.store import choices


class Shape(StrEnum):
    """What kind of value a field holds."""

    TEXT = "text"
    LONG_TEXT = "long text"
    WORDS = "words"  # several values
    CHOICE = "choice"
    YES_NO = "yes/no"
    DAY = "day"
    NUMBER = "number"
    DECIMAL = "decimal"  # kept as plain decimal text, exactly
    MONEY = "money"  # minor units; the currency stands in the field `currency`
    EMAIL = "e-mail"
    LINK = "link"
    COMPANY = "company"
    COLLEAGUE = "colleague"
    MEMBER = "member"
    ACTIVITY_TYPE = "activity type"
    REWARD = "reward"
    EVENT = "event"
    MOMENT = "moment"


@dataclass(frozen=True, slots=True)
class ListField:
    """One field of a kind of row.

    Attributes:
        key: its name in code, mappings and JSON.
        label: its name in the window and, with a few exceptions, in the program workbook.
        choices: the closed list of stored words; empty where anything goes.
        ours: stored words of ours among all that may be typed; the window writes them its way.
        editable: it can be typed into; the others are derived.
        bulk: it makes sense to set it for many rows at once.
        of_points: it is shown only while the program uses points.
    """

    key: str
    label: str
    shape: Shape = Shape.TEXT
    choices: tuple[str, ...] = ()
    editable: bool = True
    bulk: bool = False
    hint: str = ""
    of_points: bool = False
    ours: tuple[str, ...] = ()


def _derived(key: str, label: str, shape: Shape, hint: str = "") -> ListField:
    return ListField(key, label, shape, editable=False, hint=hint)


def _bulk(
    key: str, label: str, shape: Shape = Shape.TEXT, choices: tuple[str, ...] = ()
) -> ListField:
    return ListField(key, label, shape, choices, bulk=True)


def rate_field() -> ListField:
    """Give the field of the rate that a row keeps beside its currency."""
    return ListField("rate", "Rate", editable=False, hint="Base currency for one of the currency")


_YEAR = "Acts of the last 365 days: completed, of a type that counts as advocacy, by a customer."

MEMBER_FIELDS = (
    _derived("name", "Member", Shape.TEXT),
    _derived("role", "Role", Shape.TEXT, "Job title and company"),
    ListField("full_name", "Full name"),
    ListField("given_name", "Given name"),
    ListField("family_name", "Family name"),
    ListField("preferred_name", "Preferred name"),
    _bulk("person_type", "Person type", Shape.CHOICE, tuple(choices.PersonType)),
    ListField("email", "Email", Shape.EMAIL),
    ListField("other_emails", "Other emails", Shape.WORDS),
    _bulk("company", "Company", Shape.COMPANY),
    _bulk("job_title", "Job title"),
    _bulk("seniority", "Seniority", Shape.CHOICE, tuple(choices.Seniority)),
    _bulk("function", "Function"),
    _bulk("country", "Country"),
    _bulk("city", "City"),
    _bulk("time_zone", "Time zone"),
    _bulk("language", "Language"),
    ListField("phone", "Phone"),
    ListField("linkedin", "LinkedIn", Shape.LINK),
    _bulk("status", "Status", Shape.CHOICE, tuple(choices.Status)),
    _derived("status_since", "Status since", Shape.DAY),
    _derived("status_reason", "Status reason", Shape.TEXT),
    _derived("enrolled_on", "Enrolled on", Shape.DAY),
    _bulk("source", "Source"),
    _bulk("tier", "Tier"),
    _bulk("interests", "Interests", Shape.WORDS),
    _bulk("use_cases", "Use cases", Shape.WORDS),
    _bulk("can_help_with", "Can help with", Shape.WORDS),
    _bulk("looking_for", "Looking for", Shape.WORDS),
    _bulk("open_to_network", "Open to network", Shape.YES_NO),
    _bulk("willing_to", "Willing to", Shape.WORDS),
    _bulk("reward_policy", "Reward policy", Shape.CHOICE, tuple(choices.RewardPolicy)),
    _bulk("never_ask_for", "Never ask for", Shape.WORDS),
    _bulk(
        "contact_preference", "Contact preference", Shape.CHOICE, tuple(choices.ContactPreference)
    ),
    _bulk("lawful_basis", "Lawful basis"),
    _bulk("paused_until", "Paused until", Shape.DAY),
    _bulk("tags", "Tags", Shape.WORDS),
    ListField("notes", "Notes", Shape.LONG_TEXT),
    _derived("acts", "Acts", Shape.NUMBER, "All acts of advocacy, ever"),
    _derived("acts_365", "Acts, 12 months", Shape.NUMBER, _YEAR),
    _derived("first_act_on", "First act", Shape.DAY),
    _derived("last_act_on", "Last act", Shape.DAY),
    _derived("open_asks", "Open asks", Shape.NUMBER, "Asked, accepted, scheduled or submitted"),
    _derived("last_asked_on", "Last asked", Shape.DAY),
    _derived("last_spoke_on", "Last spoke", Shape.DAY, "The newest conversation but for thanks"),
    _derived("last_thanked_on", "Last thanked", Shape.DAY),
    _derived("to_thank", "Acts to thank for", Shape.NUMBER, "Acts since the last thanks"),
    _derived("open_promises", "We promised", Shape.NUMBER, "Promises that are not kept yet"),
    _derived("grants", "Rewards given", Shape.NUMBER, "Sent, delivered or redeemed"),
    _derived("last_grant_on", "Last reward", Shape.DAY),
    ListField(
        "points_balance",
        "Points",
        Shape.NUMBER,
        editable=False,
        hint="The balance of the ledger",
        of_points=True,
    ),
)

ACCOUNT_FIELDS = (
    ListField("company", "Company"),
    ListField("aliases", "Aliases", Shape.WORDS),
    ListField("domain", "Domain", Shape.WORDS),
    _bulk("industry", "Industry"),
    _bulk("size", "Size"),
    _bulk("region", "Region"),
    _bulk("country", "Country"),
    _bulk("segment", "Segment"),
    ListField("annual_value", "Annual value", Shape.MONEY),
    _bulk("currency", "Currency"),
    rate_field(),
    _bulk("customer_since", "Customer since", Shape.DAY),
    _bulk("renewal_date", "Renewal date", Shape.DAY),
    _bulk("health", "Health", Shape.CHOICE, tuple(choices.Health)),
    _derived("health_on", "Health on", Shape.DAY),
    _bulk("open_issue", "Open issue", Shape.YES_NO),
    ListField("open_issue_since", "Open issue since", Shape.DAY),
    _bulk("products", "Products", Shape.WORDS),
    _bulk("use_cases", "Use cases", Shape.WORDS),
    ListField("replaced_rival", "Replaced rival"),
    _bulk("rivals", "Rivals", Shape.WORDS),
    _bulk("public_sector", "Public sector", Shape.CHOICE, tuple(choices.PublicSector)),
    _bulk("healthcare", "Healthcare", Shape.YES_NO),
    _bulk("reference_policy", "Reference policy", Shape.CHOICE, tuple(choices.ReferencePolicy)),
    ListField("seats", "Seats", Shape.NUMBER),
    _bulk("csm", "CSM", Shape.COLLEAGUE),
    _bulk("account_executive", "Account executive", Shape.COLLEAGUE),
    ListField("churned_on", "Churned on", Shape.DAY),
    ListField("do_not_mix_with", "Do not mix with", Shape.WORDS),
    _derived("members", "Members", Shape.NUMBER),
    _derived("advocates", "Active advocates", Shape.NUMBER, "Members with an act in 365 days"),
    _derived("acts", "Acts", Shape.NUMBER),
    _derived("last_act_on", "Last act", Shape.DAY),
)

ACTIVITY_FIELDS = (
    # an act of somebody else is another act
    ListField("member", "Member", Shape.MEMBER, editable=False),
    ListField("company", "Company", Shape.COMPANY),
    _bulk("type", "Type", Shape.ACTIVITY_TYPE),
    _derived("category", "Category", Shape.CHOICE),
    _bulk("status", "Status", Shape.CHOICE, tuple(choices.ActStatus)),
    _derived("day", "Day", Shape.DAY, "Completed, else due, else answered, else asked"),
    _bulk("asked_on", "Asked on", Shape.DAY),
    _bulk("asked_by", "Asked by", Shape.COLLEAGUE),
    _bulk("due_on", "Due on", Shape.DAY),
    _bulk("responded_on", "Responded on", Shape.DAY),
    _bulk("completed_on", "Completed on", Shape.DAY),
    _bulk("trigger", "Trigger", Shape.CHOICE, tuple(choices.Trigger)),
    _bulk("reward_promised", "Reward promised"),
    _bulk("usability", "Usability", Shape.CHOICE, tuple(choices.Usability)),
    ListField("quality", "Quality", Shape.NUMBER, hint="1 to 5; sets usability"),
    _bulk("minutes", "Minutes", Shape.NUMBER),
    ListField("outcome", "Outcome"),
    ListField("points", "Points", Shape.NUMBER, hint="Blank: its type's", of_points=True),
    ListField("value", "Value", Shape.MONEY),
    ListField("currency", "Currency"),
    rate_field(),
    ListField("link", "Link", Shape.LINK),
    ListField("evidence", "Link or file", Shape.TEXT),
    ListField("text", "Text", Shape.LONG_TEXT),
    ListField("notes", "Notes", Shape.LONG_TEXT),
)

ACTIVITY_TYPE_FIELDS = (
    ListField("name", "Name"),
    _bulk("category", "Category", Shape.CHOICE, choices.CATEGORIES),
    ListField("motivations", "Motivations", Shape.WORDS, bulk=True, ours=choices.MOTIVATIONS),
    _bulk("stance", "Stance", Shape.CHOICE, tuple(choices.Stance)),
    _bulk("moment", "Moment", Shape.CHOICE, tuple(choices.Moment)),
    _bulk("effort", "Effort", Shape.NUMBER),
    _bulk("minutes", "Minutes", Shape.NUMBER),
    ListField("points", "Points", Shape.NUMBER, bulk=True, of_points=True),
    ListField("value", "Value", Shape.MONEY),
    _bulk("currency", "Currency"),
    rate_field(),
    _bulk("value_source", "Value source"),
    _bulk("endorsement_rules", "Endorsement rules", Shape.YES_NO),
    _bulk("needs_consent", "Needs consent", Shape.WORDS),
    _bulk("counts_as_advocacy", "Counts as advocacy", Shape.YES_NO),
    _bulk("counts_towards_load", "Counts towards load", Shape.YES_NO),
    ListField("code", "Code"),
    _bulk("active", "Active", Shape.YES_NO),
    _derived("used", "Activities", Shape.NUMBER, "How many activities are of this type"),
)
