"""Other people's words for conversations, wins, permissions, motives, survey answers and goals.

Lists of words are written with commas, as in the rest of the synonyms.
"""

from __future__ import annotations

from collections.abc import Mapping

_WHO = {
    "member": "member, advocate, who, person, customer contact",
    "member_email": (
        "member email, email, email address, respondent email, recipient email, contact email, "
        "advocate email, customer email, user email, person email, mail, respondent email address"
    ),
    "member_name": (
        "member name, name, full name, respondent, respondent name, recipient name, contact, "
        "contact name, advocate name, customer name, participant"
    ),
    "member_id": "member id, contact id, advocate id, user id",
    "member_given_name": (
        "first name, given name, first, recipient first name, respondent first name"
    ),
    "member_family_name": (
        "last name, family name, surname, last, recipient last name, respondent last name"
    ),
}
_CONVERSATIONS = {
    **_WHO,
    "on": "on, date, day, spoke on, talked on, met on, conversation date, call date",
    "kind": "kind, type, channel",
    "text": "text, notes, note, summary, what was said, comments",
    "goal": "goal, her goal, personal goal, cares about",
    "promise": "promise, we promised, promised, commitment, follow up, next step",
    "promise_due": "promise due, due, due on, follow up on, follow up date, promised by",
    "promise_done": "promise done, promise kept on, done on, kept on",
    "by": "by, spoke with, talked to, colleague, owner",
}
_WINS = {
    **_WHO,
    "company": "company, company name, account, account name, organisation, organization",
    "on": "on, date, day, achieved on",
    "what": "what, win, result, achievement, outcome, success",
    "measure": "measure, metric, kpi",
    "may_we_tell_it": "may we tell it, may we tell, public, can we share",
    "told_in": "told in, published in, used in",
}
_CAREER_WINS = {
    **_WHO,
    "on": "on, date, day",
    "kind": "kind, type, career win",
    "text": "text, notes, what, description",
    "helped_by": "helped by, we helped with",
    "told_publicly": "told publicly, public, announced",
}
_CONSENTS = {
    **_WHO,
    "use": "use, consent for, permission for, consent type, permission, type of consent",
    "state": "state, status, consent, consent status, permission status, answer",
    "scope": "scope, for what, limited to, channel",
    "given_on": "given on, consent given on, consent date, signed on, granted on, permitted on",
    "expires_on": "expires on, expiry, expiry date, valid until, expires, expiration date",
    "refused_on": "refused on, declined on",
    "withdrawn_on": "withdrawn on, revoked on, withdrawal date, opted out on",
    "evidence": "evidence, proof, link, file, release form",
}
_MOTIVATIONS = {
    **_WHO,
    "motivation": "motivation, motive, motivated by, driver",
    "weight": "weight, strength, importance",
    "on": "on, date, stated on",
}
_SURVEY_RESPONSES = {
    **_WHO,
    "answered_on": (
        "answered on, date, day, on, submitted at, submitted on, submission date, date submitted, "
        "response date, responded at, responded on, completed at, recorded date, end date, "
        "start date, timestamp, created at, survey date, answered at, date of response, responded"
    ),
    "kind": "kind, question type, survey type, type",
    "score": "score, rating, answer, response score",
    "nps": (
        "nps, nps score, how likely, likelihood to recommend, likely to recommend, "
        "would you recommend us, recommendation score, net promoter score, ltr"
    ),
    "csat": "csat, csat score, how satisfied, satisfaction, satisfaction score",
    "stars": "stars, star rating, 5 star, 5star",
    "comment": (
        "comment, comments, feedback, verbatim, main reason, reason, open ended response, "
        "additional comments, why, remarks, response text, text"
    ),
    "survey": "survey, survey name, campaign, campaign name, survey title",
    "external_id": (
        "respondent id, response id, submission id, submission token, answer id, entry id, "
        "response number"
    ),
    "answered_by_us_on": "answered by us on, followed up on, closed loop on",
    "asked_on": "asked on, sent at, sent on, sent, invited on, survey sent on",
}

RELATION_HEADINGS: Mapping[str, Mapping[str, str]] = {
    "conversations": _CONVERSATIONS,
    "wins": _WINS,
    "career_wins": _CAREER_WINS,
    "consents": _CONSENTS,
    "motivations": _MOTIVATIONS,
    "survey_responses": _SURVEY_RESPONSES,
    "goals": {
        "period": "period, quarter",
        "what": "what, goal, metric, figure",
        "target": "target, goal value, number",
        "owner": "owner, who",
    },
}
RELATION_CHOICES: Mapping[str, Mapping[str, str]] = {
    "conversations.kind": {
        "talk": "call, phone call, phone, video call, chat, conversation",
        "message": "email, mail, e mail, slack, linkedin, sms, text, note",
        "thanks": "thank you, thankyou, thank you note, thanked, thank",
        "met": "meeting, visit, in person, lunch, dinner, on site",
        "event": "conference, webinar, meetup",
    },
    "career_wins.kind": {
        "promotion": "promoted",
        "new role": "new job, job change",
        "talk accepted": "speaking, talk",
        "certificate": "certification, certified",
        "award": "prize",
    },
    "may_we_tell_it": {
        "yes": "ok, true, public, y",
        "ask": "ask first, maybe, check",
        "no": "private, false, confidential, n",
    },
    "use": {
        "quote": "quotes, testimonial, quotation, words",
        "name and title": "name, name title, full name",
        "company name": "company, employer name",
        "logo": "logo use, company logo, logos",
        "photo": "picture, portrait, headshot, image, photos",
        "video or audio": "video, audio, podcast, film",
        "reference calls": "reference, reference call, references",
        "peer directory": "directory, peers",
    },
    "state": {
        "given": "yes, granted, ok, agreed, approved, signed, opted in",
        "refused": "no, declined, denied, rejected",
        "withdrawn": "revoked, opted out, cancelled, canceled",
        "not asked": "pending, unknown, open, to ask",
        "expired": "lapsed",
    },
    "basis": {
        "stated": "said, told us",
        "imported": "file",
    },
    "survey_responses.kind": {
        "NPS": "net promoter score, enps, promoter",
        "CSAT": "customer satisfaction, satisfaction",
        "5-star": "5star, five star, stars, star rating",
    },
}
