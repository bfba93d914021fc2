"""A shelf keeps values of one kind: fetched by identifier, saved with a check that nobody saved in between."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Generic, TypeVar

from sqlalchemy import ColumnElement, Connection, Table, insert, select, update
from sqlalchemy.exc import IntegrityError

from assessment_app.domain.refusals import NotFound, OutOfDate, Unusable
from assessment_app.storage.mapping import row_of, value_of

T = TypeVar("T")


class Ledger:
    """The open transaction, and whether anything was changed in it."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.changed = False


class Shelf(Generic[T]):
    """Values of one kind in one table; the first column of the primary key identifies them."""

    table: Table
    kind: type[T]

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    @property
    def _key(self) -> Any:
        return next(iter(self.table.primary_key.columns))

    def get(self, ident: str) -> T:
        """The value with this identifier.

        Raises:
            NotFound: there is none.
        """
        if (found := self._one(self._key == ident)) is None:
            raise NotFound("nothing_here")
        return found

    def lock(self, ident: str) -> T:
        """The value with this identifier, kept from others until this work ends.

        Raises:
            NotFound: there is none.
        """
        self._hold(ident)
        return self.get(ident)

    def _hold(self, ident: str) -> None:
        self._ledger.connection.execute(select(self._key).where(self._key == ident).with_for_update())

    def add(self, value: T) -> T:
        """Keeps a new value.

        Raises:
            Unusable: one like it exists already.
        """
        try:
            with self._ledger.connection.begin_nested():
                self._ledger.connection.execute(insert(self.table).values(**row_of(value, self.table)))
        except IntegrityError:
            raise Unusable("exists_already") from None
        self._ledger.changed = True
        return value

    def save(self, value: T) -> T:
        """Keeps the successor of a value, and answers it with its new version.

        Raises:
            OutOfDate: somebody saved a successor before.
        """
        row = row_of(value, self.table)
        version = row.pop("version")
        unchanged = (self._key == row[self._key.name]) & (self.table.c.version == version)
        done = self._ledger.connection.execute(update(self.table).where(unchanged).values(**row, version=version + 1))
        if done.rowcount != 1:
            raise OutOfDate("changed_meanwhile", theirs=self._one(self._key == row[self._key.name]))
        self._ledger.changed = True
        return replace(value, version=version + 1)  # type: ignore[type-var]

    def _one(self, *conditions: ColumnElement[bool]) -> T | None:
        row = self._ledger.connection.execute(select(self.table).where(*conditions)).mappings().first()
        return None if row is None else value_of(self.kind, row)

    def _many(self, *conditions: ColumnElement[bool], order: Any = None) -> tuple[T, ...]:
        orders = order if isinstance(order, tuple) else (self._key if order is None else order,)
        query = select(self.table).where(*conditions).order_by(*orders)
        return tuple(value_of(self.kind, row) for row in self._ledger.connection.execute(query).mappings())
