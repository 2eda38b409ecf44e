PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/pip install --quiet --disable-pip-version-check
SHARED := $(or $(RIWAYA_SHARED),../shared)

help: ## what can be made
	@echo "make TARGET, where TARGET is one of"
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  %-7s %s\n", $$1, $$2 }' Makefile

.venv/made: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Riwaya needs Python 3.11 or newer; name one with: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' || \
	  { echo "This Python cannot make virtual environments; on Debian and Ubuntu: apt install python3-venv"; exit 1; }
	$(PYTHON) -m venv .venv
	$(PIP) --editable '.[casebook]'
	@touch $@

.venv/tested: .venv/made
	$(PIP) --editable '.[test]'
	@touch $@

demo: .venv/made ## install, then read the twelve reports that ship with the project
	$(BIN)/riwaya read examples/sunbula-01.txt --date 2031-03-02
	@mkdir -p out
	$(BIN)/riwaya read examples/*.txt --html out/demo.html
	$(BIN)/riwaya add examples/*.txt --to out/demo.db --workers 1
	$(BIN)/riwaya claims out/demo.db --act deny
	@echo "All twelve reports with their claims marked; open it in a browser: out/demo.html"

test: .venv/tested ## install what the tests need; then lint, types, import contracts, tests
	$(BIN)/ruff check src tests training bench docs
	$(BIN)/mypy
	$(BIN)/lint-imports
	tests/system-packages.sh
	$(BIN)/pytest -n 2

gate: .venv/made ## the floors of quality, on the gold that is here
	$(BIN)/python bench/gate.py

bench: .venv/made ## speed, memory, robustness
	$(BIN)/python bench/speed.py --n 500 --seed 1
	$(BIN)/python bench/robust.py --n 5000 --seed 1

train: .venv/made ## build again what src/riwaya/arabic ships, from ../shared/data
	@test -d $(SHARED)/data/syntax && test -d $(SHARED)/data/news || \
	  { echo "make train needs $(SHARED)/data with syntax/ and news/ (see NOTICE); RIWAYA_SHARED names another place"; exit 1; }
	$(PIP) --editable '.[train]'
	$(BIN)/python training/wordlist.py $(SHARED)/data
	$(BIN)/python training/given_names.py
	$(BIN)/python -m training.gazetteer $(SHARED)/data
	$(PIP) fasttext
	OMP_NUM_THREADS=1 ONEDNN_PRIMITIVE_CACHE_CAPACITY=8192 $(BIN)/python -m training.network.build $(SHARED)/data out/network

.PHONY: help demo test gate bench train
