"""Where the things are that the benchmarks look at: the one file to adapt when a screen changes."""

from __future__ import annotations

MEMBER = "Sofie Maes"
"""Somebody of the demonstration zone with a scoring grid of nine questions still open."""

SIGN_IN = "form[action='/sign-in'] button"
"""On the sign-in page: one button per invented person, with their name."""

WORKLIST = "[data-testid='stPageLink'] a[href*='?id=']"
"""At home: the link of a waiting thing."""

GRID_LINK = "a[href*='score-sheet?id=']"
QUESTION = "[data-section]"
FIELD = "[data-field='{field}']"
NOTE = "[data-field='{field}-note'] textarea"
POINT = "[data-field='{field}'] label:has(input[value='{value}'])"
SAVED = "saved"
"""What `data-state` of a field says when its mark reads "saved"."""

RATED = "integrity-01/action"
"""A rated field of the first question; its note is written before the taps begin."""

QUESTIONS = 9
RATINGS = ("1", "2", "3", "4", "5")

PAPERS = (
    # kind of document, table with its identifiers, somebody who may read it
    ("intake-receipt", "candidacies", "Nadia Verhaegen"),
    ("scoring-record", "candidacies", "Nadia Verhaegen"),
    ("decision", "candidacies", "Nadia Verhaegen"),
    ("evaluation", "evaluations", "Marc Lejeune"),
)
