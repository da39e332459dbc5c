# make          build the course in content/ into docs/
# make serve    show it in the browser and follow every edit
# make test     run the tests
# make check    tests with coverage, style and types: what a change must pass
# make oldest   the tests without a browser, with the oldest libraries that we allow (into .venv-oldest)
# make audit    ask the advisories of PyPI about what is installed
# make publish  push the course to the gh-pages branch
# make clean    remove what builds made (.venv stays; remove it by hand)
#
# Needs git, make and Python 3.11 or newer with its venv module; the rest goes into .venv.

.DEFAULT_GOAL := build
.PHONY: build serve publish test check oldest audit clean

# The first Python that is new enough; `make PYTHON=/path/to/python` chooses another.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
  if $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then echo $$p; break; fi; done)
BIN := .venv/bin
RUN := .venv/.tuftenotes
DEV := .venv/.development
OLDEST := .venv-oldest
OLDEST_TESTS ?= tests
MIN_COVERAGE := 95
# Where the repository's pages are on their host; `make publish BASEURL=` for a domain of their own.
BASEURL ?= /tuftenotes

build: $(RUN)
	$(BIN)/tuftenotes build

serve: $(RUN)
	$(BIN)/tuftenotes serve

publish: $(RUN)
	$(BIN)/tuftenotes publish --baseurl "$(BASEURL)"

clean: $(RUN)
	$(BIN)/tuftenotes clean

test: $(DEV)
	$(BIN)/python -m pytest -q

check: $(DEV)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/python -m pytest -q --cov --cov-report=term --cov-fail-under=$(MIN_COVERAGE)

# Of the libraries that we name the oldest allowed, of what they drag in the newest.
$(OLDEST)/.installed: pyproject.toml scripts/oldest_versions.py | .venv/bin/python
	$(BIN)/python -m venv $(OLDEST)
	$(BIN)/python scripts/oldest_versions.py cards subset > $(OLDEST)/versions.txt
	$(OLDEST)/bin/python -m pip install --quiet --disable-pip-version-check -r $(OLDEST)/versions.txt --editable .
	$(OLDEST)/bin/python -m pip install --quiet --disable-pip-version-check hatchling hypothesis lxml pytest
	@touch $@

oldest: $(OLDEST)/.installed
	$(OLDEST)/bin/python -m pytest -q --ignore=tests/browser $(OLDEST_TESTS)

audit: $(RUN)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check pip-audit
	$(BIN)/python -m pip_audit --skip-editable

.venv/bin/python:
	@if [ -z "$(PYTHON)" ]; then \
	  echo "tuftenotes needs Python 3.11 or newer, and there is none on the PATH." >&2; \
	  echo "Install one (python.org, or your system's packages), or say: make PYTHON=/path/to/python" >&2; exit 1; fi
	@if ! $(PYTHON) -c 'import venv, ensurepip' 2>/dev/null; then \
	  echo "$(PYTHON) has no venv module. On Debian and Ubuntu: apt install python3-venv" >&2; exit 1; fi
	$(PYTHON) -m venv .venv

# An editable install: what is edited here is what runs. The course uses all extras that make pages; where one
# of them cannot be had, it is built without.
$(RUN): pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[cards,search,subset]' \
	  || $(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

# Dependency groups need pip 25.1.
$(DEV): pyproject.toml | $(RUN)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check 'pip>=25.1'
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --group dev
	@touch $@
