# GNU make; all that the machine must have is Python 3.11 or newer.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
ON ?= $(shell date +%F)

unexport PYTHONDONTWRITEBYTECODE  # what is compiled once serves each process of the tests

.PHONY: report test test-all coverage explore reference mutants fuzz ray lint types builds sbom weaknesses docs names clean browser

report: $(VENV)/.installed  ## install the library and print its report
	@$(BIN)/ccm report

test: $(VENV)/.installed-test  ## every law, docstring and page of the docs; what takes long is left out
	$(BIN)/python -m pytest -n auto

test-all: $(VENV)/.installed-test  ## that and what takes long, with four times the examples; a browser where there is one
	$(BIN)/python -m pytest -n auto -m "long or not long" --hypothesis-profile=ci
	if command -v chromium npm > /dev/null; then $(MAKE) browser; fi

coverage: $(VENV)/.installed-test  ## every line and branch of the library is reached by `make test`; needs Pango
	$(BIN)/python -m pytest -n auto --cov=ccm --cov-branch --cov-report=term --cov-fail-under=100

explore: $(VENV)/.installed-test  ## random exploration of the laws; what it finds becomes an exact regression
	$(BIN)/python -m pytest -n auto --hypothesis-profile=explore tests/laws tests/treaties/test_laws_of_any_treaty.py

browser: $(VENV)/.installed-site  ## look at the site in Chromium: axe, widths, paper, keyboard; needs npm
	$(BIN)/ccm site $(VENV)/site --on $(ON) --language fr --language zh --language ar
	cd tests/browser && npm install --no-package-lock --no-audit --no-fund --silent
	node tests/browser/look.js $(VENV)/site $(PICTURES)

reference: $(VENV)/.installed-test  ## 288,000 random histories held against the slow reference of tests/reference
	CCM_EXAMPLES=$${CCM_EXAMPLES:-2084} $(BIN)/python -m pytest -n auto --dist=load --hypothesis-profile=explore tests/reference

TARGET ?= question
RUNS ?= 100000

fuzz: $(VENV)/.installed-fuzz  ## coverage-guided fuzzing of one of the targets of tests/fuzz/targets.py
	mkdir -p $(VENV)/found
	$(BIN)/python tests/fuzz/fuzz.py $(TARGET) -runs=$(RUNS) -artifact_prefix=$(VENV)/found/

ROOMS ?= dates rules duties view meetings convention plans support questions claims
PART ?= 1/12

mutants: $(VENV)/.installed-mutation  ## a part of 300 mutants of each room, tried: PART=1/12, then 2/12 and so on; an hour each
	for room in $(ROOMS); do $(BIN)/python tests/mutation/mutants.py $$room --part $(PART); done
	$(BIN)/python tests/mutation/mutants.py told

ray: $(VENV)/.installed-ray  ## columns over Ray Data, beside the answers without it
	RAY_USAGE_STATS_ENABLED=0 $(BIN)/python examples/distributed/columns_on_ray.py

lint: $(VENV)/.installed-dev  ## style, form and the order of the rooms
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/lint-imports

types: $(VENV)/.installed-dev
	$(BIN)/mypy
	$(BIN)/pyright --pythonpath $(BIN)/python

builds: $(VENV)/.installed-dev  ## wheel and sdist, built twice: one digest
	$(BIN)/python tests/released/builds.py dist

sbom: $(VENV)/.created  ## what the library is made of, as CycloneDX, in dist/
	$(PYTHON) -m venv --clear --without-pip $(VENV)-sbom
	$(BIN)/python -m pip --python $(VENV)-sbom/bin/python install --quiet .
	$(PIP) 'cyclonedx-bom>=7.0'
	mkdir -p dist
	$(BIN)/cyclonedx-py environment --output-reproducible --pyproject pyproject.toml \
	  --output-file dist/ccm.cdx.json $(VENV)-sbom/bin/python

docs: $(VENV)/.installed-docs  ## the pages that say what the code says; all as a site
	$(BIN)/python docs/generate.py
	$(BIN)/python docs/generate_claims.py
	$(BIN)/python docs/generate_questions.py
	$(BIN)/python -m sphinx -n -W --keep-going -q docs build/docs

weaknesses: $(VENV)/.installed-test  ## what is installed, held to a list of known weaknesses that needs no network
	$(PIP) 'safety-db>=2021.7'
	$(BIN)/python tests/released/weaknesses.py

names: $(VENV)/.installed-test  ## fill in the names of States that come from locale data
	$(BIN)/python docs/generate_names.py

clean:  ## remove all that make and the tools have made
	rm -rf $(VENV) $(VENV)-* build dist .coverage .hypothesis .*_cache *.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/.created:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "ccm needs Python 3.11 or newer: make PYTHON=...")'
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.installed: pyproject.toml $(VENV)/.created
	$(PIP) --editable .
	@touch $@

$(VENV)/.installed-%: pyproject.toml $(VENV)/.created
	$(PIP) --editable '.[$*]'
	@touch $@ $(VENV)/.installed
