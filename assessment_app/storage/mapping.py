"""Turns frozen values into rows and rows into frozen values; rows never leave this folder."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Any, TypeVar

from pydantic import TypeAdapter
from sqlalchemy import JSON, Table

T = TypeVar("T")


_adapters: dict[type[Any], TypeAdapter[Any]] = {}


def _adapter(kind: type[Any]) -> TypeAdapter[Any]:
    if kind not in _adapters:
        _adapters[kind] = TypeAdapter(kind)
    return _adapters[kind]


def row_of(value: Any, table: Table) -> dict[str, Any]:
    """The columns of this table, filled from the fields of the same name."""
    row: dict[str, Any] = {}
    plain: dict[str, Any] | None = None
    for column in table.columns:
        if not hasattr(value, column.name):
            continue
        content = getattr(value, column.name)
        if isinstance(column.type, JSON):
            plain = _adapter(type(value)).dump_python(value, mode="json") if plain is None else plain
            content = plain[column.name]
        row[column.name] = content.value if isinstance(content, Enum) else content
    return row


def value_of(kind: type[T], row: Mapping[Any, Any]) -> T:
    """The frozen value whose fields have the names of these columns."""
    value: T = _adapter(kind).validate_python({str(name): content for name, content in row.items()})
    return value
