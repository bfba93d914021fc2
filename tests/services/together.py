"""Lets two people act at the same moment, in two connections of a real database."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, Self

PATIENCE = 20.0
"""Seconds after which something that should have happened did not."""


def at_the_same_moment(*gestures: Callable[[], Any]) -> list[Any]:
    """What each answered, or what it raised; all of them begin at once."""
    start = threading.Barrier(len(gestures))

    def begin(gesture: Callable[[], Any]) -> Any:
        start.wait(PATIENCE)
        return gesture()

    with ThreadPoolExecutor(len(gestures)) as pool:
        futures = [pool.submit(begin, gesture) for gesture in gestures]
        return [_outcome(future) for future in futures]


def _outcome(future: Future[Any]) -> Any:
    return future.exception(PATIENCE) or future.result()


class Meanwhile:
    """Something somebody else does while a piece of work is still open."""

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(1)
        self._future: Future[Any] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.shutdown()

    def does(self, gesture: Callable[[], Any], *, for_at_most: float = 0.7) -> None:
        """Begins it, and goes on when it is done or when it had to wait for so many seconds."""
        self._future = self._pool.submit(gesture)
        try:
            self._future.exception(for_at_most)
        except TimeoutError:
            return

    @property
    def waits(self) -> bool:
        """Whether it is still waiting for its turn."""
        return self._future is not None and not self._future.done()

    @property
    def outcome(self) -> Any:
        """What it answered in the end, or what it raised."""
        if self._future is None:
            raise AssertionError("nothing was begun")
        return _outcome(self._future)
