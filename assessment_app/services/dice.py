"""Where identifiers, tokens and codes come from; tests bring dice of their own."""

from __future__ import annotations

import secrets
from typing import Protocol

from assessment_app.domain.invitations import CODE_ALPHABET, CODE_LENGTH


class Dice(Protocol):
    """A source of what cannot be guessed."""

    def identifier(self) -> str:
        """A new identifier: 32 hexadecimal digits."""

    def token(self) -> str:
        """A new secret for a link or a cookie, fit for a URL."""

    def code(self) -> str:
        """A new short code, easy to read aloud."""


class FairDice:
    """The operating system's randomness."""

    def identifier(self) -> str:
        """128 random bits."""
        return secrets.token_hex(16)

    def token(self) -> str:
        """256 random bits."""
        return secrets.token_urlsafe(32)

    def code(self) -> str:
        """40 random bits, in an alphabet without letters that read alike."""
        return "".join(secrets.choice(CODE_ALPHABET) for _ in range(CODE_LENGTH))
