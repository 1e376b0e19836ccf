# Samrit's commands. A newcomer needs two: `make run` and `make test`. `make help` lists the others.
SHELL := /bin/bash
BIN := .venv/bin
DIST := src/samrit/web/static/dist
LOCALE := src/samrit/web/locale
PORT ?= 8000

FRONTEND := $(shell find frontend -type f 2>/dev/null)
CATALOGUES := $(wildcard $(LOCALE)/*/LC_MESSAGES/django.po)

.DEFAULT_GOAL := help
.PHONY: help setup run test check static bench mutants browser ocr accuracy screenshots lock map rules messages clean

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' Makefile | expand -t 18

setup: .venv/.installed node_modules/.installed $(DIST)/app.js $(CATALOGUES:.po=.mo) ## .venv/ with the command samrit, and the pages' styles and scripts
	@echo "▸ everything is in place: $(BIN)/samrit"

run: setup ## load the demonstration round and serve it on this machine (PORT=8000)
	@$(BIN)/samrit demo
	@$(BIN)/samrit serve --demo --port $(PORT)

test: setup browser ocr ## the whole suite on SQLite and the web tests again on PostgreSQL, with coverage gates
	@scripts/test.sh

check: static test ## everything that must hold before a change is handed in

static: setup ## format, lint, types, walls between packages, migrations
	@scripts/static.sh

bench: setup ## every benchmark, in its small size
	@scripts/extra_venv.sh bench || echo "▸ the peers of the benchmarks cannot be installed here: their figures will be missing"
	@for script in bench/*.py; do echo "▸ $$script"; scripts/bench.sh "$$script" --small || exit 1; done

mutants: setup ## mutation testing of intervals, evaluation and grading, or of one module (MODULE=criteria.interval)
	@scripts/extra_venv.sh mutants
	@scripts/mutants.sh $(MODULE)

browser: ## Chromium for the browser tests (Debian's package)
	@scripts/browser.sh

ocr: ## Tesseract with its Thai model, for reading scans (Debian's packages)
	@scripts/ocr.sh

accuracy: setup ocr ## how many fields of letters are read right from each format, written to docs/accuracy.md
	@$(BIN)/python scripts/accuracy.py

screenshots: setup browser ## the pictures of docs/screenshots, taken anew from the demonstration
	@$(BIN)/python scripts/screenshots.py

lock: ## resolve the dependencies anew and write the lock files
	@scripts/lock.sh

map: ## list the modules in docs/map.md anew
	@python3 scripts/map.py

rules: setup ## write docs/rules.md, the catalogue of criteria and their readings, from the tests' cases
	@$(BIN)/python scripts/rules.py

messages: setup ## list the words of the pages anew in the English catalogue, and say what is not translated
	@$(BIN)/python scripts/messages.py

clean: ## remove everything that was built (not the data in var/)
	rm -rf .venv .venv-bench .venv-mutants mutants node_modules $(DIST) $(CATALOGUES:.po=.mo) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis

.venv/.installed: requirements.lock requirements-uv.lock pyproject.toml scripts/venv.sh
	@scripts/venv.sh
	@touch $@

node_modules/.installed: package.json package-lock.json .npmrc | .venv/.installed
	@echo "▸ installing the npm packages of package-lock.json (hashes checked)"
	@scripts/npm ci --silent
	@touch $@

$(DIST)/app.js: node_modules/.installed $(FRONTEND)
	@echo "▸ bundling styles, scripts and fonts into $(DIST)"
	@scripts/npm run --silent build
	@touch $@

%.mo: %.po | .venv/.installed
	@echo "▸ compiling $<"
	@$(BIN)/pybabel --quiet compile --input-file $< --output-file $@
