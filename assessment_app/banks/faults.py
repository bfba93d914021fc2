"""What can be wrong with a bank file, each with its place and what to mend."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from assessment_app.domain.refusals import Unusable

SENTENCES: Mapping[str, str] = MappingProxyType({
    # the folder and its list
    "bank.no_folder": "There is no such folder. Give the folder that holds the question banks.",
    "bank.no_list": "The list of released files is missing. Put it back, or make it with: assessment-app bank release.",
    "bank.not_a_release": (
        "“{entry}” is not an entry of this list. Write kind/name/version: fingerprint; the kinds are {kinds},"
        " the fingerprint has 64 hexadecimal characters."
    ),
    "bank.released_missing": "{file_named} was released and is gone. Put the file back: a released version is kept.",
    "bank.released_changed": (
        "This version was released and its content has changed since. Put the released text back,"
        " and make the change in a copy: {next_file} with version: {next_version}."
    ),
    "bank.stray": "This file has no place in the banks. Move it to kind/name/version.yaml; the kinds are {kinds}.",
    "bank.misplaced": (
        "The file says it is {says} but stands where {stands} belongs. Correct name, version or kind, or move the file."
    ),
    # the file as a file
    "bank.cannot_open": "The file cannot be opened ({why}). Check that it is a file and that you may read it.",
    "bank.too_big": "The file is {size} bytes long; the limit is {limit}. Take out what does not belong in it.",
    "bank.not_utf8": "The file is not in UTF-8 (byte {byte}). Save it in UTF-8.",
    "bank.empty_file": "The file is empty. Write the instrument in it, or remove it.",
    # YAML
    "bank.tab": "There is a tab in column {column}. Replace it with spaces.",
    "bank.not_yaml": "This cannot be read as YAML: {why}. Check indentation, colons and quotation marks here.",
    "bank.twice": "“{field}” stands here and already on line {first}. Keep one of the two.",
    "bank.tag": "The tag {tag} is not allowed. Write the plain value without it.",
    "bank.alias": "Anchors and aliases ({name}) are not allowed. Write the text out in full.",
    "bank.too_deep": "The lists and fields are nested more than {limit} deep. Follow the layout of the released files.",
    "bank.several_documents": "A second document begins here. Keep one instrument per file.",
    "bank.key_not_a_word": "A field name must be a plain word. Write name: value.",
    "bank.ambiguous": (
        "Programs read {given} in different ways. Put it between quotation marks if it is a text;"
        " write true or false if it is a yes or no."
    ),
    # the schema
    "bank.missing": "“{field}” is missing. Add it.",
    "bank.missing_language": "The text in {language} is missing in “{field}”. Add it.",
    "bank.unknown_field": "“{field}” is not a field of this instrument. Remove it or correct its spelling.",
    "bank.unknown_value": "{given} is not known in “{field}”. Choose {expected}.",
    "bank.wrong_type": "“{field}” should be {expected} and is {given}. Correct it.",
    "bank.no_text": "“{field}” has no text. Write it.",
    "bank.too_long": "“{field}” is longer than {limit} characters. Shorten it.",
    "bank.not_an_identifier": (
        "{given} cannot serve as identifier in “{field}”. Use small letters and digits, with hyphens between words."
    ),
    "bank.too_few": "“{field}” has {actual} entries; at least {limit} are needed. Add what is missing.",
    "bank.too_many": "“{field}” has {actual} entries; at most {limit} are allowed. Take some out.",
    "bank.out_of_range": "{given} is out of range in “{field}”. It must be {expected}.",
    "bank.rule": "In “{field}”: {why}. Correct it.",
})
"""One sentence per message key: what is wrong, then what to mend."""


@dataclass(frozen=True, slots=True)
class BankFault:
    """One thing to mend in one bank file; `line` counts from 1."""

    file: str
    line: int
    message_key: str
    values: Mapping[str, Any] = field(default_factory=dict)

    @property
    def sentence(self) -> str:
        """What is wrong and what to mend, in English."""
        return SENTENCES[self.message_key].format(**self.values)

    def __str__(self) -> str:
        """File, line and sentence, as editors and compilers write it."""
        return f"{self.file}:{self.line}: {self.sentence}"


class UnreadableBank(Unusable):
    """A bank cannot be used; carries every fault found, and names the first in `file`, `line` and `why`."""

    def __init__(self, faults: Sequence[BankFault]) -> None:
        first = faults[0]
        super().__init__("bank.unreadable", file=first.file, line=first.line, why=first.sentence)
        self.faults = tuple(faults)

    def __str__(self) -> str:
        """One line per fault."""
        return "\n".join(str(fault) for fault in self.faults)
