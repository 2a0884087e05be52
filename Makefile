# Every command of the project. The first use of each installs what it needs.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: help install start test unit lint fmt bench renderers links pictures clean

help:
	@echo "make start    ouvre la trousse (http://localhost:8000)"
	@echo "make test     installe de quoi tester, puis teste tout"
	@echo "make lint     relit le code et le contenu"
	@echo "make fmt      met en forme le code et le contenu"
	@echo "make bench    mesure (NAME=grading pour une seule mesure)"
	@echo "make renderers  compare le site avec d’autres générateurs"
	@echo "make links    cherche les liens morts vers d’autres sites"
	@echo "make clean    efface ce qui est fabriqué"

install: $(VENV)/.installed

# An editable install: the code in tools/ is what runs. Versions come from constraints.txt alone.
$(VENV)/.installed: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Il faut Python 3.11 ou plus récent (PYTHON=python3.12 make start pour le choisir)." >&2; exit 2; }
	@test -x $(BIN)/python || { echo "Création de .venv…"; $(PYTHON) -m venv $(VENV); }
	@echo "Installation des dépendances (quelques minutes la première fois)…"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check \
	  --constraint constraints.txt --editable '.[all]'
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed
	@echo "Installation des outils de test…"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check \
	  --constraint constraints.txt --editable '.[dev]'
	@touch $@

start: install
	@$(BIN)/trousse start

test: $(VENV)/.installed-dev
	@$(BIN)/python tests/chromium.py
	@$(BIN)/python tests/nu.py
	@$(BIN)/python -m ruff check tools tests
	@$(BIN)/python -m mypy
	@$(BIN)/trousse check
	@$(BIN)/python -m pytest -q -n 2 -m "not browser and not slow"
	@# A file's costly fixtures are made once: its tests stay in one process.
	@# Browsers and kernels share two processors: what was late once is tried once more, alone.
	@$(BIN)/python -m pytest -q -n 2 --dist loadfile -m "browser or slow" || \
	  $(BIN)/python -m pytest -q --last-failed --last-failed-no-failures none -m "browser or slow"

unit: $(VENV)/.installed-dev
	@$(BIN)/python -m pytest -q -n 2 -m "not browser and not slow"

lint: $(VENV)/.installed-dev
	@$(BIN)/python -m ruff check tools tests
	@$(BIN)/python -m ruff format --check tools tests
	@$(BIN)/python -m mypy
	@$(BIN)/trousse check

fmt: $(VENV)/.installed-dev
	@$(BIN)/python -m ruff check --fix --quiet tools tests
	@$(BIN)/python -m ruff format --quiet tools tests
	@$(BIN)/trousse fmt

bench: $(VENV)/.installed-dev
	@$(BIN)/python tests/bench/run.py $(NAME)

renderers: $(VENV)/.installed-dev
	@$(BIN)/python tests/renderers.py

# Other people's sites come and go: what is dead is told, and stops nothing.
links: $(VENV)/.installed-dev
	@$(BIN)/trousse build site
	-@cd build && ../$(BIN)/lychee --no-progress --cache --max-cache-age 7d --cache-exclude-status 429 \
	  --accept '100..=103,200..=299,429' --exclude '\.example' --scheme http --scheme https 'site/**/*.html'

pictures: $(VENV)/.installed-dev
	@$(BIN)/python tests/browser/pictures.py

clean:
	@rm -rf build .pytest_cache .mypy_cache .ruff_cache
