# Everything a checkout needs: `make run` and `make test` set up what is missing first.

VENV   := .venv
PYTHON := $(VENV)/bin/python
READY  := $(VENV)/.ready
ARGS   ?=

# The first Python that is new enough; looked for only when the environment is made.
BASE_PYTHON = $(firstword $(foreach name,python3 python3.14 python3.13 python3.12 python3.11,\
    $(shell $(name) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $(name))))

.PHONY: run test coverage lint format bench kills clean

run: $(READY)
	$(PYTHON) main.py $(ARGS)

# on all cores, a file of tests on one of them: many share a desk that is made once
test: $(READY)
	QT_QPA_PLATFORM=offscreen $(PYTHON) -m pytest --numprocesses logical --dist loadfile $(ARGS)

coverage: $(READY)
	QT_QPA_PLATFORM=offscreen $(PYTHON) -m pytest --cov --cov-report=term:skip-covered $(ARGS)

lint: $(READY)
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports --no-logo

format: $(READY)
	$(VENV)/bin/ruff check --fix .
	$(VENV)/bin/ruff format .

bench: $(READY)
	$(PYTHON) -m benchmarks $(ARGS)

kills: $(READY)
	$(PYTHON) -m benchmarks.kills $(ARGS)

clean:
	rm -rf $(VENV) dist build .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis .coverage

# The stamp is newer than what it was made from, so a second `make run` starts at once.
$(READY): pyproject.toml requirements.lock .ci/system-libraries
	@test -x $(PYTHON) || .ci/system-libraries --for-python $(BASE_PYTHON)
	@test -x $(PYTHON) || $(or $(BASE_PYTHON),python3) -m venv $(VENV)
	$(PYTHON) -m pip install --quiet --constraint requirements.lock --editable '.[dev]'
	@.ci/system-libraries --for-qt $(PYTHON)
	@touch $@
