"""One person through all of it: set up, invited, heard, decided, welcomed, followed; on both databases, in three languages."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from pypdf import PdfReader

from assessment_app.domain.language import Language
from assessment_app.domain.scoring import Letter
from tests.browser.conftest import PHONE
from tests.browser.hands import Hands
from tests.browser.servers import Kompas
from tests.browser.zones import candidacy_called, desk_of, milestone_of, probation_of

VALUES = ("integrity", "respect", "transparency")
QUESTIONS = tuple(f"{value}-01" for value in VALUES)
LEFT_OUT = ("teamwork", "professionalism", "client-orientation", "creativity", "perseverance", "loyalty")
NAME = "Noor Vandamme"

Visit = Callable[..., Page]


@pytest.fixture
def story(request: pytest.FixtureRequest, visit: Visit, browser: Callable[..., BrowserContext]) -> Story:
    """The story in one language on one database."""
    kompas, language = request.param
    return Story(request.getfixturevalue(kompas), language, visit, browser)


class Story:
    """The people of one story, each in a browser of their own."""

    def __init__(
        self, kompas: Kompas, language: Language, visit: Visit, browser: Callable[..., BrowserContext]
    ) -> None:
        self.kompas = kompas
        self.language = language
        self._visit = visit
        self._browser = browser

    def somebody(self, name: str, path: str = "/", **window: Any) -> Hands:
        """One of the zone's people, signed in, reading in the story's language."""
        hands = Hands(self._visit(self.kompas, name, **window), self.kompas, self.language)
        hands.reads_in_own_language()
        if path != "/":
            hands.goes_to(path)
        return hands

    def candidate(self) -> Hands:
        """The candidate, who has no account."""
        return Hands(self._browser(viewport=PHONE).new_page(), self.kompas, self.language)

    @property
    def candidacy(self) -> str:
        """The identifier of the candidacy."""
        return candidacy_called(self.kompas, NAME).id


BOTH_DATABASES_THREE_LANGUAGES = [
    pytest.param(("kompas", Language.NL), id="sqlite-nl"),
    pytest.param(("kompas_on_postgres", Language.FR), id="postgres-fr", marks=pytest.mark.postgres),
    pytest.param(("kompas", Language.EN), id="sqlite-en"),
]


@pytest.mark.parametrize("story", BOTH_DATABASES_THREE_LANGUAGES, indirect=True)
def test_one_person_from_the_link_to_the_evaluation_report(story: Story) -> None:
    link, code = a_coordinator_sets_up_a_selection_and_invites(story)
    the_candidate_answers_leaves_resumes_and_hands_in(story, link, code)
    three_members_declare_and_score_alone(story)
    the_chair_leads_the_deliberation_and_proposes(story)
    every_member_signs_and_the_papers_are_there(story)
    the_coordinator_starts_the_probation(story)
    the_mentor_notes_a_check_in_on_a_phone_and_the_trainee_answers(story)
    the_evaluator_writes_a_report_and_the_trainee_acknowledges_it(story)


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
    coordinator.keyed("add-1-language").get_by_text(file_language(story).upper(), exact=True).click()
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
    values = desk_of(kompas).catalogue.values.instrument.values
    return next(one.label.in_(language) for one in values if one.id == value)


def file_language(story: Story) -> str:
    """Dutch or French: a file has no third language."""
    return "fr" if story.language is Language.FR else "nl"


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
    again.page.get_by_role("dialog").get_by_role("button").last.click()
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
        fills_every_field(candidate)
        done += 1
        heading = candidate.page.get_by_role("heading", level=1)
        title = heading.inner_text()
        candidate.presses("next-")
        expect(heading).not_to_have_text(title)


def fills_every_field(candidate: Hands) -> None:
    names = candidate.page.locator("[data-field]").evaluate_all("all => all.map(one => one.dataset.field)")
    for name in names:
        one = candidate.field(name)
        if one.locator("input[type=radio]").count():
            wanted = one.locator('input[value="no"]')
            (wanted if wanted.count() else one.locator("input[type=radio]").first).check(force=True)
            candidate.saved(name)
        elif one.locator("textarea").is_visible():
            candidate.notes(name, f"Antwoord op {name}: ik vroeg eerst wat er gebeurd was, en daarna hielp ik.")


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
    in_the_language_of_the_file = "29 juillet 1991" if file_language(story) == "fr" else "29 juli 1991"
    assert in_the_language_of_the_file in decision


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


def text_of(pdf: bytes) -> str:
    """What a PDF says, on one line."""
    pages = (page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
    return " ".join(" ".join(pages).split())


def fits_the_width(page: Page) -> bool:
    """Whether nothing sticks out to the right."""
    fits: bool = page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    return fits
