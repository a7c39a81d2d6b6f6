# `make` lists the commands.
SHELL := /bin/bash
.DEFAULT_GOAL := help
PORT ?= 8000
BIN := .venv/bin
PYTHON ?= python3

.PHONY: help setup demo test test-postgres check fix docs requirements vendor

help: ## List the commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-13s %s\n", $$1, $$2}'

setup: ## Make .venv and the database ready, and do no more
	@$(PYTHON) scripts/prepare.py run
	@$(BIN)/keepsake demo --prepare-only

# On a terminal the server gets the keyboard to itself (set -m), so that Ctrl-C ends it and not make.
demo: ## Serve the demonstration on http://127.0.0.1:8000 (another port: make demo PORT=8001)
	@$(PYTHON) scripts/prepare.py run
	@if [ -t 0 ]; then set -m; fi; $(BIN)/keepsake demo --port $(PORT); exit $$?

test: ## Install what the tests need, and run them all
	@$(PYTHON) scripts/prepare.py dev browser
	@$(BIN)/pytest -n 2 --dist loadgroup

test-postgres: ## Run the tests of both databases on PostgreSQL, in a cluster that is made and thrown away
	@$(PYTHON) scripts/prepare.py dev postgres
	$(PYTHON) scripts/on_postgres.py $(BIN)/pytest -q -n 2 --dist loadgroup -m both_databases

check: ## Everything that CI checks; changes nothing
	@$(PYTHON) scripts/prepare.py dev browser
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	KEEPSAKE_MODE=test $(BIN)/keepsake manage makemigrations --check --dry-run
	$(BIN)/python scripts/generate_docs.py --check
	$(BIN)/pytest -n 2 --dist loadgroup
	@$(MAKE) --no-print-directory test-postgres

fix: ## Format, and mend what can be mended by itself
	@$(PYTHON) scripts/prepare.py dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: ## Write the generated pages again
	@$(PYTHON) scripts/prepare.py dev
	$(BIN)/python scripts/generate_docs.py

requirements: ## Pin the dependencies again (needs uv on the path)
	$(PYTHON) scripts/pin.py

vendor: ## Copy the front end again from its packages (needs npm)
	$(PYTHON) scripts/vendor.py
