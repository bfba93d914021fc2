"""The commands on the instruments: check, diff, release."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Annotated, Any

import typer

from assessment_app import wiring
from assessment_app.banks import Change, Sort, changes, faults_in, freeze, read_instrument, read_one
from assessment_app.cli.plainly import line_of, plainly
from assessment_app.domain.bank_faults import BankFault
from assessment_app.domain.instruments import AnyInstrument, BankKey
from assessment_app.domain.language import Language
from assessment_app.domain.refusals import Unusable
from assessment_app.text import speaker

bank = typer.Typer(no_args_is_help=True, help="The instruments in question_banks.")

In = Annotated[Language, typer.Option("--language", help="Language of the sentences.")]
SIGNS = {Sort.ADDED: "+", Sort.REMOVED: "-", Sort.CHANGED: "~", Sort.MOVED: ">"}


@bank.command("check")
def bank_check(
    path: Annotated[
        Path | None, typer.Argument(help="Folder or file to check; the zone's banks when left out.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Faults as JSON on standard output.")] = False,
    language: In = Language.EN,
) -> None:
    """Report every fault of the instruments, with file, line and what to mend; exit code 0 only when there is none."""
    with plainly(language):
        faults = faults_in(path or wiring.settings().banks)
        if as_json:
            typer.echo(json.dumps({"clean": not faults, "faults": [_plain(fault) for fault in faults]}, indent=2))
        for fault in () if as_json else faults:
            typer.echo(line_of(fault, language), err=True)
        if faults:
            raise typer.Exit(1)
        if not as_json:
            typer.echo(speaker(language).say("Every file is in order."))


def _plain(fault: BankFault) -> dict[str, Any]:
    return {
        "file": fault.file,
        "line": fault.line,
        "fault": fault.fault.value,
        "field": fault.values.get("field"),
        "sentence": {language.value: speaker(language).fault(fault) for language in Language},
    }


@bank.command("diff")
def bank_diff(
    before: Annotated[str, typer.Argument(help="A file, or kind/name/version such as starr/respect/1.")],
    after: Annotated[str, typer.Argument(help="The same, for the newer one.")],
    language: In = Language.EN,
) -> None:
    """Say in words what changed between two versions of an instrument."""
    with plainly(language):
        old, new = _version(before), _version(after)
        if old.KIND != new.KIND:
            raise Unusable("bank.two_kinds", before=old.KIND, after=new.KIND)
        found = changes(old, new)
        for change in found:
            typer.echo(_in_words(change, language))
        counted = Counter(change.sort for change in found)
        typer.echo(
            speaker(language).say(
                "{changed} changed, {added} added, {removed} removed, {moved} moved.",
                changed=counted[Sort.CHANGED],
                added=counted[Sort.ADDED],
                removed=counted[Sort.REMOVED],
                moved=counted[Sort.MOVED],
            )
        )


def _version(named: str) -> AnyInstrument:
    key = BankKey.written(named)
    return read_instrument(wiring.settings().banks, key) if key else read_one(Path(named))


def _in_words(change: Change, language: Language) -> str:
    say = speaker(language).say
    word = {
        Sort.ADDED: say("added"),
        Sort.REMOVED: say("removed"),
        Sort.CHANGED: say("changed"),
        Sort.MOVED: say("moved"),
    }[change.sort]
    lines = [f"{SIGNS[change.sort]} {change.place} ({word})"]
    lines += [f"    {say('before')}: {change.before}"] if change.sort is not Sort.ADDED else []
    lines += [f"    {say('after')}: {change.after}"] if change.sort is not Sort.REMOVED else []
    return "\n".join(lines)


@bank.command("release")
def bank_release(
    folder: Annotated[Path | None, typer.Argument(help="Folder to release from.")] = None,
    language: In = Language.EN,
) -> None:
    """Freeze every version that is ready and not released yet; those that are not are left out, and say why."""
    with plainly(language):
        release = freeze(folder or wiring.settings().banks)
        for one in release.added:
            typer.echo(speaker(language).say("released {version}", version=one))
        if not release.added:
            typer.echo(speaker(language).say("Nothing new to release."))
        for fault in release.left_out:
            typer.echo(line_of(fault, language), err=True)
        if release.left_out:
            raise typer.Exit(1)
