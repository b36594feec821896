#!/usr/bin/env bash
# Make .venv-tools with the locked tools that look at the project from outside. Costs nothing when they are there already.
set -euo pipefail
cd "$(dirname "$0")/.."

wanted=$(sha256sum requirements-tools.txt | cut -d' ' -f1)
if [ "$(cat .venv-tools/.installed 2>/dev/null || true)" = "$wanted" ]; then exit 0; fi
echo "Setting up .venv-tools."
.venv/bin/python -m venv --clear .venv-tools
.venv-tools/bin/python -m pip --disable-pip-version-check --quiet install --require-hashes --no-deps -r requirements-tools.txt
echo "$wanted" > .venv-tools/.installed
