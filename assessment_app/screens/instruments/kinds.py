"""What the kinds of instrument, their versions and the words they settle are called on screen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from assessment_app.domain.calibration import on_the_grid
from assessment_app.domain.drafts import Draft
from assessment_app.domain.instruments import (
    Aim,
    AnyInstrument,
    Level,
    MilestoneKind,
    PhraseLevel,
    Signer,
    Theme,
    Trap,
    ValueName,
    ValueSet,
    Wherein,
)
from assessment_app.domain.instruments.facts import Fact
from assessment_app.domain.language import Texts
from assessment_app.screens.words import heard_name, level_name
from assessment_app.text import Speaker


def kind_name(voice: Speaker, kind: str) -> str:
    """What a kind of instrument is called."""
    say = voice.say
    return {
        "values": say("Values and anchors"),
        "starr": say("STARR questions"),
        "dilemma": say("Dilemmas"),
        "intake": say("Intake form"),
        "notice": say("Privacy notice"),
        "plan": say("Probation plan"),
        "trainings": say("Trainings"),
        "calibration": say("Sample answers"),
        "licence": say("Terms of the calibration licence"),
        "feedback": say("Feedback phrases"),
        "words": say("Word lists"),
    }[kind]


def version_word(voice: Speaker, instrument: AnyInstrument | Draft) -> str:
    """Which version it is, or is to be."""
    number = instrument.number if isinstance(instrument, Draft) else instrument.version
    return voice.say("version {n}", n=number)


def labels_of(values: ValueSet) -> Mapping[ValueName, Texts]:
    """What the zone calls its values."""
    return {value.id: value.label for value in values.values}


@dataclass(frozen=True, slots=True)
class Namer:
    """Says in one language what an instrument settles in numbers, yes and no, and the words the schema has for it."""

    voice: Speaker
    labels: Mapping[ValueName, Texts]

    def label(self, value: ValueName) -> str:
        """What the zone calls a value."""
        return self.labels[value].in_(self.voice.language)

    def settled(self, fact: Fact) -> str:
        """What an instrument settles at a place; words that somebody thought of stay as they were written."""
        allowed = _schema_words(self.voice).get(".".join(step for step in fact.place if isinstance(step, str)))
        return allowed[str(fact.value)] if allowed else self.said(fact.value)

    def said(self, thing: object) -> str:
        """The words for numbers, yes and no, and for what is one of a list of the schema; other words as they are."""
        if isinstance(thing, tuple):
            ours = any(isinstance(one, StrEnum) for one in thing)
            return self.voice.listed(map(self.said, thing)) if ours else ", ".join(thing)
        if isinstance(thing, bool):
            return self.voice.say("yes") if thing else self.voice.say("no")
        if isinstance(thing, ValueName):
            return self.label(thing)
        if isinstance(thing, Level):
            return level_name(self.voice, thing)
        if isinstance(thing, StrEnum):
            return self._one_of_a_list(thing)
        return str(thing)

    def _one_of_a_list(self, thing: StrEnum) -> str:
        if isinstance(thing, Theme):
            return theme_name(self.voice, thing)
        if isinstance(thing, PhraseLevel):
            return phrase_level_name(self.voice, thing)
        known = {**_of_probation(self.voice), **_of_rating(self.voice)}
        return known.get((type(thing), str(thing)), str(thing))


def _schema_words(voice: Speaker) -> Mapping[str, Mapping[str, str]]:
    """The places where the schema allows a few words and no other, with what each is called."""
    say = voice.say
    items = {"open": say("an open question"), "dilemma": say("a dilemma"), "declaration": say("a declaration")}
    states = {state: heard_name(voice, on_the_grid(state)) for state in ("heard", "partly", "not-heard")}
    return {
        "sections.items.kind": items,
        "cases.reference.situation.state": states,
        "cases.reference.task.state": states,
    }


def theme_name(voice: Speaker, theme: Theme) -> str:
    """What a theme of SEGPol is called."""
    say = voice.say
    return {
        Theme.USE_OF_MEANS: say("Use of the organisation's means"),
        Theme.ABUSE_OF_POWER: say("Abuse of professional power"),
        Theme.SIDE_ACTIVITIES: say("Problematic side activities"),
        Theme.CONFLICTS_OF_INTEREST: say("Conflicts of interest at work"),
        Theme.RESPECT_AND_DIVERSITY: say("Respect and diversity"),
        Theme.PROFESSIONAL_PROFILING: say("Professional profiling"),
    }[theme]


def phrase_level_name(voice: Speaker, level: PhraseLevel) -> str:
    """The agreed rating that a phrase belongs to."""
    if level is PhraseLevel.NOT_DEMONSTRATED:
        return voice.say("not demonstrated")
    return voice.say("rating {points}", points=list(PhraseLevel).index(level) + 1)


def _of_probation(voice: Speaker) -> Mapping[tuple[type, str], str]:
    say = voice.say
    named = {
        MilestoneKind.ONBOARDING: say("Onboarding"),
        MilestoneKind.TRAINING: say("Training"),
        MilestoneKind.CHECK_IN: say("Check-in"),
        MilestoneKind.DILEMMA: say("Dilemma"),
        MilestoneKind.EVALUATION: say("Evaluation"),
        Signer.MENTOR: say("the mentor"),
        Signer.TRAINEE: say("the trainee"),
        Signer.EVALUATOR: say("the evaluator"),
        Aim.KNOWLEDGE: say("knowledge"),
        Aim.SKILLS: say("skills"),
        Aim.AWARENESS: say("awareness"),
    }
    return {(type(one), str(one)): word for one, word in named.items()}


def _of_rating(voice: Speaker) -> Mapping[tuple[type, str], str]:
    say = voice.say
    named = {
        Trap.CHARMING_BUT_EMPTY: say("charming, with little in it"),
        Trap.CLUMSY_BUT_STRONG: say("clumsily told, with much in it"),
        Trap.GOOD_OUTCOME_POOR_CONDUCT: say("a good outcome of poor conduct"),
        Wherein.ANCHORS: say("anchors"),
        Wherein.QUESTIONS: say("questions"),
        Wherein.PHRASES: say("phrases"),
    }
    return {(type(one), str(one)): word for one, word in named.items()}
