"""Says things in one language: sentences, refusals, dates, times, numbers and names of things."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime, format_time
from babel.lists import format_list
from babel.numbers import format_decimal

from assessment_app.domain.bank_faults import BankFault
from assessment_app.domain.language import Language, Texts
from assessment_app.domain.refusals import Refusal
from assessment_app.text.catalogues import sentences

BRUSSELS = ZoneInfo("Europe/Brussels")
LOCALES = {Language.NL: "nl_BE", Language.FR: "fr_BE", Language.EN: "en_GB"}


@dataclass(frozen=True, slots=True)
class Speaker:
    """Speaks one language."""

    language: Language

    def say(self, message: str, /, **values: Any) -> str:
        """The sentence for this message (its English wording, or a dotted key), with its values filled in."""
        sentence = sentences(self.language).single.get(message) or message
        return sentence.format(**values) if values else sentence

    def count(self, one: str, many: str, n: int, /, **values: Any) -> str:
        """The sentence for `n` of something; French counts zero as one."""
        pair = sentences(self.language).counted.get(one) or (one, many)
        single = n in {0, 1} if self.language is Language.FR else n == 1
        return pair[0 if single else 1].format(n=n, **values)

    def refusal(self, refusal: Refusal) -> str:
        """The sentence of a refusal."""
        return self.say(refusal.key, **{name: self._readable(value) for name, value in refusal.values.items()})

    def fault(self, fault: BankFault) -> str:
        """What is wrong with a bank file at one place, and what to mend."""
        readable = {name: self._readable(value) for name, value in fault.values.items()}
        return self.say(f"bank.{fault.fault}", **readable)

    def _readable(self, value: Any) -> Any:
        if isinstance(value, BankFault):
            return self.fault(value)
        if isinstance(value, datetime):
            return self.moment(value)
        if isinstance(value, date):
            return self.day(value)
        if isinstance(value, (list, tuple, set, frozenset)):
            return self.listed(str(self._readable(item)) for item in value)
        return value.in_(self.language) if isinstance(value, Texts) else value

    def day(self, day: date) -> str:
        """24 november 2026."""
        return format_date(day, "d MMMM y", locale=LOCALES[self.language])

    def weekday(self, day: date) -> str:
        """Di 24 nov."""
        return format_date(day, "EEE d MMM", locale=LOCALES[self.language])

    def moment(self, at: datetime) -> str:
        """24 november 2026, 14:03, in Brussels."""
        return format_datetime(at, "d MMMM y, HH:mm", tzinfo=BRUSSELS, locale=LOCALES[self.language])

    def stamp(self, at: datetime) -> str:
        """24/11/2026 14:03:07, in Brussels, on one line."""
        return format_datetime(at, "dd/MM/y\N{NO-BREAK SPACE}HH:mm:ss", tzinfo=BRUSSELS, locale=LOCALES[self.language])

    def clock(self, at: datetime) -> str:
        """14:03:07, in Brussels."""
        return format_time(at.astimezone(BRUSSELS), "HH:mm:ss", locale=LOCALES[self.language])

    def hour(self, at: datetime) -> int:
        """0 to 23, in Brussels."""
        return at.astimezone(BRUSSELS).hour

    def number(self, value: float, decimals: int = 1) -> str:
        """3,6 in Dutch and French; 3.6 in English."""
        return format_decimal(value, format=f"0.{'0' * decimals}" if decimals else "0", locale=LOCALES[self.language])

    def listed(self, items: Any) -> str:
        """a, b en c."""
        return format_list(list(items), locale=LOCALES[self.language])


@cache
def speaker(language: Language) -> Speaker:
    """The speaker of this language."""
    return Speaker(language)
