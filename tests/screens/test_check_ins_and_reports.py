"""The papers of a probation on screen: check-ins and reports, half filled, refused, shared, answered."""

from __future__ import annotations

from assessment_app.domain.instruments import MilestoneKind
from assessment_app.domain.language import Language
from assessment_app.domain.probation import Probation
from assessment_app.services import check_ins, entries, evaluations
from assessment_app.services.desk import Desk
from tests.builders import COMMAND_LINE, Zone, a_check_in, a_probation, an_evaluation
from tests.screens.showing import confirm, fields, paper, said, shown


def moment(desk: Desk, probation: Probation, number: int = 0) -> str:
    with desk.work(COMMAND_LINE) as work:
        found = [one.id for one in work.milestones.of(probation.id) if one.kind is MilestoneKind.EVALUATION]
    return found[number]


def events_of(desk: Desk, thing: str) -> list[str]:
    with desk.work(COMMAND_LINE) as work:
        return [line.event for line in reversed(work.trail.latest(1000, thing=thing))]


# Check-ins


def test_a_half_filled_check_in_comes_back_as_it_was_left(desk: Desk, zone: Zone) -> None:
    talk = a_check_in(desk, zone, a_probation(desk, zone), shared=False, fields={"observed": "In the metro."})
    at = shown(desk, zone.mentor, "check-in", talk.id)
    assert paper(at)["values"]["observed"]["value"] == "In the metro."
    assert paper(at)["saved_at"] == "09:00:00"


def test_the_rating_of_a_value_belongs_to_its_tap_and_every_text_says_who_reads_it(desk: Desk, zone: Zone) -> None:
    talk = a_check_in(desk, zone, a_probation(desk, zone), shared=False)
    form = fields(shown(desk, zone.mentor, "check-in", talk.id, Language.EN))
    assert form["loyalty/rating"]["shown_with"] == {"field": "values", "value": "loyalty"}
    assert form["loyalty/rating"]["options"][0]["label"] == "No opportunity to observe"
    assert all("Read by: Ines Benali" in field["read_by"] for field in form.values() if field["kind"] == "text")


def test_sharing_asks_once_says_who_will_read_and_names_what_is_missing(desk: Desk, zone: Zone) -> None:
    wanting = {"values": '["respect"]', "observed": "Gave way.", "respect/rating": "strong"}
    talk = a_check_in(desk, zone, a_probation(desk, zone), shared=False, fields=wanting)
    at = shown(desk, zone.mentor, "check-in", talk.id, Language.EN)
    confirm(at, at.button(key="share"))
    assert "the other mentors, the evaluator and the coordinator can read this check-in" in said(at)
    assert len(at.error) == 1
    assert "Respect" in at.error[0].value
    with desk.work(zone.mentor) as work:
        entries.save(work, check_ins.form_of(talk.id), "effect", "He calmed down.", 0)
    at = shown(desk, zone.mentor, "check-in", talk.id)
    confirm(at, at.button(key="share"))
    assert events_of(desk, talk.id)[-1] == "CheckInShared"


def test_a_shared_check_in_leads_its_mentor_to_where_it_is_read(desk: Desk, zone: Zone) -> None:
    talk = a_check_in(desk, zone, a_probation(desk, zone))
    at = shown(desk, zone.mentor, "check-in", talk.id)
    assert at.title[0].value == "Opvolgingsgesprek van 23 november 2026"
    assert "share" not in [button.key for button in at.button]


def test_the_trainee_acknowledges_and_is_told_that_reading_is_not_agreeing(desk: Desk, zone: Zone) -> None:
    talk = a_check_in(desk, zone, a_probation(desk, zone))
    at = shown(desk, zone.trainee, "check-in-read", talk.id, Language.EN)
    at.button(key="acknowledge").click().run()
    assert "Having read is not agreeing." in said(at)
    confirm(at, at.button(key="acknowledge"))
    assert events_of(desk, talk.id)[-1] == "CheckInAcknowledged"
    assert "Ines Benali read this on" in said(shown(desk, zone.trainee, "check-in-read", talk.id, Language.EN))


def test_others_read_a_reply_only_after_it_is_final(desk: Desk, zone: Zone) -> None:
    talk = a_check_in(desk, zone, a_probation(desk, zone))
    with desk.work(zone.trainee) as work:
        entries.save(work, check_ins.reply_form_of(talk.id), "reply", "I saw it otherwise.", 0)
    assert "I saw it otherwise." not in said(shown(desk, zone.mentor, "check-in-read", talk.id))
    with desk.work(zone.trainee) as work:
        check_ins.acknowledge(work, talk.id)
    assert "I saw it otherwise." in said(shown(desk, zone.mentor, "check-in-read", talk.id))


def test_what_somebody_wrote_is_shown_as_it_was_written(desk: Desk, zone: Zone) -> None:
    typed = "<b>![x](http://example.org/x.png)</b> **bold**"
    wrote = {"values": '["respect"]', "observed": typed}
    talk = a_check_in(desk, zone, a_probation(desk, zone), fields=wrote)
    at = shown(desk, zone.trainee, "check-in-read", talk.id)
    assert typed in [element.value for element in at.text]
    assert not any("example" in element.value for element in at.markdown)


# Evaluation reports


def test_the_evidence_of_a_value_stands_beside_its_rating(desk: Desk, zone: Zone) -> None:
    probation = a_probation(desk, zone)
    a_check_in(desk, zone, probation)
    at = shown(desk, zone.evaluator, "evaluation", moment(desk, probation), Language.EN)
    sections = {section["id"]: section for section in paper(at)["sections"]}
    assert sections["respect"]["asides"][0] == {
        "label": "1 check-in on this value",
        "lines": ["23 November 2026, As expected: Let both neighbours finish before proposing anything."],
    }
    assert sections["loyalty"]["lead"] == "No check-in of this period named this value."
    assert list(sections) == [*(value for value in sections if value != "overall"), "overall"]


def test_a_report_with_a_gap_is_not_signed_and_the_values_are_called_by_their_names(desk: Desk, zone: Zone) -> None:
    probation = a_probation(desk, zone)
    report = an_evaluation(desk, zone, probation, signed=False)
    with desk.work(zone.evaluator) as work:
        entries.save(work, evaluations.form_of(report.id), "client-orientation/reason", "", 1)
    at = shown(desk, zone.evaluator, "evaluation", moment(desk, probation), Language.NL)
    confirm(at, at.button(key="sign"))
    assert "Klantgerichtheid" in at.error[0].value


def test_a_signed_report_is_printed_and_answered(desk: Desk, zone: Zone) -> None:
    report = an_evaluation(desk, zone, a_probation(desk, zone))
    at = shown(desk, zone.trainee, "evaluation-read", report.id, Language.EN)
    (link,) = at.get("link_button")
    assert link.proto.url == f"/documents/evaluation/{report.id}"
    confirm(at, at.button(key="acknowledge"))
    assert events_of(desk, report.id)[-1] == "EvaluationAcknowledged"
