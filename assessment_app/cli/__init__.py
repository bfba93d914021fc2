"""The command line: run, migrate, demo, user, bank, settings, verify-trail."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from typing import Annotated

import typer
import uvicorn

from assessment_app import demonstration, wiring
from assessment_app.cli.bank import bank
from assessment_app.cli.plainly import plainly
from assessment_app.domain.language import Language
from assessment_app.domain.people import Actor, Kind, Role
from assessment_app.services import accounts, trail
from assessment_app.settings import PROJECT, Settings, read_settings, variable
from assessment_app.storage.migrate import migrate as bring_up_to_date

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, help=__doc__)
user = typer.Typer(no_args_is_help=True, help="Accounts: the first administrator is made here.")
app.add_typer(user, name="user")
app.add_typer(bank, name="bank")

COMMAND_LINE = Actor(Kind.SYSTEM, "command-line")


def _prepared(tell: Callable[[str], None]) -> Settings:
    settings = wiring.settings()
    if not settings.database_url:
        settings.data.mkdir(parents=True, exist_ok=True)
    tell(f"Database: {_without_password(settings.database)}")
    bring_up_to_date(settings.database)
    return settings


def _without_password(url: str) -> str:
    scheme, _, rest = url.partition("://")
    return f"{scheme}://{rest.rpartition('@')[2]}" if "@" in rest else url


@app.command()
def run(
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port to listen on.", min=1, max=65535)] = 8501,
    demo: Annotated[bool, typer.Option("--demo", help="Fill an empty database with the demonstration zone.")] = False,
) -> None:
    """Bring the database up to date and serve Kompas."""
    with plainly():
        _free(host, port)
        # Links begin with this address; set before the settings are read for good.
        os.environ["KOMPAS_PUBLIC_URL"] = address = read_settings().address(host, port)
        settings = _prepared(typer.echo)
        if demo:
            _fill()
        wiring.desk()
        typer.echo(f"Kompas is at {address} (stop with Ctrl+C)")
        _serve(settings, host, port)


def _serve(settings: Settings, host: str, port: int) -> None:
    # Streamlit reads .streamlit/config.toml from the working folder.
    os.chdir(PROJECT)
    uvicorn.run(
        "assessment_app.server:app",
        host=host,
        port=port,
        log_level="warning",
        access_log=False,
        forwarded_allow_ips=settings.trusted_proxies,
        server_header=False,
        timeout_graceful_shutdown=5,
    )


def _free(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            typer.echo(
                f"Port {port} on {host} is in use, perhaps by another Kompas. Stop that one, or choose another "
                f"with --port {port + 1}.",
                err=True,
            )
            raise typer.Exit(1) from None


@app.command()
def migrate() -> None:
    """Bring the database to the tables of this version."""
    with plainly():
        _prepared(typer.echo)
        typer.echo("The database is up to date.")


@app.command()
def demo() -> None:
    """Fill an empty database with the fictional demonstration zone."""
    with plainly():
        _prepared(typer.echo)
        _fill()


def _fill() -> None:
    desk = wiring.desk()
    with desk.work(COMMAND_LINE) as work:
        empty, demonstrates = work.zone.empty, work.zone.demonstration
    if empty:
        typer.echo("Filling the demonstration zone: everybody in it is invented ...")
        demonstration.fill(desk)
    elif not demonstrates:
        typer.echo("This database holds a zone already; the demonstration was left out.")


@user.command("add")
def user_add(
    email: Annotated[str, typer.Argument(help="E-mail address to sign in with.")],
    name: Annotated[str, typer.Option(prompt=True, help="Name as it stands on documents.")],
    role: Annotated[list[Role], typer.Option(help="Role; may be repeated.")] = [Role.ADMINISTRATOR],  # noqa: B006
    language: Annotated[Language, typer.Option(help="Language of the interface.")] = Language.NL,
    password: Annotated[
        str, typer.Option(prompt=True, hide_input=True, confirmation_prompt=True, help="Asked for when left out.")
    ] = "",
) -> None:
    """Make an account, an administrator's unless another role is named."""
    with plainly():
        _prepared(lambda _: None)
        with wiring.desk().work(COMMAND_LINE) as work:
            accounts.make_account_with_roles(work, name, email, language, password, frozenset(role))
        typer.echo(f"{name} can sign in as {email} ({', '.join(role)}).")


@app.command()
def settings() -> None:
    """Show every setting: its variable, its value now, and what it is for."""
    with plainly():
        chosen = wiring.settings()
        for name, field in Settings.model_fields.items():
            value = getattr(chosen, name)
            shown = _without_password(str(value)) if name == "database_url" else str(value)
            typer.echo(f"{variable(name)} = {shown or '(empty)'}\n    {field.description}")


@app.command("verify-trail")
def verify_trail() -> None:
    """Check that no line of the trail was changed, removed or slipped in."""
    with plainly():
        _prepared(lambda _: None)
        with wiring.desk().work(COMMAND_LINE) as work:
            fault, lines = trail.first_fault(work), trail.length(work)
    if fault is not None:
        typer.echo(f"The trail is broken at line {fault}: it was changed, removed or slipped in.", err=True)
        raise typer.Exit(1)
    typer.echo(f"The trail is whole: {lines} lines.")
