"""A bank file that cannot be used: named with its line and what to mend, and nothing of it half-loaded."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from assessment_app.banks import check, faults_in, freeze, load_catalogue
from assessment_app.banks.reading import LARGEST_FILE, MOST_FAULTS
from assessment_app.domain.bank_faults import BankFault, Fault, UnreadableBank
from assessment_app.domain.language import Language
from assessment_app.domain.refusals import Unusable
from assessment_app.text import speaker
from tests.banks.folders import ZONE, copied, draft_of, newest, part_of, spoil, told

ASK = "      nl: Vertel over een keer dat u het oneens was met hoe iemand behandeld werd.\n"

LEVELS = "[operational, calog]"
EXPERIENCE = "police_experience: true"
TITLE = "Questions STARR Respect"
NEXT = newest(ZONE) + 1
VERSION = f"version: {NEXT}\n"
DRAFT = f"question_banks/starr/respect/{NEXT}.yaml"


class Slip(NamedTuple):
    """What stood there, what somebody made of it, what the file is told with a word of it, and lines further down."""

    old: str
    new: str
    fault: Fault
    mend: str
    further: int | None = 0


SLIPS = {
    "a tab for indentation": Slip("    ask:\n", "\task:\n", Fault.TAB, "spaces"),
    "a tab between words": Slip(TITLE, "Questions\tSTARR Respect", Fault.TAB, "spaces"),
    "a text where yes or no is asked": Slip(
        EXPERIENCE, "police_experience: later", Fault.NOT_TRUE_OR_FALSE, "true or false"
    ),
    "a number where a text is asked": Slip(ASK, "      nl: 2024\n", Fault.NOT_A_TEXT, "a text"),
    "a quoted number": Slip(VERSION, f'version: "{NEXT}"\n', Fault.NOT_A_NUMBER, "a whole number"),
    "one thing where a list is asked": Slip(LEVELS, "operational", Fault.NOT_A_LIST, "a list"),
    "an unknown value": Slip(
        "value: respect\n", "value: kindness\n", Fault.UNKNOWN_VALUE, "respect, client-orientation"
    ),
    "an unknown level": Slip(LEVELS, "[operational, senior]", Fault.UNKNOWN_VALUE, "calog, leadership"),
    "a language missing": Slip(ASK, "", Fault.MISSING_LANGUAGE, "in nl", -1),
    "a language left empty": Slip(ASK, "      nl:\n", Fault.NO_TEXT, "Write it"),
    "a language with spaces only": Slip(ASK, '      nl: "  "\n', Fault.NO_TEXT, "Write it"),
    "an empty mark of what was read again": Slip(
        VERSION, f'{VERSION}reread:\n  - place: ""\n    language: fr\n', Fault.EMPTY, "Write what belongs", None
    ),
    "a text without end": Slip(ASK, f"      nl: {'heel ' * 900}\n", Fault.TOO_LONG, "4000"),
    "a part missing": Slip("value: respect\n", "", Fault.MISSING, "value", None),
    "a misspelt field": Slip("    listen_for:\n", "    listen_to:\n", Fault.UNKNOWN_FIELD, "spelling"),
    "a field given twice": Slip(
        "value: respect\n", "value: respect\nvalue: respect\n", Fault.TWICE, "one of the two", 1
    ),
    "an identifier given twice": Slip("id: respect-02", "id: respect-01", Fault.IDENTIFIER_TWICE, "respect-01", None),
    "an identifier of another value": Slip(
        "id: respect-02", "id: teamwork-02", Fault.IDENTIFIER_OF_ANOTHER, "begin with respect-", None
    ),
    "an identifier with capitals": Slip("id: respect-02", "id: Respect-02", Fault.NOT_AN_IDENTIFIER, "small letters"),
    "a number below the range": Slip(VERSION, "version: 0\n", Fault.TOO_LOW, "at least 1"),
    "no as a field name": Slip(ASK, "      no: Vertel.\n", Fault.AMBIGUOUS, "quotation marks"),
    "yes for true": Slip(EXPERIENCE, "police_experience: yes", Fault.AMBIGUOUS, "true or false"),
    "a time that becomes a number": Slip(ASK, "      nl: 14:30\n", Fault.AMBIGUOUS, "quotation marks"),
    "an octal number": Slip(VERSION, "version: 012\n", Fault.AMBIGUOUS, "quotation marks"),
    "a tag": Slip(ASK, "      nl: !!python/object/apply:os.system [id]\n", Fault.TAG, "plain value"),
    "a harmless tag": Slip(ASK, "      nl: !!str Vertel.\n", Fault.TAG, "plain value"),
    "an anchor": Slip(ASK, "      nl: &vraag Vertel.\n", Fault.ALIAS, "in full"),
    "an alias": Slip(ASK, "      nl: *vraag\n", Fault.ALIAS, "in full"),
    "a merge": Slip("    ask:\n", "    <<: {x: y}\n    ask:\n", Fault.AMBIGUOUS, "quotation marks"),
    "a list as field name": Slip(
        "value: respect\n", "? [a, b]\n: c\nvalue: respect\n", Fault.KEY_NOT_A_WORD, "name: value"
    ),
    "a second document": Slip("value: respect\n", "---\nvalue: respect\n", Fault.SEVERAL_DOCUMENTS, "one instrument"),
    "an unclosed quotation": Slip(ASK, '      nl: "Vertel\n', Fault.NOT_YAML, "quotation marks", None),
    "indentation gone wrong": Slip("    ask:\n", "   ask:\n", Fault.NOT_YAML, "indentation", None),
    "a control character": Slip(TITLE, "Questions\x07STARR Respect", Fault.ODD_CHARACTER, "character"),
    "another name than its folder": Slip("name: respect\n", "name: courtesy\n", Fault.MISPLACED, "move the file"),
    "another version than its file": Slip(VERSION, f"version: {NEXT + 1}\n", Fault.MISPLACED, f"starr/respect/{NEXT}"),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return copied(tmp_path)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Two instruments of the zone's banks."""
    return part_of(tmp_path, "starr/respect", "starr/loyalty")


