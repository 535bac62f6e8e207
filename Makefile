# Two commands: `make demo` reads the example article, `make test` runs every test.
# Both need Python 3.11 or newer with venv and pip, and make an environment of their own in .venv.

PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin

.PHONY: demo test check messages train clean

demo: $(VENV)/installed
	$(BIN)/narasumber read examples/article.txt --html out/article.html --lang id

test: $(VENV)/installed-dev
	$(BIN)/python -m pytest $(PYTEST_ARGS)

# Format, lint and types.
check: $(VENV)/installed-dev
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy

# The catalogue of words people see, from the sources and back to its compiled form.
messages: $(VENV)/installed-dev
	$(BIN)/python -m narasumber.messages

# The shipped tagger, from the annotated articles: see training/README.md. SHARED holds corpus/ and unlabelled/.
SHARED ?= ../shared
ENCODER = build/encoder
VOCABULARY = build/vocabulary
TAGGER = build/tagger
MODEL = src/narasumber/tagging/models/default
LEARN = $(BIN)/python -m training.tagger.train --vocabulary $(VOCABULARY) --weights $(ENCODER)/e5-small-q4.bin
SHIP = $(BIN)/python -m training.tagger.export
# NAME, SKIP, COUNT, MODEL: draw unlabelled articles and let the pipeline as it is now read them.
define READ
	$(BIN)/python -m training.tagger.sample $(SHARED)/unlabelled/articles.jsonl.gz $(TAGGER)/$(1).jsonl --skip $(2) --articles $(3)
	$(BIN)/narasumber read $(TAGGER)/$(1).jsonl --model $(4) --standoff -j 2 > $(TAGGER)/$(1).read.jsonl
endef
train: export MALLOC_MMAP_MAX_ = 0
train: export MALLOC_TRIM_THRESHOLD_ = 100000000000
train: $(VENV)/installed-train
	PYTHON=$(BIN)/python sh training/tagger/fetch.sh $(ENCODER)
	$(BIN)/python -m training.tagger.vocabulary $(ENCODER)/tokenizer.json $(SHARED)/unlabelled/articles.jsonl.gz \
		$(SHARED)/corpus/train.jsonl $(VOCABULARY)
	# 1. A wide tagger: on what the rules read and the gold, then on the gold alone. With the rules it teaches.
	$(call READ,one,0,1200,rules)
	$(LEARN) --gold $(SHARED)/corpus/train.jsonl --machine $(TAGGER)/one.read.jsonl --machine-epochs 2 --epochs 5 \
		--out $(TAGGER)/first
	$(SHIP) $(TAGGER)/first/model.pt $(VOCABULARY) $(MODEL) $(SHARED)/corpus/train.jsonl
	$(BIN)/python -m training.agreement.fit $(SHARED)/corpus/dev.jsonl
	# 2. A narrow one of six layers and half the inner neurons, on the gold and what the wide one and the rules read.
	$(call READ,two,1200,6700,default)
	$(BIN)/python -m training.tagger.thin $(TAGGER)/first/model.pt $(VOCABULARY) $(TAGGER)/two.read.jsonl $(TAGGER)/thin.pt
	$(LEARN) --gold $(SHARED)/corpus/train.jsonl --machine $(TAGGER)/two.read.jsonl --start $(TAGGER)/thin.pt \
		--epochs 7 --rate 4e-4 --out $(TAGGER)/second
	$(SHIP) $(TAGGER)/second/model.pt $(VOCABULARY) $(MODEL) $(SHARED)/corpus/train.jsonl
	$(BIN)/python -m training.agreement.fit $(SHARED)/corpus/dev.jsonl
	for what in kinds listing roles fields; do $(BIN)/python -m training.agreement.$$what $(SHARED)/corpus/dev.jsonl || exit 1; done
	# The figures in the docs are this one's.
	$(BIN)/narasumber evaluate $(SHARED)/corpus/dev.jsonl -j 2
	# 3. For shipping, all gold.
	head -n 1200 $(TAGGER)/two.read.jsonl > $(TAGGER)/last.jsonl
	$(LEARN) --gold $(SHARED)/corpus/train.jsonl $(SHARED)/corpus/dev.jsonl --machine $(TAGGER)/last.jsonl \
		--start $(TAGGER)/second/model.pt --epochs 2 --rate 2e-4 --seed 2 --out $(TAGGER)/third
	$(SHIP) $(TAGGER)/third/model.pt $(VOCABULARY) $(MODEL) $(SHARED)/corpus/train.jsonl

# The picture of the page in the README; it needs Chromium.
picture: $(VENV)/installed-dev
	$(BIN)/python docs/picture.py

clean:
	rm -rf $(VENV) out build dist

$(VENV)/installed: pyproject.toml | $(VENV)/made
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	touch $@

$(VENV)/installed-dev: pyproject.toml | $(VENV)/made
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[dev]"
	touch $@ $(VENV)/installed

$(VENV)/installed-train: pyproject.toml | $(VENV)/made
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[train]"
	touch $@ $(VENV)/installed

$(VENV)/made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; name one with: make PYTHON=/path/to/python3.11"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	touch $@
