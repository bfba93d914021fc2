"""The acts of the story after the decision: the probation begins, a check-in and a report with their answers."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.conftest import PHONE
from tests.browser.story import LEFT_OUT, VALUES, Story, fits_the_width, text_of
from tests.browser.zones import milestone_of, probation_of


def the_coordinator_starts_the_probation(story: Story) -> None:
    coordinator = story.somebody("Nadia Verhaegen", f"/start-probation?id={story.candidacy}")
    coordinator.picks("start-trainee-", "Jonas De Smet")
    coordinator.picks("start-mentor", "Els Wouters")
    coordinator.picks("start-evaluator", "Marc Lejeune")
    expect(coordinator.page.get_by_text("Sneller zeggen waarom")).to_be_visible()
    coordinator.presses("start")
    coordinator.presses("sure")
    expect(coordinator.page.get_by_role("heading", level=1)).to_have_text("Jonas De Smet")


def the_mentor_notes_a_check_in_on_a_phone_and_the_trainee_answers(story: Story) -> None:
    probation = probation_of(story.kompas, "Jonas De Smet")
    mentor = story.somebody("Els Wouters", f"/probation?id={probation}", viewport=PHONE)
    mentor.presses("check-in")
    mentor.page.locator('[data-field="observed"]').wait_for()
    mentor.taps("values", "respect")
    mentor.notes("observed", "Liet bij een ruzie beide partijen uitspreken en vatte ze samen.")
    mentor.taps("respect/rating", "as-expected")
    assert fits_the_width(mentor.page)
    mentor.presses("share")
    mentor.presses("sure")
    mentor.page.wait_for_url("**/probation**")

    trainee = story.somebody("Jonas De Smet", f"/probation?id={probation}", viewport=PHONE)
    trainee.presses("read-talk")
    expect(trainee.page.get_by_text("Liet bij een ruzie beide partijen uitspreken")).to_be_visible()
    trainee.notes("reply", "Dank u. Ik vond het vooral moeilijk om te wachten.")
    trainee.presses("acknowledge")
    trainee.presses("sure")
    expect(trainee.page.get_by_text("Ik vond het vooral moeilijk om te wachten.")).to_be_visible()


def the_evaluator_writes_a_report_and_the_trainee_acknowledges_it(story: Story) -> None:
    """Of the trainee whose second month is nearly over; the one of this story began today."""
    evaluator = story.somebody(
        "Marc Lejeune", f"/evaluation?id={milestone_of(story.kompas, 'Ines Benali', 'evaluation')}"
    )
    for value in (*VALUES, *LEFT_OUT):
        evaluator.unfolds(value)
        evaluator.taps(f"{value}/rating", "no-opportunity")
    evaluator.unfolds("respect")
    evaluator.notes("respect/reason", "Bij de burenruzie liet ze beide partijen uitspreken.")
    evaluator.taps("respect/rating", "as-expected")
    evaluator.unfolds("overall")
    evaluator.notes("overall", "Het gaat zoals verwacht; uitleg geven vraagt nog oefening.")
    evaluator.presses("sign")
    evaluator.presses("sure")
    evaluator.page.wait_for_url("**/evaluation-read**")
    report = evaluator.page.url.rpartition("id=")[2]

    trainee = story.somebody("Ines Benali", f"/evaluation-read?id={report}")
    trainee.presses("acknowledge")
    trainee.presses("sure")
    expect(trainee.keyed("acknowledge")).to_have_count(0)
    assert "Bij de burenruzie" in text_of(trainee.document(f"/documents/evaluation/{report}"))
