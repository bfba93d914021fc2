"""The rules of each kind of instrument: broken once each in a file, and named."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from assessment_app.banks import faults_in
from assessment_app.domain.bank_faults import Fault
from assessment_app.domain.language import Language
from assessment_app.text import speaker
from tests.banks.folders import ZONE


class Slip(NamedTuple):
    """In which file, what is replaced by what, and the fault that is named."""

    file: str
    old: str
    new: str
    fault: Fault


SLIPS = {
    "a kind nobody knows": Slip("values/polbru/1", "kind: values\n", "kind: songs\n", Fault.UNKNOWN_KIND),
    "a value given twice and one left out": Slip("values/polbru/1", "id: teamwork", "id: integrity", Fault.NINE_VALUES),
    "phrases without one of the levels": Slip("feedback/polbru/1", "level: two", "level: three", Fault.SIX_LEVELS),
    "an option that serves nothing": Slip(
        "dilemma/use-of-means/1", r"serves: \[[^\]]*\]", "serves: []", Fault.OPTION_WITHOUT_VALUE
    ),
    "a text question with options of a dilemma": Slip(
        "intake/calog/1", "kind: dilemma", "kind: open", Fault.OPTIONS_ONLY_FOR_DILEMMAS
    ),
    "a gate at no evaluation": Slip(
        "plan/calog/1", "milestone: evaluation-1", "milestone: check-in-1", Fault.GATE_WITHOUT_EVALUATION
    ),
    "more minutes than there are": Slip("intake/calog/1", r"minutes: \d+", "minutes: 500", Fault.TOO_HIGH),
}


@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS)
def test_each_rule_is_named(tmp_path: Path, slip: Slip) -> None:
    path = tmp_path / "alone.yaml"
    text, count = re.subn(slip.old, slip.new, (ZONE / f"{slip.file}.yaml").read_text(encoding="utf-8"), count=1)
    assert count == 1
    path.write_text(text, encoding="utf-8")

    found = [fault for fault in faults_in(path) if fault.fault is slip.fault]

    assert found
    assert len({speaker(language).fault(found[0]) for language in Language}) == 3
