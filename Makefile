# Every target sets up .venv by itself: with uv where it is installed, else with venv and pip.
# make PYTHON=/path/to/python picks the interpreter; make test ARGS="-k quote" passes words on.

.DEFAULT_GOAL := help
.PHONY: help demo test lint bench clean remake

VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
READY_BENCH := $(VENV)/.ready-bench
PYTHON ?=
ARGS ?=

help:
	@echo "make demo    show what whence finds in the example articles"
	@echo "make test    run the tests"
	@echo "make lint    check style, types and the direction of imports"
	@echo "make bench   measure quality and speed"
	@echo "make clean   remove .venv and everything the tools left behind"

demo: $(READY)
	@$(BIN)/whence demo $(ARGS)

test: $(READY)
	@$(BIN)/python -m pytest -n auto -q $(ARGS)

lint: $(READY)
	@$(BIN)/ruff check --quiet
	@$(BIN)/ruff format --check --quiet
	@$(BIN)/python -m mypy --no-error-summary
	@$(call quietly,$(BIN)/lint-imports --no-cache)

bench: $(READY_BENCH)
	@$(BIN)/python -m bench $(ARGS)

clean:
	@rm -rf $(VENV) build dist .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Show what a command said only if it failed.
quietly = said=$$($(1) 2>&1) || { printf '%s\n' "$$said"; exit 1; }

# An environment is whole if its last step wrote the stamp, in this very folder (an environment does not
# survive a move), and its Python still starts. Any other one is made anew.
WHOLE := $(shell [ "$$(cat $(READY) 2>/dev/null)" = "$$(pwd -P)" ] && $(BIN)/python -c '' 2>/dev/null && echo yes)

find_python = \
	python=; \
	for name in "$(PYTHON)" python3.14 python3.13 python3.12 python3.11 python3 python; do \
		if [ -n "$$name" ] && "$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; \
		then python=$$name; break; fi; \
	done; \
	if [ -z "$$python" ] && command -v uv >/dev/null; \
	then python=$$(uv python find --system '>=3.11' 2>/dev/null) || :; fi; \
	if [ -z "$$python" ]; then \
		echo 'whence needs Python 3.11 or newer and found none: install one, or name it with make PYTHON=/path/to/python.' >&2; \
		exit 1; \
	fi

# With uv, or with the environment's own pip (which uv leaves out).
install = \
	if command -v uv >/dev/null; \
	then uv pip install --quiet --python $(BIN)/python --editable '$(1)'; \
	else \
		$(BIN)/python -m pip --version >/dev/null 2>&1 || $(BIN)/python -m ensurepip >/dev/null; \
		$(BIN)/python -m pip install -qq --disable-pip-version-check --editable '$(1)'; \
	fi

$(READY): pyproject.toml $(if $(WHOLE),,remake)
	@set -e; \
	if [ "$(WHOLE)" != yes ]; then \
		$(find_python); \
		echo 'Setting up .venv (once; some seconds with uv, a minute without) ...' >&2; \
		rm -rf $(VENV); \
		if command -v uv >/dev/null; \
		then uv venv --quiet --no-project --python "$$python" $(VENV); \
		else "$$python" -m venv $(VENV); fi; \
	fi; \
	$(call install,.[dev]); \
	pwd -P > $(READY)

$(READY_BENCH): $(READY)
	@set -e; $(call install,.[bench])
	@touch $@

export UV_PYTHON_DOWNLOADS := never
