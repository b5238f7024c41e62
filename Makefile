# Everything a developer or an operator calls. `make setup` installs; the rest needs nothing else.
PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.installed
COMPILE := $(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --python-version 3.11
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: setup run test test-all check format lock

setup: $(STAMP)

# Compiled once, in a few seconds: no command then waits for it, even where Python is told to write no bytecode.
$(STAMP): requirements-dev.lock requirements-uv.lock
	@command -v $(PYTHON) >/dev/null || { echo "Python 3.11 or newer is needed, and '$(PYTHON)' is not installed (PYTHON=... names another)."; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed, and '$(PYTHON)' is `$(PYTHON) -V 2>&1` (PYTHON=... names another)."; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { echo "Python's venv module is missing: install the package python3-venv."; exit 1; }
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --require-hashes --no-deps -r requirements-uv.lock
	@$(BIN)/uv pip sync --quiet --python $(BIN)/python --require-hashes --compile-bytecode requirements-dev.lock
	@$(BIN)/python -m compileall -q manage.py negotiations
	@touch $(STAMP)

run: setup
	@exec $(BIN)/python manage.py run --with-parent

test: setup
	$(BIN)/python -m pytest -n auto --dist loadfile

test-all: setup
	$(BIN)/python -m pytest -n auto --dist loadfile -m ""

check: setup
	$(BIN)/ruff format --check --quiet .
	$(BIN)/ruff check --quiet .
	$(BIN)/djade --check --target-version 5.2 `find templates -name '*.html'`
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python manage.py makemigrations --check --dry-run
	$(BIN)/python -m pytest --quiet tests/architecture/test_imports.py

format: setup
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	$(BIN)/djade --target-version 5.2 `find templates -name '*.html'`

lock: setup
	$(COMPILE) pyproject.toml -o requirements.lock
	$(COMPILE) --extra dev -c requirements.lock pyproject.toml -o requirements-dev.lock
