"""What is to be mended in a file, line by line: the place as the file writes it, and what to do, in words."""

from __future__ import annotations

from collections.abc import Sequence

from assessment_app.domain.bank_faults import BankFault
from assessment_app.screens.components import comparison
from assessment_app.screens.components.comparison import Comparison, Row
from assessment_app.screens.visit import Visit


def table(visit: Visit, caption: str, faults: Sequence[BankFault], key: str) -> None:
    """A row per fault."""
    shown: Comparison = {
        "caption": caption,
        "corner": visit.say("Where"),
        "columns": [visit.say("Place"), visit.say("What to mend")],
        "rows": [_row(visit, fault) for fault in faults],
    }
    comparison(shown, key=key)


def _row(visit: Visit, fault: BankFault) -> Row:
    place = str(fault.values.get("field", "–"))
    # With its word: on a phone the table is a list, and the head of the column is gone.
    return {"head": visit.say("Line {n}", n=fault.line), "cells": [{"text": place}, {"text": visit.voice.fault(fault)}]}
