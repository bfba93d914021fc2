"""How the terminal is told no: one sentence per refusal or fault, and exit code 1, never a traceback."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import typer

from assessment_app.domain.bank_faults import BankFault, UnreadableBank
from assessment_app.domain.language import Language
from assessment_app.domain.refusals import Refusal
from assessment_app.text import speaker


@contextmanager
def plainly(language: Language = Language.EN) -> Iterator[None]:
    """A refusal becomes one sentence on standard error; a bank that cannot be used, one per fault."""
    try:
        yield
    except UnreadableBank as unreadable:
        for fault in unreadable.faults:
            typer.echo(line_of(fault, language), err=True)
        raise typer.Exit(1) from None
    except OSError as error:
        why = {"name": str(error.filename or "")[:200], "why": error.strerror or type(error).__name__}
        typer.echo(speaker(language).say("“{name}” cannot be opened or written: {why}.", **why), err=True)
        raise typer.Exit(1) from None
    except Refusal as refusal:
        typer.echo(speaker(language).refusal(refusal), err=True)
        raise typer.Exit(1) from None


def line_of(fault: BankFault, language: Language = Language.EN) -> str:
    """File, line and sentence, as editors and compilers write it."""
    return f"{fault.file}:{fault.line}: {speaker(language).fault(fault)}"
