"""Hashes passwords and codes (argon2id) and tokens (SHA-256), and compares them."""

from __future__ import annotations

from hashlib import sha256

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError


class Locks:
    """Hashing of what people type.

    The defaults of argon2-cffi follow RFC 9106, low-memory profile (64 MiB, 3 passes).
    """

    def __init__(self, hasher: PasswordHasher | None = None) -> None:
        self._hasher = hasher or PasswordHasher()
        self._nobodys = self._hasher.hash("nobody's password")

    def closed_with(self, secret: str) -> str:
        """The hash to keep for this secret."""
        return self._hasher.hash(secret)

    def opens(self, kept: str | None, secret: str) -> bool:
        """Whether this secret fits the hash; takes as long for an unknown account as for a known one."""
        try:
            self._hasher.verify(kept or self._nobodys, secret)
        except (VerificationError, InvalidHashError):
            return False
        return kept is not None


def token_hash(token: str) -> str:
    """The hash under which a link or cookie is kept; tokens are random enough to need no salt."""
    return sha256(token.encode()).hexdigest()
