"""The fingerprint of a content: the same for the same words, whatever the order, spacing or machine they came in."""

from __future__ import annotations

import json
import unicodedata
from hashlib import sha256
from typing import Any


def canonical(content: Any) -> bytes:
    """One spelling for equal contents: JSON with sorted keys and no spaces, composed characters (NFC), UTF-8.

    `content` is what JSON knows: mappings with text keys, sequences, texts, whole numbers, true, false, null.
    """
    spelled = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    return unicodedata.normalize("NFC", spelled).encode("utf-8")


def fingerprint(content: Any) -> str:
    """SHA-256 of the canonical spelling, 64 hexadecimal characters."""
    return sha256(canonical(content)).hexdigest()
