#!/bin/bash
# Starts the host on an existing store of 300 people and prints for each start a line of JSON: seconds to ready (/health answers 200), milliseconds of the first ranking,
# of a second one and of the first page, resident MB, seconds of processor time used until ready, and the machine's load. Takes curl and a Release build.
# Usage: tests/start/ready.sh [starts, default 5] [the host's dll, default the Release build; a published one too]
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
starts=${1:-5}
host=$(realpath "${2:-$here/../../src/ChatOps.Host/bin/Release/net10.0/ChatOps.Host.dll}")
folder=$(mktemp -d)
port=${PORT:-4979}
served=
export ASPNETCORE_ENVIRONMENT=Development # a published host would want sign-in
trap '[ -z "$served" ] || kill "$served" 2>/dev/null; wait; rm -rf "$folder"' EXIT
cd "$folder"
dotnet "$host" import synthetic > import.log 2>&1 || { cat import.log; exit 1; }
key=$(dotnet "$host" keys add ready --scope rank:read 2>/dev/null)
address="http://127.0.0.1:$port"

milliseconds() { # milliseconds CURL-ARGUMENT...: how long an answer takes that has to be a good one
  curl -sf -o /dev/null -w '%{time_total}' "$@" | awk '{printf "%.0f", $1 * 1000}'
}

rank() { # rank TASK
  milliseconds "$address/ml-service/api/ml/recommendations/task-assignment" -H "Authorization: Bearer $key" -H 'Content-Type: application/json' -d "{\"taskId\":\"$1\",\"top\":5}"
}

for ((start = 1; start <= starts; start++)); do
  began=$(date +%s%N)
  dotnet "$host" serve --urls "$address" > serve.log 2>&1 &
  served=$!
  until curl -sf -o /dev/null "$address/health"; do kill -0 "$served" 2>/dev/null || { cat serve.log; exit 1; }; sleep 0.02; done
  ready=$(date +%s%N)
  worked=$(awk '{print $14 + $15}' "/proc/$served/stat") # hundredths of a second
  first=$(rank TASK-101)
  second=$(rank TASK-102)
  page=$(milliseconds "$address/")
  printf '{"ready_s":%s,"first_ms":%s,"second_ms":%s,"page_ms":%s,"resident_mb":%s,"worked_s":%s,"load":%s}\n' \
    "$(awk "BEGIN {printf \"%.2f\", ($ready - $began) / 1e9}")" "$first" "$second" "$page" \
    "$(awk '/VmRSS/ {print int($2 / 1024)}' "/proc/$served/status")" "$(awk "BEGIN {print $worked / 100}")" "$(cut -d' ' -f1 /proc/loadavg)"
  kill "$served"
  wait "$served" 2>/dev/null || true
  served=
done
