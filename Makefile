PYTHON ?= python3
BIN := .venv/bin

help: ## what can be made
	@grep -E '^[a-z]+:.*##' Makefile | sed 's/:.*## /\t/'

.venv/made: pyproject.toml
	$(PYTHON) -m venv .venv || { echo "python3 -m venv failed: install the package python3-venv"; exit 1; }
	$(BIN)/pip install --quiet --upgrade pip
	$(BIN)/pip install --quiet --editable .
	touch $@

.venv/tested: .venv/made
	$(BIN)/pip install --quiet --editable '.[test]'
	touch $@

demo: .venv/made ## install, then read the reports that ship with the project
	$(BIN)/riwaya read examples/sunbula-01.txt --date 2031-03-04
	mkdir -p out
	$(BIN)/riwaya read examples/*.txt --html out/demo.html
	@echo "All twelve reports with their claims marked: out/demo.html"

test: .venv/tested ## install what the tests need; lint, types, imports, tests
	$(BIN)/ruff check src tests training bench
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -n 2

gate: .venv/made ## the floors of quality
	$(BIN)/python bench/gate.py

bench: .venv/made ## speed, memory, robustness
	$(BIN)/python bench/speed.py
	$(BIN)/python bench/robust.py

train: .venv/made ## build again what arabic/ ships, from ../shared/data
	$(BIN)/python training/wordlist.py

.PHONY: help demo test gate bench train
