"""The words for stages, outcomes, roles, letters and ratings on screens."""

from __future__ import annotations

from assessment_app.domain.decisions import Outcome
from assessment_app.domain.instruments import Instrument, Level
from assessment_app.domain.people import Role
from assessment_app.domain.scoring import Heard, Letter, Rating
from assessment_app.domain.selection import LanguageRegime, Stage
from assessment_app.text import Speaker


def stage_name(voice: Speaker, stage: Stage) -> str:
    """What a stage is called."""
    say = voice.say
    return {
        Stage.INVITED: say("Invited"),
        Stage.INTAKE: say("Intake"),
        Stage.INTERVIEW: say("Interview"),
        Stage.SCORING: say("Scoring"),
        Stage.DELIBERATION: say("Deliberation"),
        Stage.DECIDED: say("Decided"),
        Stage.ONBOARDING: say("Onboarding"),
        Stage.WITHDRAWN: say("Withdrawn"),
    }[stage]


STAGE_COLOURS = {
    Stage.DECIDED: "green",
    Stage.ONBOARDING: "green",
    Stage.WITHDRAWN: "gray",
}
"""The colour of a stage's badge; running ones are blue."""


def outcome_name(voice: Speaker, outcome: Outcome) -> str:
    """What an outcome is called."""
    say = voice.say
    return {
        Outcome.SUITABLE: say("Suitable"),
        Outcome.RESERVE: say("Recruitment pool"),
        Outcome.NOT_SUITABLE: say("Not suitable"),
    }[outcome]


def role_name(voice: Speaker, role: Role) -> str:
    """What a role is called."""
    return voice.say(f"role.{role}")


def level_name(voice: Speaker, level: Level) -> str:
    """What a level of posts is called."""
    say = voice.say
    return {
        Level.OPERATIONAL: say("Operational framework"),
        Level.CALOG: say("Administrative and logistic framework (CALog)"),
        Level.LEADERSHIP: say("Leadership"),
    }[level]


def regime_name(voice: Speaker, regime: LanguageRegime) -> str:
    """What a language regime is called."""
    say = voice.say
    return {
        LanguageRegime.BILINGUAL: say("Dutch or French, as the candidate chooses"),
        LanguageRegime.DUTCH: say("Dutch only"),
        LanguageRegime.FRENCH: say("French only"),
    }[regime]


def version_name(voice: Speaker, instrument: Instrument) -> str:
    """An instrument by its title and version."""
    return voice.say("{title}, version {n}", title=instrument.title.in_(voice.language), n=instrument.version)


def letter_name(voice: Speaker, letter: Letter) -> str:
    """What a letter of STARR stands for."""
    say = voice.say
    return {
        Letter.SITUATION: say("Situation"),
        Letter.TASK: say("Task"),
        Letter.ACTION: say("Action"),
        Letter.RESULT: say("Result"),
        Letter.REFLECTION: say("Reflection"),
    }[letter]


def heard_name(voice: Speaker, heard: Heard) -> str:
    """How far something was heard."""
    say = voice.say
    return {Heard.HEARD: say("heard"), Heard.PARTLY: say("partly"), Heard.NO: say("not heard")}[heard]


def rating_name(voice: Speaker, rating: Rating) -> str:
    """A rating: its points, or the words for what was asked and not shown."""
    return voice.say("not demonstrated") if rating is Rating.NOT_DEMONSTRATED else rating.value
