# make run    the meeting, from an empty folder, on http://127.0.0.1:8000
# make test   lint, types, checks, every test on SQLite and on PostgreSQL
# make bench  the figures, one JSON line each
SHELL := /bin/bash
PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
HAVE_UV := $(shell command -v uv 2>/dev/null)

.PHONY: run install install-dev test fuzz journeys bench lint clean messages lock

run: install
	@ADGMIN_CLOCK=$${ADGMIN_CLOCK-2026-01-15T11:05+07:00} \
	ADGMIN_CLOCK_ANCHOR=$$(date +%s) \
	$(BIN)/python manage.py run_meeting --port $(PORT)

install: .venv/.installed
install-dev: .venv/.installed-dev

.venv/bin/python:
	@echo "Making .venv …"
ifdef HAVE_UV
	@uv venv -q --allow-existing --python $(PYTHON) .venv
else
	@$(PYTHON) -m venv .venv
endif

.venv/.installed: requirements.txt | .venv/bin/python
	@echo "Installing what the product needs …"
ifdef HAVE_UV
	@uv pip install -q --python $(BIN)/python --require-hashes -r requirements.txt
else
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements.txt
endif
	@touch $@

.venv/.installed-dev: requirements-dev.txt | .venv/bin/python
	@echo "Installing what the tests need …"
ifdef HAVE_UV
	@uv pip install -q --python $(BIN)/python --require-hashes -r requirements-dev.txt
else
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements-dev.txt
endif
	@touch .venv/.installed $@

test: install-dev
	@$(BIN)/python tests/run_all.py

# The tests that draw their examples, with new ones (make test takes the same each time).
fuzz: install-dev
	@ADGMIN_FUZZ=1 TEST_DATABASE_URL= $(BIN)/pytest -q -n 2 \
		$$(grep -rlE "^@given|RuleBasedStateMachine" tests --include='*.py')

# Every journey in every look (make test makes the core of them).
journeys: install-dev
	@TEST_DATABASE_URL= $(BIN)/pytest -q -n 2 --dist loadfile -m browser tests/browser

lint: install-dev
	$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy .

bench: install-dev
	@$(BIN)/python bench/run.py

# Pin again what requirements*.in name (needs uv).
lock:
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header requirements.in -o requirements.txt
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header requirements-dev.in -o requirements-dev.txt

clean:
	rm -rf .venv var .mypy_cache .ruff_cache .hypothesis
