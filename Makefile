# The commands of a checkout.  `make run` and `make test` need nothing but Python 3.11 or newer.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# The CPU build from elsewhere: make parity TORCH='torch==2.13.0 --index-url URL'
TORCH ?= torch==2.13.0
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
PARITY := .venv-parity/bin/python -m pip --disable-pip-version-check --quiet
LOCK := uv pip compile pyproject.toml --universal --python-version 3.11 --upgrade --quiet \
	--excludes requirements/excludes.txt --generate-hashes --no-emit-index-url --no-header --no-annotate

.PHONY: venv run test fuzz format browser words docs lock parity bench-engine clean

venv: $(VENV)/run.stamp  ## make .venv with the locked run-time set and aligntool

run: venv  ## translate the five seeds into outputs/seeds
	$(BIN)/aligntool run seeds/ --glossary glossaries/ai-governance.tsv \
		--refs seeds/references --out outputs/seeds

test: $(VENV)/test.stamp  ## lint, type-check and test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest -n auto --dist loadfile

fuzz: $(VENV)/test.stamp  ## property tests with new random examples
	HYPOTHESIS_PROFILE=fuzz $(BIN)/pytest -n auto --dist loadfile tests/cleaning tests/languages tests/formats

format: $(VENV)/test.stamp  ## format the code and mend what the linter can
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

browser: $(VENV)/browser.stamp  ## test the review page in the system's Chromium
	$(BIN)/pytest -n auto tests_browser

words: venv  ## learn aligntool/data/words anew from the packaged corpus
	$(BIN)/python -m bench.learn_words

docs: $(VENV)/test.stamp  ## bring the generated parts of the documents up to date
	PYTHONPATH=tests $(BIN)/cog -r -I tests README.md docs/*.md

lock:  ## pin the newest versions (needs uv)
	$(LOCK) -o requirements/run.lock
	$(LOCK) --extra test -o requirements/test.lock

parity: .venv-parity/parity.stamp  ## compare with the full argostranslate, sentence by sentence
	.venv-parity/bin/python -m bench.parity $(BENCH)

bench-engine: venv  ## measure the argos engine beside argostranslate and CTranslate2
	$(BIN)/python -m bench.engine $(BENCH)

clean:  ## remove the environment and what tools left
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -prune -exec rm -rf {} +

$(VENV)/run.stamp: requirements/run.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "aligntool needs Python 3.11 or newer; name one: make PYTHON=python3.12 …")'
	$(PYTHON) -m venv $(VENV)
	$(PIP) install --no-deps --require-hashes -r requirements/run.lock
	$(PIP) install --no-deps -e .
	touch $@

$(VENV)/test.stamp: $(VENV)/run.stamp requirements/test.lock
	$(PIP) install --no-deps --require-hashes -r requirements/test.lock
	touch $@

$(VENV)/browser.stamp: $(VENV)/test.stamp requirements/browser.txt
	$(PIP) install --no-deps -r requirements/browser.txt
	touch $@

.venv-parity/parity.stamp: requirements/parity.txt requirements/run.lock pyproject.toml
	$(PYTHON) -m venv .venv-parity
	$(PARITY) install $(TORCH)
	$(PARITY) install --no-deps --require-hashes -r requirements/run.lock
	$(PARITY) install -r requirements/parity.txt
	$(PARITY) install --no-deps -e .
	touch $@
