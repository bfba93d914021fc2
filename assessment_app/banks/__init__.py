"""Reads, validates, fingerprints and freezes the YAML instruments; the only place that knows YAML."""

from __future__ import annotations

from assessment_app.banks.catalogue import Catalogue, Released, load_catalogue
from assessment_app.banks.faults import BankFault, UnreadableBank
from assessment_app.banks.releasing import Release, check, faults_in, freeze

__all__ = [
    "BankFault",
    "Catalogue",
    "Release",
    "Released",
    "UnreadableBank",
    "check",
    "faults_in",
    "freeze",
    "load_catalogue",
]
