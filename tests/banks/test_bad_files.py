"""A bank file that cannot be used: named with its line and what to mend, and nothing of it half-loaded."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from assessment_app.banks import BankFault, UnreadableBank, check, faults_in, freeze, load_catalogue
from assessment_app.banks.reading import LARGEST_FILE, MOST_FAULTS
from assessment_app.domain.refusals import Unusable
from tests.banks.folders import copied, draft_of, spoil

ASK = "      nl: Vertel over een keer dat u het oneens was met hoe iemand behandeld werd.\n"

LEVELS = "[operational, calog]"
EXPERIENCE = "police_experience: true"
TITLE = "Questions STARR Respect"


class Slip(NamedTuple):
    """What stood there, what somebody made of it, and what the file is told: key, a word of it, lines further down."""

    old: str
    new: str
    message_key: str
    mend: str
    further: int | None = 0


SLIPS = {
    "a tab for indentation": Slip("    ask:\n", "\task:\n", "bank.tab", "spaces"),
    "a tab between words": Slip(TITLE, "Questions\tSTARR Respect", "bank.tab", "spaces"),
    "a text where yes or no is asked": Slip(EXPERIENCE, "police_experience: later", "bank.wrong_type", "true or false"),
    "a number where a text is asked": Slip(ASK, "      nl: 2024\n", "bank.wrong_type", "a text"),
    "a quoted number": Slip("version: 2\n", 'version: "2"\n', "bank.wrong_type", "a whole number"),
    "one thing where a list is asked": Slip(LEVELS, "operational", "bank.wrong_type", "a list"),
    "an unknown value": Slip("value: respect\n", "value: kindness\n", "bank.unknown_value", "'respect'"),
    "an unknown level": Slip(LEVELS, "[operational, senior]", "bank.unknown_value", "'leadership'"),
    "a language missing": Slip(ASK, "", "bank.missing_language", "in nl", -1),
    "a language left empty": Slip(ASK, "      nl:\n", "bank.wrong_type", "empty"),
    "a language with spaces only": Slip(ASK, '      nl: "  "\n', "bank.no_text", "Write it"),
    "a text without end": Slip(ASK, f"      nl: {'heel ' * 900}\n", "bank.too_long", "4000"),
    "a part missing": Slip("value: respect\n", "", "bank.missing", "value", None),
    "a misspelt field": Slip("    listen_for:\n", "    listen_to:\n", "bank.unknown_field", "spelling"),
    "a field given twice": Slip(
        "value: respect\n", "value: respect\nvalue: respect\n", "bank.twice", "one of the two", 1
    ),
    "an identifier given twice": Slip("id: respect-02", "id: respect-01", "bank.rule", "respect-01", None),
    "an identifier of another value": Slip(
        "id: respect-02", "id: teamwork-02", "bank.rule", "begin with respect-", None
    ),
    "an identifier with capitals": Slip("id: respect-02", "id: Respect-02", "bank.not_an_identifier", "small letters"),
    "a number below the range": Slip("version: 2\n", "version: 0\n", "bank.out_of_range", "at least 1"),
    "no as a field name": Slip(ASK, "      no: Vertel.\n", "bank.ambiguous", "quotation marks"),
    "yes for true": Slip(EXPERIENCE, "police_experience: yes", "bank.ambiguous", "true or false"),
    "a time that becomes a number": Slip(ASK, "      nl: 14:30\n", "bank.ambiguous", "quotation marks"),
    "an octal number": Slip("version: 2\n", "version: 012\n", "bank.ambiguous", "quotation marks"),
    "a tag": Slip(ASK, "      nl: !!python/object/apply:os.system [id]\n", "bank.tag", "plain value"),
    "a harmless tag": Slip(ASK, "      nl: !!str Vertel.\n", "bank.tag", "plain value"),
    "an anchor": Slip(ASK, "      nl: &vraag Vertel.\n", "bank.alias", "in full"),
    "an alias": Slip(ASK, "      nl: *vraag\n", "bank.alias", "in full"),
    "a merge": Slip("    ask:\n", "    <<: {x: y}\n    ask:\n", "bank.ambiguous", "quotation marks"),
    "a list as field name": Slip(
        "value: respect\n", "? [a, b]\n: c\nvalue: respect\n", "bank.key_not_a_word", "name: value"
    ),
    "a second document": Slip("value: respect\n", "---\nvalue: respect\n", "bank.several_documents", "one instrument"),
    "an unclosed quotation": Slip(ASK, '      nl: "Vertel\n', "bank.not_yaml", "quotation marks", None),
    "indentation gone wrong": Slip("    ask:\n", "   ask:\n", "bank.not_yaml", "indentation", None),
    "a control character": Slip(TITLE, "Questions\x07STARR Respect", "bank.not_yaml", "character"),
    "another name than its folder": Slip("name: respect\n", "name: courtesy\n", "bank.misplaced", "move the file"),
    "another version than its file": Slip("version: 2\n", "version: 3\n", "bank.misplaced", "starr/respect/2"),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return copied(tmp_path)


@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS)
def test_a_bad_file_is_named_with_its_line_and_what_to_mend(folder: Path, slip: Slip) -> None:
    line = spoil(draft_of(folder), slip.old, slip.new)

    faults = faults_in(folder)

    assert {fault.file for fault in faults} == {"question_banks/starr/respect/2.yaml"}
    found = [fault for fault in faults if fault.message_key == slip.message_key]
    assert found, [str(fault) for fault in faults]
    assert slip.mend in found[0].sentence
    assert str(found[0]).startswith(f"question_banks/starr/respect/2.yaml:{found[0].line}: ")
    if slip.further is not None:
        assert found[0].line == line + slip.further


@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS)
def test_a_bad_draft_is_not_released_and_does_not_stop_the_others(folder: Path, slip: Slip) -> None:
    spoil(draft_of(folder), slip.old, slip.new)
    draft_of(folder, name="loyalty")

    release = freeze(folder)

    assert release.added == ("starr/loyalty/2",)
    assert release.left_out
    assert load_catalogue(folder).latest("starr", "respect").instrument.version == 1


def test_several_faults_of_a_file_are_named_at_once_from_top_to_bottom(folder: Path) -> None:
    draft = draft_of(folder)
    spoil(draft, "value: respect\n", "value: kindness\n")
    spoil(draft, "[operational, calog]", "[operational, senior]")
    spoil(draft, ASK, "")

    faults = faults_in(folder)

    unknown, missing = "bank.unknown_value", "bank.missing_language"
    assert [fault.message_key for fault in faults] == [unknown, unknown, missing]
    assert [fault.line for fault in faults] == sorted(fault.line for fault in faults)


def test_a_file_full_of_faults_names_the_first_twenty_five(folder: Path) -> None:
    draft_of(folder).write_text("\tx\n" * 1_000, encoding="utf-8")

    assert [fault.line for fault in faults_in(folder)] == list(range(1, MOST_FAULTS + 1))


def test_a_file_in_another_encoding_is_named_with_the_line_of_the_first_strange_byte(folder: Path) -> None:
    draft = draft_of(folder)
    draft.write_bytes("kind: starr\ntitle:\n  fr: Persévérance\n".encode("latin-1"))

    assert _only(faults_in(folder), "bank.not_utf8").line == 3


def test_a_byte_order_mark_is_no_fault(folder: Path) -> None:
    draft = draft_of(folder)
    draft.write_bytes(b"\xef\xbb\xbf" + draft.read_bytes())

    assert faults_in(folder) == ()


def test_a_huge_file_is_not_even_read(folder: Path) -> None:
    draft_of(folder).write_text("# " + "x" * LARGEST_FILE, encoding="utf-8")

    assert str(LARGEST_FILE) in _only(faults_in(folder), "bank.too_big").sentence


def test_an_alias_bomb_is_refused_without_being_unfolded(folder: Path) -> None:
    doubling = "\n".join(f"k{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 30))
    draft_of(folder).write_text(f"k0: &a0 [x, x]\n{doubling}\n", encoding="utf-8")

    faults = faults_in(folder)

    assert {fault.message_key for fault in faults} == {"bank.alias"}
    assert faults[0].line == 1


def test_a_tower_of_brackets_is_refused(folder: Path) -> None:
    draft_of(folder).write_text("name: " + "[" * 100_000, encoding="utf-8")

    assert _only(faults_in(folder), "bank.too_deep").line == 1


@pytest.mark.parametrize("text", ["", "# later\n", "\n\n"])
def test_an_empty_file_is_named(folder: Path, text: str) -> None:
    draft_of(folder).write_text(text, encoding="utf-8")

    assert "empty" in _only(faults_in(folder), "bank.empty_file").sentence


@pytest.mark.parametrize("text", ["just words\n", "- a\n- b\n", "12\n"])
def test_a_file_that_is_no_instrument_at_all_is_named(folder: Path, text: str) -> None:
    draft_of(folder).write_text(text, encoding="utf-8")

    assert "named fields" in _only(faults_in(folder), "bank.wrong_type").sentence


def test_a_folder_in_place_of_a_file_is_named(folder: Path) -> None:
    (folder / "starr" / "respect" / "2.yaml").mkdir()

    assert _only(faults_in(folder), "bank.cannot_open").file.endswith("2.yaml")


@pytest.mark.parametrize(
    "place", ["star/respect/1.yaml", "starr/respect/two.yaml", "starr/respect/2.yml", "extra.yaml"]
)
def test_a_file_that_nobody_would_read_is_named(folder: Path, place: str) -> None:
    path = folder / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("kind: starr\n", encoding="utf-8")

    assert _only(faults_in(folder), "bank.stray").file == f"question_banks/{place}"


def test_a_check_says_nothing_when_all_is_well_and_names_every_file_when_not(folder: Path) -> None:
    check(folder)

    for name in ("respect", "loyalty"):
        spoil(draft_of(folder, name=name), LEVELS, "operational")

    with pytest.raises(UnreadableBank) as refused:
        check(folder)
    assert [fault.file for fault in refused.value.faults] == [
        "question_banks/starr/loyalty/2.yaml",
        "question_banks/starr/respect/2.yaml",
    ]


def test_the_refusal_carries_every_fault_and_names_the_first(folder: Path) -> None:
    draft = draft_of(folder)
    freeze(folder)
    spoil(draft, "value: respect\n", "value: kindness\n")
    spoil(draft, "[operational, calog]", "[operational, senior]")

    with pytest.raises(UnreadableBank) as refused:
        load_catalogue(folder)

    refusal = refused.value
    assert isinstance(refusal, Unusable)
    assert refusal.key == "bank.unreadable"
    assert refusal.values["file"] == refusal.faults[0].file
    assert refusal.values["line"] == refusal.faults[0].line
    assert refusal.values["why"] == refusal.faults[0].sentence
    assert str(refusal).count("\n") + 1 == len(refusal.faults) == 2


def _only(faults: tuple[BankFault, ...], message_key: str) -> BankFault:
    assert [fault.message_key for fault in faults] == [message_key], [str(fault) for fault in faults]
    return faults[0]
