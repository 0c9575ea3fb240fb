#!/usr/bin/env bash
# A private PostgreSQL for the tests: its own folder, a free port, loopback only.
#   postgres.sh start DIR   starts it and prints a connection string
#   postgres.sh stop DIR    stops it
set -euo pipefail
action=$1
dir=$2
bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)
[ -n "$bin" ] || { echo "PostgreSQL is not installed: apt-get install postgresql" >&2; exit 1; }

# PostgreSQL refuses to run as root; its own user comes with the package.
as_postgres() {
  if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi
}

case $action in
  start)
    mkdir -p "$dir"
    [ "$(id -u)" != 0 ] || chown postgres "$dir"
    port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])' 2>/dev/null || echo $((20000 + RANDOM % 20000)))
    (
      cd /
      as_postgres "$bin/initdb" -D "$dir/data" -U chatops --auth=trust --encoding=UTF8 --locale=C.UTF-8 --no-sync
      sed -i '1i host all wary 127.0.0.1/32 scram-sha-256' "$dir/data/pg_hba.conf" # whose password is asked for, for the tests of wrong ones
      as_postgres "$bin/pg_ctl" -D "$dir/data" -w -t 60 -l "$dir/log" \
        -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories='$dir' -c fsync=off" start
    ) >"$dir.log" 2>&1 || { cat "$dir.log" >&2; cat "$dir/log" >&2 2>/dev/null; exit 1; }
    echo "Host=127.0.0.1;Port=$port;Username=chatops;Database=postgres"
    ;;
  stop)
    (cd /; as_postgres "$bin/pg_ctl" -D "$dir/data" -m immediate stop)
    ;;
  *)
    echo "usage: postgres.sh start|stop DIR" >&2
    exit 2
    ;;
esac
