"""Shelves of calibration: rounds, the sample answers in them, and licences."""

from __future__ import annotations

from collections.abc import Iterable

from assessment_app.domain.calibration import Attempt, Licence, Round, RoundId
from assessment_app.domain.people import PersonId
from assessment_app.storage.shelf import Shelf
from assessment_app.storage.tables import calibration_attempts, calibration_rounds, licences


class RoundShelf(Shelf[Round]):
    """Rounds."""

    table, kind = calibration_rounds, Round

    def of(self, person: PersonId) -> tuple[Round, ...]:
        """Somebody's rounds, the newest first."""
        return self._many(calibration_rounds.c.person == person, order=calibration_rounds.c.started_at.desc())


class AttemptShelf(Shelf[Attempt]):
    """Sample answers being rated."""

    table, kind = calibration_attempts, Attempt

    def of(self, round_: RoundId) -> tuple[Attempt, ...]:
        """The sample answers of a round, in order."""
        return self._many(calibration_attempts.c.round == round_, order=calibration_attempts.c.place)


class LicenceShelf(Shelf[Licence]):
    """Licences; the database refuses to change or remove one."""

    table, kind = licences, Licence

    def of(self, person: PersonId) -> tuple[Licence, ...]:
        """Somebody's licences, the newest first."""
        return self._many(licences.c.person == person, order=licences.c.granted_on.desc())

    def held_by(self, people: Iterable[PersonId]) -> tuple[Licence, ...]:
        """The licences of these people, the newest first."""
        return self._many(licences.c.person.in_(list(people)), order=licences.c.granted_on.desc())

    def all(self) -> tuple[Licence, ...]:
        """Every licence, the newest first."""
        return self._many(order=licences.c.granted_on.desc())
