# Kompas: `make run` starts it, `make test` proves it. Both do all of their own set-up.

SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help run test quick bench env lock browser lint FORCE

BIN := .venv/bin
WORKERS ?= 3
PYTEST := $(BIN)/python -m pytest -q -n $(WORKERS) --dist worksteal

help: ## Say what can be done here
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/' | expand -t 16

run: .venv/complete ## Start Kompas on http://localhost:8501, with a fictional demonstration zone the first time (PORT=... for another port)
	@exec $(BIN)/assessment-app run --demo $(if $(PORT),--port $(PORT))

test: .venv/complete browser lint ## Prove everything: lint, types, import contracts, and all tests in a real browser and on both databases
	@echo "Running all tests, on SQLite and PostgreSQL, in a real browser ..."
	@$(PYTEST)

quick: .venv/complete lint ## Lint, types, contracts, and the tests that need no browser, no PDF and no PostgreSQL (about a minute)
	@echo "Running the domain, bank, storage, service and house tests, on SQLite ..."
	@$(PYTEST) -m "not postgres" $(wildcard tests/domain tests/banks tests/storage tests/services tests/house)

bench: .venv/complete browser ## Measure the figures that are promised, and print them as a table
	@$(BIN)/python -m benchmarks

env: .venv/complete ## Make only the environment, in .venv

lock: ## Renew requirements.lock from pyproject.toml (UPGRADE=1: newest versions of what is not pinned there)
	@scripts/lock.sh $(if $(UPGRADE),--upgrade)

browser: .venv/complete
	@$(BIN)/python scripts/browser.py

lint: .venv/complete
	@echo "Checking style, types and import contracts ..."
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo

# The environment is made again when what it should hold changed, or when it was made for another place.
.venv/complete: requirements.lock pyproject.toml $(shell grep -qsxF '$(CURDIR)' .venv/complete && test -x $(BIN)/python || echo FORCE)
	@scripts/environment.sh
