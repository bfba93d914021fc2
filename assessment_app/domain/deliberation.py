"""From sealed sheets to an agreed rating per value: the matrix, where members differ, and when a reason is owed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from statistics import fmean

from assessment_app.domain.instruments import ValueName
from assessment_app.domain.people import PersonId
from assessment_app.domain.refusals import Incomplete, Unusable
from assessment_app.domain.scoring import RATED_LETTERS, Guide, Letter, Rating, ScoredAnswer, ScoreSheet

WIDE = 2
"""Points between the lowest and the highest rating from which a committee has to talk (domain.md D1: the spread is a
discussion trigger at two points or more)."""


@dataclass(frozen=True, slots=True)
class MemberRating:
    """One member's rating of one value: the mean of the rated facets, and how many facets were not demonstrated."""

    mean: float | None
    not_demonstrated: int


@dataclass(frozen=True, slots=True)
class WidestFacet:
    """Where members differ most on one facet of one question: lowest and highest points."""

    question: str
    letter: Letter
    lowest: int
    highest: int

    @property
    def spread(self) -> int:
        """Points between lowest and highest."""
        return self.highest - self.lowest


@dataclass(frozen=True, slots=True)
class ValueRow:
    """One value in the matrix: every member's rating, their mean and spread, and the facet they differ most on."""

    value: ValueName
    by_member: Mapping[PersonId, MemberRating]
    widest: WidestFacet | None

    @property
    def means(self) -> tuple[float, ...]:
        """The members' ratings, of those who have one."""
        return tuple(rating.mean for rating in self.by_member.values() if rating.mean is not None)

    @property
    def mean(self) -> float | None:
        """The mean of the members' ratings; none when nobody heard the value demonstrated."""
        return fmean(self.means) if self.means else None

    @property
    def spread(self) -> float | None:
        """Points between the members' lowest and highest rating."""
        return max(self.means) - min(self.means) if self.means else None

    @property
    def computed(self) -> Rating:
        """The point on the scale nearest to the mean, halves upward; not demonstrated when there is no mean."""
        return _nearest(self.mean)

    @property
    def to_discuss(self) -> bool:
        """Whether members differ by two points or more, on the value or one facet, or on whether it was shown."""
        split = 0 < len(self.means) < len(self.by_member)
        return split or (self.spread or 0) >= WIDE or (self.widest is not None and self.widest.spread >= WIDE)

    def needs_reason(self, agreed: Rating) -> bool:
        """Whether the agreed rating owes a written reason: members differ widely, or it is not the computed one."""
        return self.to_discuss or agreed is not self.computed


@dataclass(frozen=True, slots=True)
class Agreed:
    """What the committee agreed on one value; `development` is a point for the first months, if any."""

    value: ValueName
    rating: Rating
    reason: str = ""
    development: str = ""


def matrix(guide: Guide, sheets: Iterable[ScoreSheet]) -> tuple[ValueRow, ...]:
    """Value by member, the rows to discuss first, widest spread on top; otherwise in the order of the guide."""
    sheets = tuple(sheets)
    rows = [_row(value.id, sheets) for value in guide.values]
    return tuple(sorted(rows, key=lambda row: (not row.to_discuss, -(row.spread or 0) if row.to_discuss else 0)))


def _row(value: ValueName, sheets: tuple[ScoreSheet, ...]) -> ValueRow:
    answers = {sheet.member: [answer for answer in sheet.answers if answer.value == value] for sheet in sheets}
    return ValueRow(
        value=value,
        by_member={member: _held(theirs) for member, theirs in answers.items()},
        widest=_widest([answer for theirs in answers.values() for answer in theirs]),
    )


def _held(answers: list[ScoredAnswer]) -> MemberRating:
    ratings = [answer.ratings[letter] for answer in answers for letter in RATED_LETTERS if letter in answer.ratings]
    points = [rating.points for rating in ratings if rating.points is not None]
    return MemberRating(fmean(points) if points else None, len(ratings) - len(points))


def _nearest(mean: float | None) -> Rating:
    return Rating.NOT_DEMONSTRATED if mean is None else Rating(str(int(mean + 0.5)))


def facet_points(sheets: Iterable[ScoreSheet], value: ValueName) -> dict[Letter, Rating]:
    """For each rated facet of a value the point nearest to the mean over members and questions, halves upward.

    Not demonstrated where nobody heard it.
    """
    answers = [answer for sheet in sheets for answer in sheet.answers if answer.value == value]
    found: dict[Letter, Rating] = {}
    for letter in RATED_LETTERS:
        rated = [answer.ratings[letter].points for answer in answers if letter in answer.ratings]
        points = [point for point in rated if point is not None]
        found[letter] = _nearest(fmean(points) if points else None)
    return found


def _widest(answers: list[ScoredAnswer]) -> WidestFacet | None:
    facets: dict[tuple[str, Letter], list[int]] = {}
    for answer in answers:
        for letter, rating in answer.ratings.items():
            if rating.points is not None:
                facets.setdefault((answer.question, letter), []).append(rating.points)
    found = [WidestFacet(question, letter, min(points), max(points)) for (question, letter), points in facets.items()]
    return max(found, key=lambda facet: facet.spread, default=None)


def agreed_from(rows: Iterable[ValueRow], entries: Mapping[str, str]) -> tuple[Agreed, ...]:
    """What the committee agreed so far, read from its fields; the computed rating where none was chosen."""
    return tuple(
        Agreed(
            row.value,
            Rating(entries.get(f"{row.value}/agreed") or row.computed),
            entries.get(f"{row.value}/reason", "").strip(),
            entries.get(f"{row.value}/development", "").strip(),
        )
        for row in rows
    )


def owing(rows: Iterable[ValueRow], agreed: Iterable[Agreed]) -> tuple[ValueName, ...]:
    """The values whose agreed rating owes a reason that was not written yet."""
    by_value = {row.value: row for row in rows}
    return tuple(one.value for one in agreed if by_value[one.value].needs_reason(one.rating) and not one.reason)


def settled(guide: Guide, rows: Iterable[ValueRow], agreed: Iterable[Agreed]) -> tuple[Agreed, ...]:
    """What was agreed, if no reason is missing.

    Raises:
        Incomplete: a value owes a reason; names the values.
    """
    agreed = tuple(agreed)
    if missing := owing(rows, agreed):
        raise Incomplete("deliberation.reason_missing", values=[guide.value(one).label for one in missing])
    return agreed


def checked_entry(guide: Guide, field: str, value: str) -> None:
    """Refuses what has no place in a deliberation.

    Raises:
        Unusable: no such field, or no such rating.
    """
    if field == "minority":
        return
    name, _, part = field.partition("/")
    if name not in {value.id for value in guide.values} or part not in {"agreed", "reason", "development"}:
        raise Unusable("entry.no_such_field", field=field)
    if part == "agreed" and value not in set(Rating):
        raise Unusable("entry.no_such_choice", value=value)
