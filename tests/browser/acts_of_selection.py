"""The acts of the story up to the decision: setting up, inviting, answering, scoring alone, deliberating, signing."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import expect

from assessment_app.domain.language import Language
from assessment_app.domain.scoring import Letter
from tests.browser.hands import Hands
from tests.browser.servers import Kompas
from tests.browser.story import LEFT_OUT, NAME, VALUES, Story, text_of
from tests.browser.zones import desk_of

QUESTIONS = tuple(f"{value}-01" for value in VALUES)


def a_coordinator_sets_up_a_selection_and_invites(story: Story) -> tuple[str, str]:
    coordinator = story.somebody("Nadia Verhaegen", "/new-procedure")
    coordinator.fills("new-selection-1-reference", "STORY-01")
    coordinator.fills("new-selection-1-post-", "Inspecteur onthaal / Inspecteur accueil")
    for value in LEFT_OUT:
        coordinator.keyed("new-selection-1-values-").get_by_role("button").nth(0).wait_for()
        pill(coordinator, value).click()
    coordinator.fills("new-selection-1-reason-", "Deze drie waarden wegen het zwaarst aan het onthaal.")
    coordinator.picks("new-selection-1-members-", "Bart Claes", "Aminata Diallo", "Sofie Maes")
    coordinator.keyed("new-selection-1-chair-").get_by_text("Bart Claes").click()
    coordinator.presses("new-selection-1-make")
    expect(coordinator.page.get_by_role("heading", level=1)).to_have_text("Inspecteur onthaal / Inspecteur accueil")

    coordinator.fills("add-1-name", NAME)
    coordinator.fills("add-1-email", "noor@candidate.example")
    coordinator.keyed("add-1-language").get_by_text(story.file_language.value.upper(), exact=True).click()
    coordinator.presses("add-candidate")
    expect(coordinator.page.get_by_text(NAME).first).to_be_visible()

    coordinator.goes_to(f"/candidacy?id={story.candidacy}")
    coordinator.presses("invite")
    link = coordinator.page.locator("output.link").inner_text()
    code = coordinator.page.locator("output.code").inner_text()
    coordinator.presses("passed-on")
    expect(coordinator.page.locator("output.code")).to_have_count(0)
    return link, code


def pill(coordinator: Hands, value: str) -> Any:
    """The pill of a value, by the name it has in the coordinator's language."""
    label = value_label(coordinator.kompas, value, coordinator.language)
    return coordinator.keyed("new-selection-1-values-").get_by_text(label, exact=True)


def value_label(kompas: Kompas, value: str, language: Language) -> str:
    """What a value is called."""
    values = desk_of(kompas).library.catalogue.values.instrument.values
    return next(one.label.in_(language) for one in values if one.id == value)


def the_candidate_answers_leaves_resumes_and_hands_in(story: Story, link: str, code: str) -> None:
    first = story.candidate()
    comes_in(first, link, code)
    first.presses("notice-read")
    answers_what_is_open(first, stop_after=1)
    first.page.context.close()

    again = story.candidate()
    comes_in(again, link, code)
    answers_what_is_open(again)
    again.presses("hand-in")
    again.presses("sure")
    expect(again.page.locator('a[href*="/documents/intake-receipt/"]')).to_be_visible()
    assert NAME in text_of(again.document(f"/documents/intake-receipt/{story.candidacy}"))


def comes_in(candidate: Hands, link: str, code: str) -> None:
    candidate.page.goto(f"{link}?lang={candidate.language}")
    candidate.page.get_by_label(candidate.voice.say("Code")).fill(code.lower())
    candidate.page.get_by_role("button").click()
    candidate.page.wait_for_selector("h1")


def answers_what_is_open(candidate: Hands, stop_after: int | None = None) -> None:
    """Fills in each section that is shown, and goes on, until the overview or until called away."""
    something = candidate.page.locator("[data-field]").or_(candidate.keyed("hand-in")).first
    done = 0
    while True:
        something.wait_for()
        if candidate.keyed("hand-in").is_visible() or done == stop_after:
            return
        filled = fills_every_field(candidate)
        done += 1
        heading = candidate.page.get_by_role("heading", level=1)
        title = heading.inner_text()
        candidate.presses("next-")
        expect(heading).not_to_have_text(title)
        # The heading changes before the form under it does.
        expect(candidate.field(filled[0])).to_have_count(0)


