#!/usr/bin/env bash
# What the tests need besides Python: a PostgreSQL server to start. Does nothing where it is there.
set -euo pipefail
command -v initdb > /dev/null || ls /usr/lib/postgresql/*/bin/initdb > /dev/null 2>&1 && exit 0
if command -v apt-get > /dev/null && [ "$(id -u)" = 0 ]; then
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends postgresql > /dev/null
else
  echo "PostgreSQL is not installed: its tests are passed over. On Debian and Ubuntu: sudo apt install postgresql" >&2
fi