@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS)
def test_a_bad_file_is_named_with_its_line_and_what_to_mend(small: Path, slip: Slip) -> None:
    line = spoil(draft_of(small), slip.old, slip.new)

    faults = faults_in(small)

    assert {fault.file for fault in faults} == {DRAFT}
    found = [fault for fault in faults if fault.fault is slip.fault]
    assert found, told(faults)
    assert slip.mend in speaker(Language.EN).fault(found[0])
    assert told(found)[0].startswith(f"{DRAFT}:{found[0].line}: ")
    assert len({speaker(language).fault(found[0]) for language in Language}) == 3
    if slip.further is not None:
        assert found[0].line == line + slip.further


@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS)
def test_a_bad_draft_is_not_released_and_does_not_stop_the_others(small: Path, slip: Slip) -> None:
    spoil(draft_of(small), slip.old, slip.new)
    draft_of(small, name="loyalty")

    release = freeze(small)

    assert release.added == (f"starr/loyalty/{newest(small, name='loyalty')}",)
    assert release.left_out
    assert load_catalogue(small).latest("starr", "respect").instrument.version == NEXT - 1


def test_several_faults_of_a_file_are_named_at_once_from_top_to_bottom(folder: Path) -> None:
    draft = draft_of(folder)
    spoil(draft, "value: respect\n", "value: kindness\n")
    spoil(draft, "[operational, calog]", "[operational, senior]")
    spoil(draft, ASK, "")

    faults = faults_in(folder)

    unknown, missing = Fault.UNKNOWN_VALUE, Fault.MISSING_LANGUAGE
    assert [fault.fault for fault in faults] == [unknown, unknown, missing]
    assert [fault.line for fault in faults] == sorted(fault.line for fault in faults)


def test_a_file_full_of_faults_names_the_first_twenty_five(folder: Path) -> None:
    draft_of(folder).write_text("\tx\n" * 1_000, encoding="utf-8")

    assert [fault.line for fault in faults_in(folder)] == list(range(1, MOST_FAULTS + 1))


def test_a_file_in_another_encoding_is_named_with_the_line_of_the_first_strange_byte(folder: Path) -> None:
    draft = draft_of(folder)
    draft.write_bytes("kind: starr\ntitle:\n  fr: Persévérance\n".encode("latin-1"))

    assert _only(faults_in(folder), Fault.NOT_UTF8).line == 3


def test_a_byte_order_mark_is_no_fault(folder: Path) -> None:
    draft = draft_of(folder)
    draft.write_bytes(b"\xef\xbb\xbf" + draft.read_bytes())

    assert faults_in(folder) == ()


def test_a_huge_file_is_not_even_read(folder: Path) -> None:
    draft_of(folder).write_text("# " + "x" * LARGEST_FILE, encoding="utf-8")

    assert str(LARGEST_FILE) in told([_only(faults_in(folder), Fault.TOO_BIG)])[0]


