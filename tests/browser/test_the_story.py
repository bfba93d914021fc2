"""One person through all of it, from the link to the evaluation report: on both databases, in three languages."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext

from assessment_app.domain.language import Language
from tests.browser.acts_of_probation import (
    the_coordinator_starts_the_probation,
    the_evaluator_writes_a_report_and_the_trainee_acknowledges_it,
    the_mentor_notes_a_check_in_on_a_phone_and_the_trainee_answers,
)
from tests.browser.acts_of_selection import (
    a_coordinator_sets_up_a_selection_and_invites,
    every_member_signs_and_the_papers_are_there,
    the_candidate_answers_leaves_resumes_and_hands_in,
    the_chair_leads_the_deliberation_and_proposes,
    three_members_declare_and_score_alone,
)
from tests.browser.story import Story, Visit


@pytest.fixture
def story(request: pytest.FixtureRequest, visit: Visit, browser: Callable[..., BrowserContext]) -> Story:
    """The story in one language on one database."""
    kompas, language = request.param
    return Story(request.getfixturevalue(kompas), language, visit, browser)


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
