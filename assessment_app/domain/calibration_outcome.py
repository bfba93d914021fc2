"""What a round of calibration shows: how far from the reference, too severe or too mild, too flat, or one halo.

A distance to a reference mixes three things that are shown apart: elevation (too severe or too mild), dispersion (too
flat) and shape (Legree, ARI TR 1272; domain.md B3); a halo is one impression that colours all facets (domain.md A5).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import fmean, pstdev

from assessment_app.domain.calibration import Exercise
from assessment_app.domain.instruments import LicenceTerms
from assessment_app.domain.scoring import RATED_LETTERS, Letter, Rating, ScoredAnswer

NOTICEABLE = 0.5
"""Points; a mean distance from which on somebody is told to be severe or mild on a facet."""
FLAT = 0.6
"""Share of the reference's spread below which ratings are called flat."""
HALO = 0.5
"""Share of the reference's range within a case below which the facets are called coloured by one impression."""
TELLING_RANGE = 1.0
"""Points; the reference's facets must differ at least this much on average before a halo could show."""


@dataclass(frozen=True, slots=True)
class Rated:
    """What a member gave and what the reference says, for one sample answer, per rated facet."""

    given: Mapping[Letter, Rating]
    reference: Mapping[Letter, int]

    def distance(self, letter: Letter) -> int | None:
        """Points above (mild) or below (severe) the reference; none where nothing was demonstrated in their eyes."""
        points = self.given[letter].points
        return None if points is None else points - self.reference[letter]


def rated(exercise: Exercise, answer: ScoredAnswer) -> Rated:
    """A complete answer on the grid beside its reference."""
    return Rated(
        {letter: answer.ratings[letter] for letter in RATED_LETTERS},
        {letter: exercise.reference(letter) for letter in RATED_LETTERS},
    )


class Tendency(StrEnum):
    """Where somebody's ratings lie on one facet, beside the reference."""

    SEVERE = "severe"
    MILD = "mild"
    IN_LINE = "in-line"


@dataclass(frozen=True, slots=True)
class FacetResult:
    """One facet over a round: mean distance in points with its sign, mean distance without, and what that amounts to.

    Without any rating on the facet there is no distance, and it is not in line either.
    """

    shift: float | None
    distance: float | None
    tendency: Tendency | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """A round in figures: `asked` facets in all, `within` of them within one point, `total` points off with their sign.

    A facet that was called "not demonstrated" although the reference rates it is `missed`: it is not within one point,
    and in no mean.
    """

    facets: Mapping[Letter, FacetResult]
    asked: int
    within: int
    missed: int
    total: int
    flat: bool
    halo: bool

    @property
    def within_one(self) -> float:
        """The share of all facets that lie within one point of the reference, 0 to 1."""
        return self.within / self.asked

    @property
    def shift(self) -> float:
        """The mean distance to the reference in points, with its sign; 0 when nothing was rated."""
        return self.total / (self.asked - self.missed) if self.asked > self.missed else 0.0

    @property
    def tendency(self) -> Tendency:
        """Severe or mild over all facets together."""
        return _tendency(self.shift)

    def close_enough(self, terms: LicenceTerms) -> bool:
        """Whether as many ratings lie within one point as a licence asks; counted in whole numbers."""
        return self.within * 100 >= terms.within_one_point * self.asked

    def level_enough(self, terms: LicenceTerms) -> bool:
        """Whether the mean distance is no larger, up or down, than a licence accepts; counted in whole numbers."""
        return abs(self.total) * 10 <= terms.largest_shift * (self.asked - self.missed)

    def earns(self, terms: LicenceTerms) -> bool:
        """Whether it is what a licence asks; whoever rated nothing at all earns none, whatever the terms."""
        return self.asked > self.missed and self.close_enough(terms) and self.level_enough(terms)


def outcome_of(answers: Sequence[Rated]) -> Outcome:
    """The figures of the sample answers compared so far; at least one.

    Flat: the spread (standard deviation) of the given ratings is less than `FLAT` of that of the reference.
    Halo: within a sample answer the facets lie less than `HALO` as far apart as the reference's, on average.
    """
    distances = {letter: _distances(answers, letter) for letter in RATED_LETTERS}
    every = [found for per_facet in distances.values() for found in per_facet]
    asked = len(answers) * len(RATED_LETTERS)
    return Outcome(
        facets={letter: _facet(found) for letter, found in distances.items()},
        asked=asked,
        within=sum(abs(found) <= 1 for found in every),
        missed=asked - len(every),
        total=sum(every),
        flat=_is_flat(answers),
        halo=_is_halo(answers),
    )


def _distances(answers: Iterable[Rated], letter: Letter) -> list[int]:
    return [found for one in answers if (found := one.distance(letter)) is not None]


def _facet(distances: Sequence[int]) -> FacetResult:
    if not distances:
        return FacetResult(None, None, None)
    shift = fmean(distances)
    return FacetResult(shift, fmean(map(abs, distances)), _tendency(shift))


def _tendency(shift: float) -> Tendency:
    if shift <= -NOTICEABLE:
        return Tendency.SEVERE
    return Tendency.MILD if shift >= NOTICEABLE else Tendency.IN_LINE


def _is_flat(answers: Iterable[Rated]) -> bool:
    pairs = [
        (points, one.reference[letter])
        for one in answers
        for letter in RATED_LETTERS
        if (points := one.given[letter].points) is not None
    ]
    if not pairs:
        return False
    given = pstdev(points for points, _ in pairs)
    return given < FLAT * pstdev(reference for _, reference in pairs)


def _is_halo(answers: Iterable[Rated]) -> bool:
    ranges: list[tuple[int, int]] = []
    for one in answers:
        given = [points for letter in RATED_LETTERS if (points := one.given[letter].points) is not None]
        if len(given) == len(RATED_LETTERS):
            reference = list(one.reference.values())
            ranges.append((max(given) - min(given), max(reference) - min(reference)))
    if not ranges:
        return False
    mine = fmean(given for given, _ in ranges)
    theirs = fmean(reference for _, reference in ranges)
    return theirs >= TELLING_RANGE and mine < HALO * theirs
