"""Reads, validates, fingerprints and freezes the YAML instruments; the only place that knows YAML."""

from __future__ import annotations

from assessment_app.banks.catalogue import Catalogue, Released, load_catalogue
from assessment_app.banks.checking import Verdict, check, faults_in, read_one, verdict_on
from assessment_app.banks.comparing import Change, Sort, changes
from assessment_app.banks.library import Library
from assessment_app.banks.proofreading import UNFINISHED, proof_of_bytes, read_instrument
from assessment_app.banks.releasing import Release, freeze
from assessment_app.banks.writing import as_yaml

__all__ = [
    "UNFINISHED",
    "Catalogue",
    "Change",
    "Library",
    "Release",
    "Released",
    "Sort",
    "Verdict",
    "as_yaml",
    "changes",
    "check",
    "faults_in",
    "freeze",
    "load_catalogue",
    "proof_of_bytes",
    "read_instrument",
    "read_one",
    "verdict_on",
]
