#!/bin/bash
# Ranks 300 people over REST at a steady rate and prints one line of JSON: requests, rate, p50, p99 and errors. Takes wrk (apt-get install wrk) and a Release build.
# Usage: tests/wrk/rank.sh [requests a second, default 200] [seconds, default 30]
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
host="$here/../../src/ChatOps.Host/bin/Release/net10.0/ChatOps.Host.dll"
folder=$(mktemp -d)
port=${PORT:-4978}
export RATE=${1:-200} CONNECTIONS=20
cd "$folder"
CHATOPS_KEY=$(dotnet "$host" keys add wrk --scope rank:read 2>/dev/null)
export CHATOPS_KEY
RateLimits__PerSecond=100000 dotnet "$host" serve --urls "http://127.0.0.1:$port" > serve.log 2>&1 &
served=$!
trap 'kill $served 2>/dev/null; wait $served 2>/dev/null || true; rm -rf "$folder"' EXIT
until grep -q "Now listening" serve.log; do kill -0 $served || { cat serve.log; exit 1; }; sleep 0.5; done
address="http://127.0.0.1:$port/ml-service/api/ml/recommendations/task-assignment"
wrk -t2 -c$CONNECTIONS -d10s -s "$here/rank.lua" "$address" > /dev/null # warms up
echo "load before: $(cut -d' ' -f1-3 /proc/loadavg)" >&2
wrk -t2 -c$CONNECTIONS -d"${2:-30}s" --latency -s "$here/rank.lua" "$address" | tail -1
echo "resident: $(awk '/VmRSS/ {print int($2 / 1024)}' /proc/$served/status) MB" >&2