def test_an_alias_bomb_is_refused_without_being_unfolded(folder: Path) -> None:
    doubling = "\n".join(f"k{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 30))
    draft_of(folder).write_text(f"k0: &a0 [x, x]\n{doubling}\n", encoding="utf-8")

    faults = faults_in(folder)

    assert {fault.fault for fault in faults} == {Fault.ALIAS}
    assert faults[0].line == 1


def test_a_tower_of_brackets_is_refused(folder: Path) -> None:
    draft_of(folder).write_text("name: " + "[" * 100_000, encoding="utf-8")

    assert _only(faults_in(folder), Fault.TOO_DEEP).line == 1


@pytest.mark.parametrize("text", ["", "# later\n", "\n\n"])
def test_an_empty_file_is_named(folder: Path, text: str) -> None:
    draft_of(folder).write_text(text, encoding="utf-8")

    assert _only(faults_in(folder), Fault.EMPTY_FILE).line == 1


@pytest.mark.parametrize("text", ["just words\n", "- a\n- b\n", "12\n"])
def test_a_file_that_is_no_instrument_at_all_is_named(folder: Path, text: str) -> None:
    draft_of(folder).write_text(text, encoding="utf-8")

    assert _only(faults_in(folder), Fault.NOT_FIELDS).line == 1


def test_a_folder_in_place_of_a_file_is_named(folder: Path) -> None:
    (folder / "starr" / "respect" / f"{NEXT}.yaml").mkdir()

    assert _only(faults_in(folder), Fault.CANNOT_OPEN).file == DRAFT


@pytest.mark.parametrize(
    "place", ["star/respect/1.yaml", "starr/respect/two.yaml", "starr/respect/9.yml", "extra.yaml"]
)
def test_a_file_that_nobody_would_read_is_named(folder: Path, place: str) -> None:
    path = folder / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("kind: starr\n", encoding="utf-8")

    assert _only(faults_in(folder), Fault.STRAY).file == f"question_banks/{place}"


def test_a_check_says_nothing_when_all_is_well_and_names_every_file_when_not(folder: Path) -> None:
    check(folder)

    for name in ("respect", "loyalty"):
        spoil(draft_of(folder, name=name), LEVELS, "operational")

    with pytest.raises(UnreadableBank) as refused:
        check(folder)
    assert [fault.file for fault in refused.value.faults] == [
        f"question_banks/starr/loyalty/{newest(ZONE, name='loyalty') + 1}.yaml",
        DRAFT,
    ]


def test_the_refusal_carries_every_fault_and_names_the_first(folder: Path) -> None:
    draft = draft_of(folder)
    freeze(folder)
    spoil(draft, "value: respect\n", "value: kindness\n")
    spoil(draft, "[operational, calog]", "[operational, senior]")

    with pytest.raises(UnreadableBank) as refused:
        load_catalogue(folder)

    refusal = refused.value
    assert isinstance(refusal, Unusable | UnreadableBank)
    assert refusal.key == "bank.unreadable"
    assert refusal.values["file"] == refusal.faults[0].file
    assert refusal.values["line"] == refusal.faults[0].line
    assert refusal.values["why"] == refusal.faults[0]
    assert speaker(Language.EN).fault(refusal.faults[0]) in speaker(Language.EN).refusal(refusal)
    assert len(refusal.faults) == 2


def _only(faults: tuple[BankFault, ...], kind: Fault) -> BankFault:
    assert [fault.fault for fault in faults] == [kind], told(faults)
    return faults[0]


def test_a_file_that_stands_nowhere_near_a_bank_is_checked_by_itself(folder: Path, tmp_path: Path) -> None:
    alone = tmp_path / "alone.yaml"
    alone.write_bytes((folder / "trainings" / "polbru" / "1.yaml").read_bytes())
    assert faults_in(alone) == ()
    spoil(alone, "aim: ", "aim: no-")
    assert _only(faults_in(alone), Fault.UNKNOWN_VALUE).file == str(alone)


def test_a_file_is_held_against_the_bank_it_stands_in(folder: Path) -> None:
    draft = draft_of(folder, kind="plan", name="calog")
    spoil(draft, "training: et-si-cetait-vous", "training: nowhere")
    assert _only(faults_in(draft), Fault.NO_SUCH_TRAINING).values["given"] == "nowhere"
