#!/usr/bin/env bash
# Passes all tests. Installs what they need from Debian when it is root, and says what is missing when it is not.
# Starts its own servers on free ports and stops them. Last line: "N passed, N failed".
set -uo pipefail
cd "$(dirname "$0")"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1 MSBUILDDISABLENODEREUSE=1

say() { printf '\n== %s\n' "$*"; }

need() { # need COMMAND-OR-FILE PACKAGE...
  local probe=$1; shift
  command -v "$probe" >/dev/null 2>&1 || [ -e "$probe" ] || missing+=("$@")
}

missing=()
command -v dotnet >/dev/null 2>&1 || { echo "The .NET 10 SDK is missing: install it from https://dot.net and run this again."; exit 1; }
need /usr/lib/postgresql/15/bin/initdb postgresql
need /usr/sbin/mariadbd mariadb-server
need /usr/bin/redis-server redis-server
need node nodejs npm
need /usr/bin/chromium chromium
ldconfig -p | grep -q libgomp.so.1 || missing+=(libgomp1)          # LightGBM
ldconfig -p | grep -q libfontconfig.so.1 || missing+=(libfontconfig1) # pictures
need /usr/share/fonts/truetype/dejavu/DejaVuSans.ttf fonts-dejavu-core
if [ ${#missing[@]} -gt 0 ]; then
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    say "Installing ${missing[*]}"
    export DEBIAN_FRONTEND=noninteractive
    { apt-get update -qq && apt-get install -y -qq --no-install-recommends "${missing[@]}"; } >/tmp/chatops-apt.log 2>&1 \
      || { tail -20 /tmp/chatops-apt.log; echo "Installing ${missing[*]} failed."; exit 1; }
  else
    echo "Missing: ${missing[*]}. Install with: sudo apt-get install ${missing[*]}"
    exit 1
  fi
fi

say "Build"
dotnet build ChatOps.sln -c Release -v quiet -clp:ErrorsOnly || { echo "The build failed."; echo "0 passed, 1 failed"; exit 1; }

scratch=$(mktemp -d)
chmod 755 "$scratch"
stop_servers() {
  bash tests/postgres.sh stop "$scratch/postgres" >/dev/null 2>&1
  bash tests/mariadb.sh stop "$scratch/mariadb" >/dev/null 2>&1
  rm -rf "$scratch"
}
trap stop_servers EXIT

say "PostgreSQL"
CHATOPS_TEST_POSTGRES=$(bash tests/postgres.sh start "$scratch/postgres") || { echo "PostgreSQL did not start."; exit 1; }
export CHATOPS_TEST_POSTGRES

say "MariaDB"
CHATOPS_TEST_MYSQL=$(bash tests/mariadb.sh start "$scratch/mariadb") || { echo "MariaDB did not start."; exit 1; }
export CHATOPS_TEST_MYSQL

say "MongoDB's protocol and Neo4j's Query API (tests/stores)"
[ -e tests/stores/node_modules/@ladybugdb/core/lbugjs.node ] || (cd tests/stores && npm install --ignore-scripts --no-audit --no-fund --silent && node node_modules/@ladybugdb/core/install.js) >"$scratch/npm.log" 2>&1 \
  || { tail -20 "$scratch/npm.log"; echo "Installing tests/stores failed."; exit 1; }

say "Microsoft 365 Agents Playground (tests/playground)"
[ -e tests/playground/node_modules/playwright-core/package.json ] && [ -e tests/playground/node_modules/.bin/agentsplayground ] \
  || (cd tests/playground && npm install --ignore-scripts --no-audit --no-fund --silent) >"$scratch/npm.log" 2>&1 \
  || { tail -20 "$scratch/npm.log"; echo "Installing tests/playground failed."; exit 1; }

passed=0
failed=0
for project in ChatOps.Tests ChatOps.IntegrationTests; do
  say "$project"
  dotnet test "tests/$project" -c Release --no-build --nologo --logger "trx;LogFileName=$project.trx" --results-directory "$scratch/results"
  status=$?
  counters=$(grep -o '<Counters [^>]*' "$scratch/results/$project.trx" 2>/dev/null)
  p=$(sed -n 's/.* passed="\([0-9]*\)".*/\1/p' <<<"$counters")
  f=$(sed -n 's/.* failed="\([0-9]*\)".*/\1/p' <<<"$counters")
  passed=$((passed + ${p:-0}))
  failed=$((failed + ${f:-0}))
  # A run that died, or ran nothing, is a failure even if no test said so.
  [ "$status" = 0 ] || [ "${f:-0}" -gt 0 ] || failed=$((failed + 1))
  [ "${p:-0}" -gt 0 ] || [ "${f:-0}" -gt 0 ] || failed=$((failed + 1))
done

echo
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
