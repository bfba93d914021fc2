"""Every setting of Kompas in one place: what it is, its default, and the environment variable that sets it."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from assessment_app.domain.language import Language
from assessment_app.domain.refusals import Unusable

PROJECT = Path(__file__).parent.parent


class Settings(BaseSettings):
    """The settings, read from the environment."""

    model_config = SettingsConfigDict(env_prefix="KOMPAS_", frozen=True, extra="ignore", env_ignore_empty=True)

    data: Path = Field(default=Path("data"), description="Folder for the SQLite database.")
    database_url: str = Field(
        default="",
        validation_alias="DATABASE_URL",
        description="Database of a zone, postgresql://user:password@host/name; when empty, SQLite in the data folder.",
    )
    banks: Path = Field(default=PROJECT / "question_banks", description="Folder with the instruments.")
    zone: str = Field(
        default="Politiezone Brussel HOOFDSTAD Elsene – Zone de police Bruxelles CAPITALE Ixelles",
        description="Name of the zone, as it stands on documents.",
    )
    public_url: str = Field(
        default="",
        description="Address at which people reach Kompas, such as https://kompas.example.be; invitation links begin "
        "with it, and https makes cookies secure. Needed as soon as Kompas is reachable from other machines.",
    )
    session_idle_hours: int = Field(
        default=8, ge=1, le=72, description="Hours without a click after which one is signed out."
    )
    session_days: int = Field(
        default=14, ge=1, le=60, description="Days after which one has to sign in again in any case."
    )
    invitation_days: int = Field(default=21, ge=1, le=120, description="Days an invitation link works.")
    appeal_nl: str = Field(
        default="", description="Appeal route and time limit for Dutch decisions; from the zone's jurist."
    )
    appeal_fr: str = Field(default="", description="The same for French decisions.")
    appeal_en: str = Field(default="", description="The same for English copies.")
    trusted_proxies: str = Field(
        default="127.0.0.1", description="Addresses of the proxies whose X-Forwarded headers count, with commas."
    )

    @property
    def database(self) -> str:
        """The URL of the database in use."""
        return self.database_url or f"sqlite:///{self.data / 'kompas.db'}"

    @property
    def secure(self) -> bool:
        """Whether people reach Kompas over TLS."""
        return urlsplit(self.public_url).scheme == "https"

    @property
    def session_idle(self) -> timedelta:
        """The same as `session_idle_hours`."""
        return timedelta(hours=self.session_idle_hours)

    def appeal(self, language: Language) -> str:
        """How and until when to appeal, in this language; empty when the zone has not said."""
        return {Language.NL: self.appeal_nl, Language.FR: self.appeal_fr, Language.EN: self.appeal_en}[language]

    def address(self, host: str, port: int) -> str:
        """The address that links begin with.

        Raises:
            Unusable: Kompas listens for other machines and nobody said at which address they reach it.
        """
        if self.public_url:
            if urlsplit(self.public_url).scheme not in {"http", "https"} or not urlsplit(self.public_url).netloc:
                raise Unusable("settings.public_url_odd", value=self.public_url)
            return self.public_url.rstrip("/")
        if host not in {"127.0.0.1", "localhost", "::1"}:
            raise Unusable("settings.public_url_missing")
        return f"http://localhost:{port}"


def read_settings() -> Settings:
    """The settings of this process.

    Raises:
        Unusable: one cannot be used; names its variable and what is wrong with it.
    """
    try:
        found = Settings()
        # Streamlit needs the working folder changed later; a relative folder means the one Kompas was started from.
        return found.model_copy(update={"data": found.data.absolute(), "banks": found.banks.absolute()})
    except ValidationError as fault:
        first = fault.errors()[0]
        raise Unusable("settings.unusable", name=variable(str(first["loc"][0])), why=first["msg"]) from None


def variable(name: str) -> str:
    """The environment variable of a setting."""
    return "DATABASE_URL" if name.lower() == "database_url" else f"KOMPAS_{name.upper()}"
