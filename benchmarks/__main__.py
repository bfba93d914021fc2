"""Measures everything that is promised and prints it as a table; `make bench` runs it."""

from __future__ import annotations

from benchmarks import printing, tapping, visiting
from benchmarks.browsing import browser
from benchmarks.figures import machine, table
from benchmarks.serving import data_folder, kompas


def main() -> None:
    """Runs every group of figures on one machine, one after the other."""
    about = machine()
    print("Measuring on a server of its own; this takes about two minutes ...", flush=True)
    with data_folder() as data, browser() as chromium:
        with kompas(data) as address:
            figures = [visiting.first_visit(chromium, address)]
            figures += tapping.measure(chromium, address)
            figures += printing.measure(chromium, address, data)
        figures.append(visiting.second_start(chromium, data))
    print(f"\n{table(figures)}\n\n{about}")


if __name__ == "__main__":
    main()
