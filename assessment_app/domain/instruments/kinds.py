"""The kinds of instrument there are, how a version of one is called, and its content in one spelling."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple, get_args

from assessment_app.domain.fingerprints import fingerprint
from assessment_app.domain.instruments.base import Instrument
from assessment_app.domain.instruments.calibration import CalibrationSet, LicenceTerms
from assessment_app.domain.instruments.forms import DilemmaSet, IntakeForm, Notice
from assessment_app.domain.instruments.probation import ProbationPlan, TrainingList
from assessment_app.domain.instruments.questions import StarrSet
from assessment_app.domain.instruments.values import ValueSet
from assessment_app.domain.instruments.wording import FeedbackPhrases, ForbiddenWords
from assessment_app.domain.refusals import Unusable

AnyInstrument = (
    ValueSet
    | StarrSet
    | DilemmaSet
    | IntakeForm
    | Notice
    | ProbationPlan
    | TrainingList
    | CalibrationSet
    | LicenceTerms
    | FeedbackPhrases
    | ForbiddenWords
)

KINDS: Mapping[str, type[AnyInstrument]] = MappingProxyType({model.KIND: model for model in get_args(AnyInstrument)})
"""The kinds of instrument, by the name of their folder in the question banks, in the order people meet them."""

_KEY = re.compile(r"(?P<kind>[a-z]+)/(?P<name>[a-z][a-z0-9]*(?:-[a-z0-9]+)*)/(?P<version>[1-9][0-9]{0,4})")


class BankKey(NamedTuple):
    """Which version of which instrument; written kind/name/version."""

    kind: str
    name: str
    version: int

    @classmethod
    def written(cls, text: str) -> BankKey | None:
        """The key behind a text such as ``starr/respect/1``; nothing when it is none."""
        match = _KEY.fullmatch(text)
        if match is None or match["kind"] not in KINDS:
            return None
        return cls(match["kind"], match["name"], int(match["version"]))

    @classmethod
    def of(cls, instrument: Instrument) -> BankKey:
        """The key of an instrument."""
        return cls(instrument.KIND, instrument.name, instrument.version)

    def __str__(self) -> str:
        """Kind, name and version, as lists and trails write it."""
        return f"{self.kind}/{self.name}/{self.version}"


def parse_instrument(kind: str, content: Mapping[str, Any]) -> AnyInstrument:
    """The instrument behind a content as a bank file or a snapshot holds it; nothing is guessed or converted.

    Raises:
        Unusable: there is no such kind of instrument.
        pydantic.ValidationError: the content does not follow the schema; names each place.
    """
    if kind not in KINDS:
        raise Unusable("instrument.unknown_kind", kind=kind)
    return KINDS[kind].model_validate_json(json.dumps(content), strict=True)


def content_of(instrument: Instrument) -> dict[str, Any]:
    """The whole content, defaults included, as JSON knows it; `parse_instrument` reads it back."""
    return instrument.model_dump(mode="json")


def written_content(instrument: Instrument) -> dict[str, Any]:
    """What was written down, its kind first; what was left to a default is left out."""
    return {"kind": instrument.KIND} | instrument.model_dump(mode="json", exclude_defaults=True)


def fingerprint_of(instrument: Instrument) -> str:
    """The fingerprint of what was written; defaults are left out, so that a field added later changes none."""
    return fingerprint(written_content(instrument))
