"""Writes an instrument as the YAML of the banks, so that it can be taken home, changed and brought back."""

from __future__ import annotations

import yaml

from assessment_app.domain.instruments import AnyInstrument, written_content

LINE = 120


class _Dumper(yaml.SafeDumper):
    """Block style, indented lists, long texts folded."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002
        """Entries of a list stand further in than its name."""
        super().increase_indent(flow, indentless=False)


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = ">" if len(text) > LINE - 30 or ": " in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _text)


def as_yaml(instrument: AnyInstrument, version: int | None = None) -> bytes:
    """The instrument as a bank file, under another version number if one is given."""
    content = written_content(instrument)
    if version is not None:
        content["version"] = version
        content.pop("reread", None)
    written: str = yaml.dump(content, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=LINE)
    return written.encode("utf-8")
