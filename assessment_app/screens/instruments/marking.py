"""What changed inside a text, word by word: what stayed, what is gone, what is new."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from assessment_app.screens.components.parallel import Mark, Piece

ALIKE = 0.4
"""Below this share of common words two texts are shown whole, one after the other: marks would only be confetti."""
_WORDS = re.compile(r"\s*\S+")


def marked(before: str, after: str) -> list[Piece]:
    """The pieces of both texts, in reading order, the old words before the new ones that took their place."""
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    matcher = SequenceMatcher(None, [word.strip() for word in old], [word.strip() for word in new], autojunk=False)
    pieces: list[Piece] = []
    if matcher.ratio() < ALIKE:
        pieces = [*whole("gone", before), *whole("new", after)]
    else:
        for same, start, end, first, last in matcher.get_opcodes():
            if same == "equal":
                pieces += whole("same", "".join(new[first:last]))
            else:
                pieces += [*whole("gone", "".join(old[start:end])), *whole("new", "".join(new[first:last]))]
    return [_apart(piece) if at else piece for at, piece in enumerate(pieces)]


def _apart(piece: Piece) -> Piece:
    """A first word of one text may follow a word of the other; it never sticks to it."""
    return piece if piece["text"][0].isspace() else {"mark": piece["mark"], "text": f" {piece['text']}"}


def whole(mark: Mark, text: str) -> list[Piece]:
    """One text as one piece; nothing when there is none."""
    return [{"mark": mark, "text": text}] if text else []
