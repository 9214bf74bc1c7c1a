"""How each figure of a member and an account is computed from the facts, as SQL over sets.

`:whom` stands for the condition on ids, `:today` for the day asked about, `:since` for the first
day of the last 365. An act is a completed activity of a customer, of a type that counts as
advocacy, on a day that is known and not after today. What begins later does not hold yet.
"""

from __future__ import annotations

# the columns of each table of facts that the figures are computed from
READ_OF = {
    "member": (
        *("full_name", "given_name", "family_name", "preferred_name", "email", "other_emails"),
        *("person_type", "tags", "notes"),
    ),
    "account": ("company", "aliases", "domain", "industry", "segment"),
    "activity_type": ("counts_as_advocacy",),
    "activity": (
        *("member_id", "account_id", "type_id", "status", "asked_on", "completed_on"),
        "day_assumed",
    ),
    "employment": ("member_id", "account_id", "job_title", "from_day", "to_day"),
    "standing": ("member_id", "status", "from_day", "reason", "by_id"),
    "health_reading": ("account_id", "read_on", "health"),
    "touch": ("member_id", "on_day", "kind", "promise", "promise_done"),
    "survey_response": ("member_id", "answered_by_us_on"),
    "grant": ("member_id", "status", "given_on"),
    "points_entry": ("member_id", "on_day", "amount"),
}

_BEGUN = "coalesce(from_day, '') <= :today"  # what is planned holds from its day on
_NEWEST = "ORDER BY coalesce(from_day, '') DESC, id DESC LIMIT 1"
_NAME = (
    "coalesce(m.full_name,"
    " nullif(trim(coalesce(m.given_name, '') || ' ' || coalesce(m.family_name, '')), ''),"
    " m.preferred_name, m.email, 'No name')"
)
_TOLD = (
    *("name", "name_key", "account_id", "job_title", "status", "status_since", "status_reason"),
    *("enrolled_on", "nominated_on", "nominated_by_id", "search_text"),
)
_TAKEN_ANEW = ", ".join(f"{name} = excluded.{name}" for name in _TOLD)
_ACTS = (
    "SELECT a.member_id, a.account_id, a.completed_on AS day FROM activity a"
    " JOIN activity_type t ON t.id = a.type_id AND t.counts_as_advocacy"
    " JOIN member who ON who.id = a.member_id AND who.person_type = 'customer'"
    " WHERE a.month IS NOT NULL AND a.completed_on <= :today"
)

# a thank-you closes that of everything she had done by its day
_THANKS = (
    "SELECT member_id, max(on_day) AS last FROM touch WHERE kind = 'thanks' AND on_day <= :today"
)

# what somebody is; what she did and what we did for her is computed apart, and stays here
MEMBER_FIGURES = (
    "DELETE FROM member_figures WHERE member_id :whom"
    " AND member_id NOT IN (SELECT id FROM member)",
    # the employment that holds: begun, not ended; one without an end first, then the newest
    f"""
    INSERT INTO member_figures (member_id, name, name_key, account_id, job_title, status,
        status_since, status_reason, enrolled_on, nominated_on, nominated_by_id, acts, acts_365,
        first_act_on, last_act_on, open_asks, last_asked_on, to_thank, open_promises, grants,
        points_balance, search_text)
    SELECT m.id, {_NAME}, fold_name({_NAME}), e.account_id, e.job_title,
        coalesce(s.status, 'candidate'), s.from_day, s.reason,
        (SELECT min(from_day) FROM standing WHERE member_id = m.id AND status = 'enrolled'
            AND {_BEGUN}),
        n.from_day, n.by_id, 0, 0, NULL, NULL, 0, NULL, 0, 0, 0, 0,
        fold_name({_NAME} || ' ' || coalesce(m.preferred_name, '') || ' '
            || coalesce(m.given_name, '') || ' ' || coalesce(m.family_name, '') || ' '
            || coalesce(m.email, '') || ' ' || coalesce(m.other_emails, '') || ' '
            || coalesce(e.job_title, '') || ' '
            || coalesce(c.company, '') || ' ' || coalesce(c.aliases, '') || ' '
            || coalesce(m.tags, '') || ' ' || coalesce(m.notes, ''))
    FROM member m
    LEFT JOIN employment e ON e.id = (SELECT id FROM employment WHERE member_id = m.id
        AND {_BEGUN} AND (to_day IS NULL OR to_day > :today)
        ORDER BY to_day IS NOT NULL, coalesce(from_day, '') DESC, id DESC LIMIT 1)
    LEFT JOIN account c ON c.id = e.account_id
    LEFT JOIN standing s ON s.id = (SELECT id FROM standing WHERE member_id = m.id
        AND {_BEGUN} {_NEWEST})
    LEFT JOIN standing n ON n.id = (SELECT id FROM standing WHERE member_id = m.id
        AND status = 'nominated' AND {_BEGUN} {_NEWEST})
    WHERE m.id :whom
    ON CONFLICT (member_id) DO UPDATE SET {_TAKEN_ANEW}
    """,
)
MEMBER_ACTS = f"""
    UPDATE member_figures SET acts = coalesce(did.n, 0), acts_365 = coalesce(did.year, 0),
        first_act_on = did.first, last_act_on = did.last,
        open_asks = coalesce(asked.open, 0), last_asked_on = asked.last,
        to_thank = coalesce(did.unthanked, 0)
    FROM member_figures who
    LEFT JOIN (SELECT act.member_id, count(*) AS n, sum(day >= :since) AS year,
        min(day) AS first, max(day) AS last, sum(day > coalesce(thanks.last, '')) AS unthanked
        FROM ({_ACTS} AND a.member_id :whom) act
        LEFT JOIN ({_THANKS} AND member_id :whom GROUP BY member_id) thanks
            ON thanks.member_id = act.member_id
        GROUP BY act.member_id) did
        ON did.member_id = who.member_id
    LEFT JOIN (SELECT member_id, max(asked_on) AS last,
        sum(status IN ('asked', 'accepted', 'scheduled', 'submitted')) AS open
        FROM activity WHERE asked_on <= :today AND member_id :whom GROUP BY member_id) asked
        ON asked.member_id = who.member_id
    WHERE who.member_id :whom AND member_figures.member_id = who.member_id
    """
