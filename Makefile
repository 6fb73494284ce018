# make demo: set up, read the sample corpus, show the three jobs.   make test: all checks and tests.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DEMO := demo-library
STAMP := $(VENV)/.ready

.PHONY: demo setup test check ocr-data lock samples readme clean-demo

demo: setup ocr-data
	@PATH="$(CURDIR)/$(BIN):$$PATH" sh corpus/demo.sh "$(DEMO)"

setup: $(STAMP)

$(STAMP): requirements.lock pyproject.toml setup.py $(wildcard native/*)
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || { echo "planspor: no virtual environment could be made; on Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }
	@echo "Installing the locked dependencies (once, a minute or two) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@$(BIN)/planspor --version
	@touch $(STAMP)

# Norwegian OCR data, if it is missing and may be installed; without it scans wait and the rest works.
ocr-data:
	@sh corpus/ocr_data.sh

check: setup
	$(BIN)/ruff check .
	$(BIN)/mypy

test: check
	$(BIN)/python -m pytest -n 2 --dist loadgroup

# The lock names no index: hashes alone say what is meant.
lock:
	$(BIN)/pip-compile --quiet --extra dev --generate-hashes --allow-unsafe --strip-extras --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-header --no-annotate --output-file requirements.lock pyproject.toml

samples: setup
	$(BIN)/python -m corpus.build_samples corpus/samples

# Every example in README.md is run by a test; this writes their present output into it.
readme: setup
	$(BIN)/python -m tests.docs.readme

clean-demo:
	rm -rf $(DEMO)
