"""The sheet Members; company, job title and status are the newest of their histories."""

from __future__ import annotations

from advocate_desk.program.fields import MEMBER_FIELDS
from advocate_desk.sheets.exporter import sheet_of
from advocate_desk.sheets.naming import colleague_name, company_name
from advocate_desk.store.models import Account, Colleague, Member, MemberFigures

MEMBERS = sheet_of(
    "Members",
    {
        "UID": Member.uid.expression,
        "Full name": Member.full_name.expression,
        "Given name": Member.given_name.expression,
        "Family name": Member.family_name.expression,
        "Preferred name": Member.preferred_name.expression,
        "Person type": Member.person_type.expression,
        "Email": Member.email.expression,
        "Other emails": Member.other_emails.expression,
        "Company": company_name(),
        "Job title": MemberFigures.job_title.expression,
        "Seniority": Member.seniority.expression,
        "Function": Member.function.expression,
        "Country": Member.country.expression,
        "City": Member.city.expression,
        "Time zone": Member.time_zone.expression,
        "Language": Member.language.expression,
        "Phone": Member.phone.expression,
        "LinkedIn": Member.linkedin.expression,
        "Status": MemberFigures.status.expression,
        "Status since": MemberFigures.status_since.expression,
        "Status reason": MemberFigures.status_reason.expression,
        "Enrolled on": MemberFigures.enrolled_on.expression,
        "Nominated by": colleague_name(),
        "Nominated on": MemberFigures.nominated_on.expression,
        "Source": Member.source.expression,
        "Tier": Member.tier.expression,
        "Interests": Member.interests.expression,
        "Use cases": Member.use_cases.expression,
        "Can help with": Member.can_help_with.expression,
        "Looking for": Member.looking_for.expression,
        "Open to network": Member.open_to_network.expression,
        "Willing to": Member.willing_to.expression,
        "Reward policy": Member.reward_policy.expression,
        "Never ask for": Member.never_ask_for.expression,
        "Contact preference": Member.contact_preference.expression,
        "Lawful basis": Member.lawful_basis.expression,
        "Paused until": Member.paused_until.expression,
        "Tags": Member.tags.expression,
        "Notes": Member.notes.expression,
    },
    Member.__table__.outerjoin(MemberFigures.__table__, MemberFigures.member_id == Member.id)
    .outerjoin(Account.__table__, Account.id == MemberFigures.account_id)
    .outerjoin(Colleague.__table__, Colleague.id == MemberFigures.nominated_by_id),
    Member.id.expression,
    MEMBER_FIELDS,
)
