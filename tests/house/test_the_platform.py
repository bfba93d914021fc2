"""The platform's own settings: every option in its file is one it knows and obeys, and every colour can be read."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from streamlit import config

from tests.house.reading import ROOT, none_of

FILE = tomllib.loads((ROOT / ".streamlit/config.toml").read_text(encoding="utf-8"))
WITH_NAMED_FIELDS = {"server.trustedUserHeaders"}
"""Options whose value is a table itself."""

AA = 4.5
"""The least contrast of text on its ground (WCAG 2.2, success criterion 1.4.3)."""

AA_MARKS = 3.0
"""The least contrast of what is not text: borders of fields, icons (1.4.11)."""


def test_the_platform_knows_and_obeys_every_option(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    effective = {name: option.value for name, option in config.get_config_options(force_reparse=True).items()}
    none_of(
        f"{name}: {value!r} is not what holds" for name, value in options(FILE) if effective.get(name, ...) != value
    )


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_text_can_be_read_on_its_ground(theme: str) -> None:
    none_of(faint(FILE["theme"][theme]))


def test_an_option_is_found_by_its_full_name() -> None:
    assert dict(options({"theme": {"dark": {"textColor": "#fff"}}})) == {"theme.dark.textColor": "#fff"}


def test_a_faint_colour_is_seen() -> None:
    light = FILE["theme"]["light"]
    assert list(faint({**light, "orangeTextColor": "#D97706"}))
    assert list(faint({**light, "borderColor": "#D6D0C4"}))
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


def options(table: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, Any]]:
    """Every option with its full name, such as ``theme.dark.textColor``."""
    for key, value in table.items():
        name = f"{above}{key}"
        if isinstance(value, dict) and name not in WITH_NAMED_FIELDS:
            yield from options(value, f"{name}.")
        else:
            yield name, value


def faint(theme: Mapping[str, Any]) -> Iterator[str]:
    """Each pair of colours in a theme that is too close to be read."""
    page, field = theme["backgroundColor"], theme["secondaryBackgroundColor"]
    side = theme["sidebar"]["backgroundColor"]
    pairs = [(theme["textColor"], ground, AA) for ground in (page, field, side)]
    pairs += [(theme["linkColor"], ground, AA) for ground in (page, field, side)]
    pairs += [("#FFFFFF", theme["primaryColor"], AA)]  # the platform writes white on a primary button, in both themes
    pairs += [(theme["borderColor"], ground, AA_MARKS) for ground in (page, field, side)]
    for colour in ("blue", "orange", "yellow", "green", "red", "gray"):
        pairs += [
            (theme[f"{colour}TextColor"], ground, AA) for ground in (page, field, theme[f"{colour}BackgroundColor"])
        ]
        pairs += [(theme[f"{colour}Color"], page, AA_MARKS)]
    for text, ground, least in pairs:
        if contrast(text, ground) < least:
            yield f"{text} on {ground}: {contrast(text, ground):.2f}, and it should be {least}"


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2, definition of contrast ratio)."""
    darker, lighter = sorted(map(_luminance, (one, other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
