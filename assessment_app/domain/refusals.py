"""Every way Kompas says no: one family, each with a message key and the values its sentence needs."""

from __future__ import annotations

from typing import Any


class Refusal(Exception):  # noqa: N818  (a refusal is an answer to a person, not a fault in the program)
    """A no that a person can read.

    Attributes:
        key: the message key; ``text`` holds its sentence in every language.
        values: what the sentence mentions.
    """

    def __init__(self, key: str, **values: Any) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


class NotAllowed(Refusal):
    """This person may not do this to this thing."""


class SignedOut(NotAllowed):
    """Nobody is signed in any more: the session ended, was ended, or never was."""


class NotNow(Refusal):
    """It could be done at another stage, or could have been; not at this one."""


class Incomplete(Refusal):
    """Something is missing; the values name what."""


class Unusable(Refusal):
    """What was given cannot be used as it stands; the values say why."""


class NotFound(Refusal):
    """There is no such thing, or none that this person may know of."""


class OutOfDate(Refusal):
    """Somebody, perhaps the same person in another window, saved a newer version.

    Attributes:
        theirs: the newer value, to show beside one's own.
    """

    def __init__(self, key: str, theirs: Any = None, **values: Any) -> None:
        super().__init__(key, **values)
        self.theirs = theirs