# an answer of ours to a survey is a conversation, and a promise is open until the day it was kept
MEMBER_CARE = f"""
    UPDATE member_figures SET last_spoke_on = nullif(max(coalesce(spoke.last, ''),
            coalesce(answered.last, '')), ''),
        last_thanked_on = thanks.last, open_promises = coalesce(spoke.owed, 0),
        grants = coalesce(given.n, 0), last_grant_on = given.last,
        points_balance = coalesce(ledger.balance, 0)
    FROM member_figures who
    LEFT JOIN (SELECT member_id, max(CASE WHEN kind <> 'thanks' THEN on_day END) AS last,
        sum(promise IS NOT NULL AND coalesce(promise_done, '9999') > :today) AS owed
        FROM touch WHERE on_day <= :today AND member_id :whom GROUP BY member_id) spoke
        ON spoke.member_id = who.member_id
    LEFT JOIN (SELECT member_id, max(answered_by_us_on) AS last FROM survey_response
        WHERE answered_by_us_on <= :today AND member_id :whom GROUP BY member_id) answered
        ON answered.member_id = who.member_id
    LEFT JOIN ({_THANKS} AND member_id :whom GROUP BY member_id) thanks
        ON thanks.member_id = who.member_id
    LEFT JOIN (SELECT member_id, count(*) AS n, max(given_on) AS last FROM "grant"
        WHERE status IN ('sent', 'delivered', 'redeemed') AND coalesce(given_on, '') <= :today
        AND member_id :whom GROUP BY member_id) given
        ON given.member_id = who.member_id
    LEFT JOIN (SELECT member_id, sum(amount) AS balance FROM points_entry
        WHERE on_day <= :today AND member_id :whom GROUP BY member_id) ledger
        ON ledger.member_id = who.member_id
    WHERE who.member_id :whom AND member_figures.member_id = who.member_id
    """

ACCOUNT_FIGURES = (
    "DELETE FROM account_figures WHERE account_id :whom"
    " AND account_id NOT IN (SELECT id FROM account)",
    """
    INSERT INTO account_figures (account_id, name_key, members, advocates, acts, last_act_on,
        health, health_on, search_text)
    SELECT c.id, fold_name(c.company), 0, 0, 0, NULL, h.health, h.read_on,
        fold_name(c.company || ' ' || coalesce(c.aliases, '') || ' ' || coalesce(c.domain, '')
            || ' ' || coalesce(c.industry, '') || ' ' || coalesce(c.segment, ''))
    FROM account c
    LEFT JOIN health_reading h ON h.id = (SELECT id FROM health_reading WHERE account_id = c.id
        AND read_on <= :today ORDER BY read_on DESC LIMIT 1)
    WHERE c.id :whom
    ON CONFLICT (account_id) DO UPDATE SET name_key = excluded.name_key, health = excluded.health,
        health_on = excluded.health_on, search_text = excluded.search_text
    """,
)
ACCOUNT_STAFF = """
    UPDATE account_figures SET members = coalesce(work.n, 0), advocates = coalesce(work.active, 0)
    FROM account_figures what
    LEFT JOIN (SELECT account_id, count(*) AS n, sum(acts_365 > 0) AS active FROM member_figures
        WHERE account_id :whom GROUP BY account_id) work ON work.account_id = what.account_id
    WHERE what.account_id :whom AND account_figures.account_id = what.account_id
    """
ACCOUNT_ACTS = f"""
    UPDATE account_figures SET acts = coalesce(did.n, 0), last_act_on = did.last
    FROM account_figures what
    LEFT JOIN (SELECT account_id, count(*) AS n, max(day) AS last
        FROM ({_ACTS} AND a.account_id :whom) GROUP BY account_id) did
        ON did.account_id = what.account_id
    WHERE what.account_id :whom AND account_figures.account_id = what.account_id
    """
