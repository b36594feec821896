#!/usr/bin/env bash
# Make .venv-tune with PyTorch (gigabytes, the first time) and run a script that tunes the sentence encoder: tune.sh encoder|tagger|attention|roles|guard
set -euo pipefail
cd "$(dirname "$0")/.."

wanted=$(sha256sum requirements-tune.txt | cut -d' ' -f1)
if [ "$(cat .venv-tune/.installed 2>/dev/null || true)" != "$wanted" ]; then
  echo "Setting up .venv-tune."
  .venv/bin/python -m venv --clear .venv-tune
  .venv-tune/bin/python -m pip --disable-pip-version-check --quiet install --require-hashes --no-deps -r requirements-tune.txt
  echo "$wanted" > .venv-tune/.installed
fi
packages=$(.venv/bin/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
PYTHONPATH="$PWD:$packages" .venv-tune/bin/python -m "scripts.tune_$1"
