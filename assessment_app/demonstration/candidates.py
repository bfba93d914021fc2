"""The invented candidates of the demonstration: who they are, what they answered, how far they are."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from assessment_app.domain.instruments import IntakeForm
from assessment_app.domain.language import Language


class Reaches(StrEnum):
    """How far the demonstration takes a candidate."""

    ADDED = "added"
    INVITED = "invited"
    WRITING = "writing"
    HANDED_IN = "handed in"
    SCORING = "scoring"
    SEALED = "sealed"
    PROPOSED = "proposed"
    DECIDED = "decided"
    STARTED = "started"


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who does not exist, and applied."""

    name: str
    language: Language
    reaches: Reaches
    ratings: tuple[int, int, int] = (4, 4, 3)
    """The usual rating of chair, second and third member; the demonstration varies it per value."""

    @property
    def email(self) -> str:
        """An address under the domain that is kept free for examples (RFC 2606)."""
        return f"{self.name.lower().replace(' ', '.').replace('é', 'e').replace('ï', 'i')}@candidate.example"


CANDIDATES = (
    Candidate("Ines Benali", Language.NL, Reaches.STARTED, (4, 4, 3)),
    Candidate("Jonas De Smet", Language.NL, Reaches.DECIDED, (4, 3, 4)),
    Candidate("Camille Renard", Language.FR, Reaches.PROPOSED, (3, 4, 3)),
    Candidate("Thomas Lemmens", Language.NL, Reaches.SEALED, (3, 4, 3)),
    Candidate("Samira Haddad", Language.FR, Reaches.SCORING, (4, 4, 4)),
    Candidate("Pieter Janssens", Language.NL, Reaches.HANDED_IN),
    Candidate("Lucie Moreau", Language.FR, Reaches.WRITING),
    Candidate("Robin Vercauteren", Language.NL, Reaches.INVITED),
    Candidate("Élodie Simon", Language.FR, Reaches.ADDED),
)

OPEN_ANSWERS = {
    Language.NL: (
        (
            "In mijn vorige job stond ik aan het onthaal van een ziekenhuis. Mensen kwamen ongerust binnen. Ik leerde "
            "dat ik eerst moet luisteren en dan pas antwoorden, ook als er veel volk wacht."
        ),
        (
            "Tijdens mijn stage zag ik dat een collega iemand afsnauwde. Ik heb het gesprek overgenomen en ’s avonds "
            "met de collega gepraat. Dat was niet gemakkelijk, maar de volgende dag ging het beter."
        ),
        (
            "Wat mij moeite zal kosten, is rustig blijven als iemand mij beledigt. Daarom werk ik nu als vrijwilliger "
            "bij een voetbalclub als steward, waar ik dat elke week oefen."
        ),
    ),
    Language.FR: (
        (
            "Dans mon emploi précédent, j’étais à l’accueil d’un hôpital. Les gens arrivaient inquiets. J’ai appris à "
            "écouter d’abord et à répondre ensuite, même quand la file est longue."
        ),
        (
            "Pendant mon stage, j’ai vu un collègue rabrouer quelqu’un. J’ai repris l’entretien et j’en ai parlé avec "
            "lui le soir. Ce n’était pas facile, mais le lendemain cela allait mieux."
        ),
        (
            "Ce qui me demandera un effort, c’est de rester calme quand on m’insulte. C’est pourquoi je suis steward "
            "bénévole dans un club de football, où je m’exerce chaque semaine."
        ),
    ),
}

JUSTIFICATIONS = {
    Language.NL: "Ik wil eerst weten wat er gebeurd is voor ik iemand beschuldig, maar ik laat het niet liggen: wie "
    "erbij betrokken is, moet zich kunnen uitleggen, en daarna moet iemand het weten die erover gaat.",
    Language.FR: "Je veux d’abord savoir ce qui s’est passé avant d’accuser quelqu’un, mais je ne laisse pas passer : "
    "la personne concernée doit pouvoir s’expliquer, et ensuite quelqu’un de compétent doit le savoir.",
}


def answers(form: IntakeForm, language: Language) -> dict[str, str]:
    """An answer for every field of a form."""
    filled: dict[str, str] = {}
    texts = OPEN_ANSWERS[language]
    for number, item in enumerate(form.items):
        if item.kind == "open":
            filled[item.id] = texts[number % len(texts)]
        elif item.kind == "dilemma":
            acceptable = [option for option in item.options if option.unacceptable is None]
            filled[f"{item.id}/choice"] = acceptable[0].id
            filled[f"{item.id}/why"] = JUSTIFICATIONS[language]
        else:
            filled[f"{item.id}/yes"] = "no"
    return filled