def fills_every_field(candidate: Hands) -> list[str]:
    """Fills in everything that stands there, and answers the names of the fields."""
    names: list[str] = candidate.page.locator("[data-field]").evaluate_all("all => all.map(one => one.dataset.field)")
    for name in names:
        one = candidate.field(name)
        if one.locator("input[type=radio]").count():
            wanted = one.locator('input[value="no"]')
            (wanted if wanted.count() else one.locator("input[type=radio]").first).check(force=True)
            candidate.saved(name)
        elif one.locator("textarea").is_visible():
            candidate.notes(name, f"Antwoord op {name}: ik vroeg eerst wat er gebeurd was, en daarna hielp ik.")
    return names


def three_members_declare_and_score_alone(story: Story) -> None:
    for place, name in enumerate(("Bart Claes", "Aminata Diallo", "Sofie Maes")):
        member = story.somebody(name, f"/conflicts?id={story.candidacy}")
        member.keyed(f"conflict-{story.candidacy}").get_by_role("radiogroup").locator("label").first.click()
        member.presses(f"conflict-{story.candidacy}-declare")
        member.page.wait_for_timeout(500)
        if place == 0:
            sees_nothing_of_the_others(member, story)
        scores(member, story, points=(4, 4, 2)[place])
        member.page.context.close()


def sees_nothing_of_the_others(member: Hands, story: Story) -> None:
    member.goes_to(f"/deliberation?id={story.candidacy}")
    expect(member.page.get_by_role("alert")).to_be_visible()


def scores(member: Hands, story: Story, points: int) -> None:
    member.goes_to(f"/score-sheet?id={story.candidacy}")
    for question in QUESTIONS:
        member.unfolds(question)
        for letter in Letter:
            member.notes(f"{question}/{letter}-note", f"Gehoord bij {letter}: een eigen voorbeeld, met wie en wanneer.")
            heard = letter in {Letter.SITUATION, Letter.TASK}
            member.taps(f"{question}/{letter}", "heard" if heard else str(points))
    member.presses("seal-")
    member.presses("sure")
    expect(member.keyed("seal-")).to_have_count(0)


def the_chair_leads_the_deliberation_and_proposes(story: Story) -> None:
    chair = story.somebody("Bart Claes", f"/deliberation?id={story.candidacy}")
    for value in VALUES:
        chair.unfolds(value)
        chair.notes(f"{value}/reason", "De leden wogen hetzelfde voorbeeld anders; de commissie volgt de ankers.")
    chair.notes("transparency/development", "Sneller zeggen waarom, ook zonder kant-en-klare oplossing.")
    chair.presses("decide")
    chair.page.locator('[data-field="outcome"]').wait_for()
    chair.taps("outcome", "suitable")
    chair.presses("propose")
    chair.presses("sure")
    expect(chair.keyed("sign-")).to_be_visible()


def every_member_signs_and_the_papers_are_there(story: Story) -> None:
    for name in ("Bart Claes", "Aminata Diallo", "Sofie Maes"):
        member = story.somebody(name, f"/decision?id={story.candidacy}")
        member.presses("sign-")
        member.presses("sure")
        expect(member.keyed("sign-")).to_have_count(0)
    coordinator = story.somebody("Nadia Verhaegen", f"/decision?id={story.candidacy}")
    decision = text_of(coordinator.document(f"/documents/decision/{story.candidacy}"))
    record = text_of(coordinator.document(f"/documents/scoring-record/{story.candidacy}"))
    assert NAME in decision
    assert "Aminata Diallo" in decision
    assert "STORY-01" in record
    in_the_language_of_the_file = "29 juillet 1991" if story.file_language is Language.FR else "29 juli 1991"
    assert in_the_language_of_the_file in decision
