#!/usr/bin/env bash
# The tests build the widget again and look at it with axe, for which they need Node. Say how to get it, or, where we
# are allowed to (CI), put the one from PyPI into .node: Debian's own is too old for the build tool.
set -euo pipefail
cd "$(dirname "$0")/.."

new_enough() {
  command -v npm >/dev/null && node -e 'const [a, b] = process.versions.node.split("."); process.exit(a > 20 || (a == 20 && b >= 19) ? 0 : 1)' 2>/dev/null
}

export PATH="$PWD/.node/bin:$PATH"
new_enough && exit 0

if [ "${SENCO_INSTALL_SYSTEM_PACKAGES:-}" = 1 ]; then
  echo "Installing Node for the tests."
  .venv/bin/python -m venv --clear .node
  .node/bin/python -m pip --disable-pip-version-check --quiet install --require-hashes --no-deps -r requirements-node.txt
  new_enough && exit 0
  echo "Node was installed into .node, but does not run." >&2
  exit 1
fi

echo "Some browser tests need Node 20.19 or later with npm: the build of the widget, and axe. Without it they are skipped." >&2
echo "To install: https://nodejs.org, or: SENCO_INSTALL_SYSTEM_PACKAGES=1 make test" >&2
