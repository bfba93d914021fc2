"""People to be added to a procedure as candidates, one by one or as a list, and what has to be mended first."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from assessment_app.domain.language import Language
from assessment_app.domain.people import looks_like_an_address
from assessment_app.domain.refusals import Incomplete, Refusal, Unusable

LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Applicant:
    """Somebody who applied; `line` is where they stand in a list, 0 when typed by hand.

    `language` is that of the file; None leaves it to the procedure, if that offers only one.
    """

    name: str
    email: str
    language: Language | None = None
    line: int = 0

    @classmethod
    def typed(cls, name: str, email: str, language: Language | None = None, line: int = 0) -> Applicant:
        """An applicant as somebody typed or exported them: without control characters and superfluous spaces."""
        return cls(tidy(name), tidy(email), language, line)

    @property
    def address(self) -> str:
        """The e-mail address as it is compared: capitals make no difference."""
        return self.email.lower()


@dataclass(frozen=True, slots=True)
class LineFault:
    """Why one line of a list cannot be used."""

    line: int
    why: Refusal


@dataclass(frozen=True, slots=True)
class LookedOver:
    """A list looked over before anything of it is kept: who is new, who is known, what is to be mended."""

    fresh: tuple[Applicant, ...]
    known: tuple[Applicant, ...]
    faults: tuple[LineFault, ...]


def look_over(rows: Iterable[Applicant], offered: Sequence[Language], present: frozenset[str]) -> LookedOver:
    """What adding these people would come to.

    `offered` are the languages of the procedure, `present` the addresses of its candidates, in lower case. A second
    line with an address that stood in the list before is a fault: only who made the list knows which one counts.
    """
    fresh: list[Applicant] = []
    known: list[Applicant] = []
    faults: list[LineFault] = []
    lines: dict[str, int] = {}
    for row in rows:
        earlier = lines.setdefault(row.address, row.line)
        try:
            if row.address and earlier != row.line:
                raise Unusable("import.twice", line=earlier, email=row.email)
            fit = fitting(row, offered)
        except Refusal as why:
            faults.append(LineFault(row.line, why))
            continue
        (known if fit.address in present else fresh).append(fit)
    return LookedOver(tuple(fresh), tuple(known), tuple(faults))


def fitting(applicant: Applicant, offered: Sequence[Language]) -> Applicant:
    """This applicant with a language, fit to be a candidate of a procedure that offers these languages.

    Raises:
        Incomplete: no name, or no language where there is a choice.
        Unusable: a name that is too long, no e-mail address, or a language that is not offered.
    """
    if not applicant.name:
        raise Incomplete("candidacy.no_name")
    if len(applicant.name) > LONGEST_NAME:
        raise Unusable("candidacy.name_too_long", most=LONGEST_NAME)
    if not looks_like_an_address(applicant.email):
        raise Unusable("account.no_address", email=applicant.email)
    if applicant.language is None and len(offered) > 1:
        raise Incomplete("candidacy.no_language")
    language = applicant.language or offered[0]
    if language not in offered:
        raise Unusable("candidacy.language_not_offered")
    return replace(applicant, language=language)


def tidy(text: str) -> str:
    """The text on one line, without control characters and superfluous spaces."""
    seen = "".join(" " if unicodedata.category(character) == "Cc" else character for character in text)
    return " ".join(seen.split())
