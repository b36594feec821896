#!/usr/bin/env bash
# The tests drive a real browser and a real PostgreSQL. Say how to get it, or install it where we are allowed to (CI).
set -euo pipefail

missing=()
command -v chromium >/dev/null || missing+=(chromium)
compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || command -v initdb >/dev/null || missing+=(postgresql)
[ ${#missing[@]} -eq 0 ] && exit 0

if [ "${SENCO_INSTALL_SYSTEM_PACKAGES:-}" = 1 ] && command -v apt-get >/dev/null; then
  as_root=(); [ "$(id -u)" = 0 ] || as_root=(sudo)
  echo "Installing ${missing[*]} for the tests."
  "${as_root[@]}" apt-get update -qq
  DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
  exit 0
fi

echo "Some tests need: ${missing[*]}. Without it they are skipped." >&2
echo "To install: sudo apt-get install ${missing[*]}    (or: SENCO_INSTALL_SYSTEM_PACKAGES=1 make test)" >&2
