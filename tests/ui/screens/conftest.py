"""The whole window on a desk in which a field of every kind is filled."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtWidgets import QDialog, QFrame

from advocate_desk.program.attendance import add_attendance
from advocate_desk.program.connections import add_connections
from advocate_desk.program.consents import add_consents
from advocate_desk.program.conversations import add_conversations
from advocate_desk.program.costs import add_costs
from advocate_desk.program.desks import open_desk
from advocate_desk.program.events import add_events
from advocate_desk.program.goals import add_goals
from advocate_desk.program.listing import Condition, Test
from advocate_desk.program.motivations import add_motivations
from advocate_desk.program.opportunities import add_opportunities
from advocate_desk.program.points import PointsDraft, correct_points
from advocate_desk.program.rates import add_rates
from advocate_desk.program.reward_rules import add_rules
from advocate_desk.program.series import add_series, add_series_events
from advocate_desk.program.settings import change_setting
from advocate_desk.program.survey_responses import add_survey_responses
from advocate_desk.program.usage import add_usage
from advocate_desk.program.wins import add_career_wins, add_wins
from advocate_desk.ui.dialogs.give_reward import GiveRewardSheet
from advocate_desk.ui.dialogs.log_activity import LogActivityDialog
from advocate_desk.ui.dialogs.members_form import MembersForm
from advocate_desk.ui.dialogs.merge import open_merge
from advocate_desk.ui.dialogs.reward_offers import DueSheet
from advocate_desk.ui.dialogs.sweep import SweepDialog
from advocate_desk.ui.tabs import TABS
from advocate_desk.ui.widgets.shortcut_list import ShortcutList
from tests.making import add_members_, add_reward, give, log_act

TODAY = dt.date(2026, 11, 21)


@pytest.fixture(autouse=True)
def today(monkeypatch):
    monkeypatch.setenv("ADVOCATE_DESK_TODAY", TODAY.isoformat())


@pytest.fixture
def open_screens(open_window, desk_file, qtbot):
    """Open the window on a desk that `fill` has filled."""

    def open_screens(fill):
        desk = open_desk(desk_file)
        fill(desk)
        desk.close()
        return Screens(open_window(desk_file), qtbot)

    return open_screens


@pytest.fixture
def screens(open_screens):
    return open_screens(_fill)


def _fill(desk):
    ada, zoe, _twin = add_members_(
        desk,
        {"full_name": "Ada Lovelace", "company": "Acme", "tags": ("Review", "Speaker", "VIP")},
        {"full_name": "Zoë Müller", "company": "Northwind Traders", "job_title": "VP Operations"},
        {"full_name": "Zoe Müller", "company": "Northwind Traders", "city": "Köln"},
    )
    acts = log_act(desk, ada)
    log_act(desk, zoe, status="asked", asked_on=dt.date(2026, 11, 2))
    _fill_rewards(desk, ada, acts)
    _fill_relations(desk, ada)
    _fill_business(desk, ada, zoe)


def _fill_business(desk, ada, zoe):
    """Fill every list of events, connections and business."""
    guest = {"event": "Summit", "member_id": ada, "attended": True, "role": "speaker"}
    deal = {"name": "Acme renewal", "company": "Acme", "amount": 12_500_000, "currency": "EUR"}
    series = {"series": "open tickets", "on_day": TODAY}
    with desk.write("Events, connections, deals, usage, series") as write:
        session = write.session
        add_events(session, [{"event": "Summit", "starts_on": TODAY, "city": "Oslo"}])
        add_attendance(session, [guest])
        pair = {"member_a_id": ada, "member_b_id": zoe, "status": "met", "introduced_on": TODAY}
        add_connections(session, [pair])
        add_opportunities(session, [{**deal, "stage": "Proposal", "closed_on": TODAY}])
        use = {"company": "Acme", "in_month": "2026-10", "measure": "logins", "value": "412.5"}
        add_usage(session, [use])
        add_series(session, [{**series, "value": 38}])
        add_series_events(session, [{**series, "event": "New help centre"}])


def _fill_relations(desk, ada):
    """Fill every list of what is between us and a member, and a goal."""
    of_ada = {"member_id": ada, "on_day": TODAY}
    with desk.write("Talks, wins, consents, motives, answers, goals") as write:
        session = write.session
        promise = {"promise": "Send the plan", "promise_due": TODAY, "text": "Roadmap"}
        add_conversations(session, [{**of_ada, **promise, "by": "Dana Field"}])
        add_wins(session, [{**of_ada, "what": "Tickets are answered sooner", "may_tell": "ask"}])
        add_career_wins(session, [{**of_ada, "kind": "promotion"}])
        add_consents(session, [{"member_id": ada, "use": "quote", "refused_on": TODAY}])
        add_motivations(session, [{"member_id": ada, "motivation": "influence", "weight": 3}])
        answer = {"member_id": ada, "answered_on": TODAY, "score": 9, "comment": "Fast"}
        add_survey_responses(session, [answer])
        add_goals(session, [{"period": "2026-Q4", "what": "acts", "target": 12}])


def _fill_rewards(desk, ada, acts):
    """Fill every list of giving, with points on."""
    card = add_reward(desk, value=2500, cost=2650, currency="USD", in_stock=5)
    rule = {"activity_type": "Written case study", "reward": "Gift card"}
    cost = {"kind": "tools", "amount": 99_000, "cost_centre": "CC-100"}
    with desk.write("Points, rules, costs and rates") as write:
        change_setting(write.session, "points", "yes")
        add_rules(write.session, [rule])
        add_costs(write.session, [cost])
        add_rates(write.session, [{"currency": "GBP", "from_day": TODAY, "rate": "1.15"}])
        correct_points(write.session, PointsDraft((ada,), 40, reason="Welcome"))
    give(desk, card, ada, status="sent", activity_ids=acts, cost_centre="CC-100")


class Screens:
    """Goes from one screen of the window to the next."""

    def __init__(self, window, qtbot):
        self.window, self._qtbot = window, qtbot

    def settle(self):
        """Wait until nothing is read or written any more."""
        workspace = self.window.desk.workspace
        lanes = (workspace._read_lane, workspace._write_lane)
        self._qtbot.wait(80)  # the panel waits a moment before it reads
        self._qtbot.waitUntil(lambda: not any(lane.jobs() for lane in lanes))

    def tabs(self):
        """Show every tab, and every list in it with its first row on the panel."""
        for entry in TABS:
            tab = self.window.tabs.go_to(entry.key)
            for number in range(len(getattr(tab, "_entries", ("one",)))):
                if hasattr(tab, "show_page"):
                    tab.show_page(number)
                    self.settle()
                    if tab.front_list():
                        tab.front_list().view.selectRow(0)
                self.settle()
                yield f"{entry.title} {number}", self.window

    def surfaces(self):
        """Open every dialog and popup over the tabs, one after the other."""
        members, acts = (self.window.tabs.go_to(key) for key in ("members", "activities"))
        members.show_page(0)
        self.settle()
        acts.acts.view.selectRow(0)
        rewards = self.window.tabs.go_to("rewards")
        meetings, community, business = (
            self.window.tabs.go_to(key) for key in ("events", "community", "business")
        )
        keys = {members: "members", acts: "activities", rewards: "rewards"}
        keys |= {meetings: "events", community: "community", business: "business"}
        openings = (
            ("give reward", rewards, lambda: self._opened(rewards, "give", GiveRewardSheet)),
            ("rewards due", rewards, lambda: self._opened(rewards, "due", DueSheet)),
            ("add reward", rewards, rewards.catalogue.add),
            ("add rule", rewards, rewards.rules.add),
            ("correct points", rewards, rewards.ledger.correct),
            ("expire points", rewards, rewards.ledger.expire),
            ("recalculate points", rewards, rewards.ledger.recalculate),
            ("add cost", rewards, rewards.spending.add),
            ("add rate", rewards, rewards.exchange.add),
            ("add event", meetings, meetings.actions_of(0).add),
            ("add attendee", meetings, meetings.actions_of(1).add),
            ("add connection", community, community.actions_of(0).add),
            ("add opportunity", business, business.actions_of(0).add),
            ("add usage", business, business.actions_of(1).add),
            ("add series", business, business.actions_of(2).add),
            ("edit activity", acts, acts.act_actions.edit),
            ("add type", acts, acts.type_actions.add),
            ("sweep", acts, lambda: self._opened(acts, "sweep", SweepDialog)),
            ("add member", members, members.member_actions.add),
            ("change status", members, members.member_actions.change_status),
            ("job move", members, members.member_actions.move_job),
            ("add tags", members, members.member_actions.add_tags),
            ("set field", members, members.member_actions.forms.ask_set_field),
            ("own field", members, members.member_actions.forms.ask_own_field),
            ("view name", members, members.member_actions.forms.ask_name),
            ("add account", members, members.account_actions.add),
            ("add goal", acts, acts.goal_actions.add),
            ("log conversation", members, lambda: self._opened(members, "talk", MembersForm)),
            ("quick log", members, lambda: self._opened(members, "log", LogActivityDialog)),
            ("merge", members, self._merge),
            ("columns", members, members.people.ask_columns),
            ("filter", members, lambda: self._filter_editor(members.people)),
            ("shortcuts", members, self._shortcuts),
        )
        for name, tab, open_it in openings:
            self.window.tabs.go_to(keys[tab])
            self.settle()
            if not tab.front().view.count_chosen():
                tab.front().view.selectRow(0)
            surface = open_it()
            surface.show()
            self.settle()
            yield name, surface
            surface.reject() if isinstance(surface, QDialog) else surface.close()
            self.settle()

    def filter_members(self):
        """Put a filter in force, so that its pill is there."""
        page = self.window.tabs.go_to("members").people
        page.filters.add(Condition("tags", Test.NOT_BLANK))
        self.settle()

    def _opened(self, tab, key, kind):
        tab.run(key)
        return self.window.findChildren(kind)[-1]

    def _merge(self):
        return open_merge(self.window.desk.workspace, "members", (1, 2), self.window)

    def _filter_editor(self, page) -> QFrame:
        editor = page.filters.ask(page.filters)
        editor.edit(page.state.fields["tags"])
        return editor

    def _shortcuts(self):
        return ShortcutList(self.window.menus.actions(), self.window)
