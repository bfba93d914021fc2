"""The scoring grid: how long until it is open, and how long from a tap on a rating until "saved" is on the screen."""

from __future__ import annotations

import time
from itertools import cycle, islice

from playwright.sync_api import Browser, Page

from benchmarks import places
from benchmarks.browsing import signed_in
from benchmarks.figures import Figure

OPENINGS = 10
WARM_UP = 5
TAPS = 40

# From the finger going down to the frame in which the field says "saved", by the browser's own clock.
TIMED = """
(field, saved) => {
  const root = field.getRootNode();
  const here = () => root.querySelector(`[data-field="${field.dataset.field}"]`);
  let from = null, sent = false;
  root.addEventListener("pointerdown", () => { from = performance.now(); }, { once: true, capture: true });
  const done = new Promise((resolve) => {
    const watch = new MutationObserver(() => {
      if (from === null) return;
      if (here().dataset.state !== saved) { sent = true; return; }
      if (!sent) return;
      watch.disconnect();
      requestAnimationFrame(() => resolve(performance.now() - from));
    });
    watch.observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
  });
  return { done };
}
"""


def measure(browser: Browser, address: str) -> list[Figure]:
    """Both figures of the grid, for one member on a laptop."""
    page = signed_in(browser, address, places.MEMBER)
    openings = tuple(_opening(page, address) for _ in range(OPENINGS))
    _note(page)
    taps = [_tap(page, value) for value in islice(cycle(places.RATINGS), WARM_UP + TAPS)]
    page.context.close()
    return [
        Figure("tap on a rating until saved", 120, "ms", tuple(taps[WARM_UP:])),
        Figure("opening the grid", 1000, "ms", openings),
    ]


def _opening(page: Page, address: str) -> float:
    page.goto(address)
    link = page.locator(places.GRID_LINK).first
    link.wait_for()
    began = time.perf_counter()
    link.click()
    page.locator(places.QUESTION).nth(places.QUESTIONS - 1).wait_for()
    return (time.perf_counter() - began) * 1000


def _note(page: Page) -> None:
    page.locator(places.NOTE.format(field=places.RATED)).fill("He stopped, asked what had happened, and wrote it down.")
    page.locator(places.FIELD.format(field=f"{places.RATED}-note") + f"[data-state='{places.SAVED}']").wait_for()


def _tap(page: Page, value: str) -> float:
    field = page.locator(places.FIELD.format(field=places.RATED))
    watch = field.evaluate_handle(TIMED, places.SAVED)
    page.locator(places.POINT.format(field=places.RATED, value=value)).click()
    milliseconds: float = watch.evaluate("watch => watch.done")
    return milliseconds
