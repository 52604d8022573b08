#!/bin/sh
# Maven's way into build.mjs: `maven.sh build|check <skip>…`; any argument `true` skips. Says in one line when Node is missing.
step=$1
shift
for skip in "$@"; do
  [ "$skip" = true ] && exit 0
done
if ! command -v node >/dev/null 2>&1; then
  echo "Centrala's browser apps need Node 20.19 or newer (https://nodejs.org); no 'node' is on the PATH. -Dskip.apps builds without them." >&2
  exit 1
fi
cd "$(dirname "$0")" || exit 1
if [ "$step" = check ]; then
  exec node build.mjs --check
fi
exec node build.mjs
