"""Small instruments for tests of the rules: one question per value, short texts."""

from __future__ import annotations

from assessment_app.domain.instruments import (
    Anchors,
    DilemmaOption,
    FacetAnchors,
    IntakeForm,
    IntakeItem,
    IntakeSection,
    Level,
    Probes,
    StarrQuestion,
    Value,
    ValueName,
)
from assessment_app.domain.language import Texts
from assessment_app.domain.scoring import Guide, GuideItem


def words(text: str) -> Texts:
    """The same word in all three languages."""
    return Texts(nl=text, fr=text, en=text)


_ANCHORS = Anchors(one=words("looked on"), three=words("spoke up"), five=words("stopped it"))


def a_value(name: ValueName) -> Value:
    """A value with the same anchors for all facets."""
    facets = FacetAnchors(action=_ANCHORS, result=_ANCHORS, reflection=_ANCHORS)
    return Value(id=name, label=words(name.value), definition=words(f"what {name} is"), anchors=facets)


def a_question(ident: str) -> StarrQuestion:
    """A question that asks for everything in one word."""
    word = words("and then")
    return StarrQuestion(
        id=ident,
        levels=(Level.OPERATIONAL,),
        without_police_experience=True,
        ask=words("Tell us."),
        probes=Probes(situation=word, task=word, action=word, result=word, reflection=word),
        listen_for=(word, word, word),
        red_flags=(word,),
    )


def a_guide(*values: ValueName, each: int = 1) -> Guide:
    """A guide with so many questions after each of these values: respect-01, then respect-02."""
    items = tuple(
        GuideItem(value=value, question=a_question(f"{value}-{number:02}"))
        for value in values
        for number in range(1, each + 1)
    )
    return Guide(values=tuple(map(a_value, values)), items=items, sources=("values/small/1",))


def a_form() -> IntakeForm:
    """One open question, one dilemma, one declaration, in two sections."""
    options = tuple(DilemmaOption(id=name, text=words(name)) for name in ("speak-up", "wait"))
    items = (
        IntakeItem(id="mistake", kind="open", ask=words("Tell us."), help=words("Take your time.")),
        IntakeItem(id="dilemma", kind="dilemma", ask=words("And now?"), help=words("Choose."), options=options),
        IntakeItem(id="side-jobs", kind="declaration", ask=words("Any?"), help=words("Yes or no.")),
    )
    first = IntakeSection(id="you", title=words("You"), intro=words("First."), items=items[:1])
    second = IntakeSection(id="rest", title=words("The rest"), intro=words("Then."), items=items[1:])
    return IntakeForm(
        name="small",
        version=1,
        title=words("Small form"),
        level=Level.OPERATIONAL,
        minutes=10,
        sections=(first, second),
    )
