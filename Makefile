# Everything below sets itself up: it needs Python 3.11 or later, make, and a package index for the first time.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
READY_DEV := $(VENV)/.ready-dev
READY_ALL := $(VENV)/.ready-all

.PHONY: docs demo test test-all fuzz lint types generate generated bench bench-parts format clean

# What the project is for: the faults of an example article, then the diff that mends it. `check` ends with status 1 because the article
# has faults; that is what is shown here, so status 1 is what the demo expects, and anything else fails it.
demo: $(READY)
	$(BIN)/editlint check examples/market-square.txt; test $$? -eq 1
	@echo; echo "--- editlint fix --diff examples/market-square.txt"
	$(BIN)/editlint fix --diff examples/market-square.txt; test $$? -le 1

test: $(READY_DEV)
	$(BIN)/python -m pytest -n 2

# What takes long or needs other programs (git, pre-commit).
test-all: $(READY_ALL)
	$(BIN)/python -m pytest -n 2 -m "slow or not slow"

# Random articles by the thousand, of seeds that nobody has seen: for a night. What breaks is printed with its seed and number.
FUZZ_SEEDS ?= $(shell date +%Y%m%d1 ; date +%Y%m%d2)
FUZZ_COUNT ?= 20000
fuzz: $(READY_DEV)
	for seed in $(FUZZ_SEEDS); do PYTHONPATH=tests nice $(BIN)/python -m run.fuzzing $$seed $(FUZZ_COUNT) || exit 1; done

lint: $(READY_DEV)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

format: $(READY_DEV)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

types: $(READY_DEV)
	$(BIN)/mypy

# Files that are made from the code. `generated` fails where they are stale.
generate: $(READY_DEV)
	$(BIN)/python docs/generate.py

generated: $(READY_DEV)
	$(BIN)/python docs/generate.py --check

# The documentation as a site, in site/. It fails on a link that leads nowhere.
docs: $(READY_DEV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[docs]"
	NO_MKDOCS_2_WARNING=1 $(BIN)/python -m mkdocs build --strict --quiet

# editlint beside its peers, which are installed into EDITLINT_PEERS; writes docs/benchmarks.md.
bench: $(READY_DEV)
	$(BIN)/python bench/peers

# What each part costs, and how well it does.
bench-parts: $(READY_DEV)
	for bench in bench/*.py; do case $$bench in *train*|*folds*|*compare*|*draw*|*recombined*|*published*|*examples*) ;; *) echo "== $$bench"; $(BIN)/python $$bench || exit 1;; esac; done

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis

# Set-up is done again only when the dependencies may have changed.
$(READY): pyproject.toml hatch_build.py
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	$(BIN)/python -m compileall -q src
	touch $@

$(READY_DEV): $(READY)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[dev]"
	touch $@

$(READY_ALL): $(READY_DEV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[dev,test-all]"
	touch $@
