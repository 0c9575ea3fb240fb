#!/usr/bin/env bash
# A private MariaDB for the tests: its own folder, a free port, loopback only.
#   mariadb.sh start DIR   starts it and prints a connection string
#   mariadb.sh stop DIR    stops it
set -euo pipefail
action=$1
dir=$2
command -v mariadbd >/dev/null 2>&1 || PATH=$PATH:/usr/sbin
command -v mariadbd >/dev/null 2>&1 || { echo "MariaDB is not installed: apt-get install mariadb-server" >&2; exit 1; }
user=$(id -un)

case $action in
  start)
    mkdir -p "$dir"
    port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])' 2>/dev/null || echo $((20000 + RANDOM % 20000)))
    mariadb-install-db --no-defaults --user="$user" --datadir="$dir/data" --auth-root-authentication-method=normal --skip-test-db >"$dir.log" 2>&1 || { cat "$dir.log" >&2; exit 1; }
    mariadbd --no-defaults --user="$user" --datadir="$dir/data" --bind-address=127.0.0.1 --port="$port" --socket="$dir/socket" --pid-file="$dir/pid" \
      --skip-name-resolve --character-set-server=utf8mb4 --innodb-flush-log-at-trx-commit=0 >>"$dir.log" 2>&1 </dev/null &
    for _ in $(seq 600); do
      mariadb --no-defaults --socket="$dir/socket" -uroot -e 'SELECT 1' >/dev/null 2>&1 && break
      kill -0 $! 2>/dev/null || { cat "$dir.log" >&2; exit 1; }
      sleep 0.1
    done
    mariadb --no-defaults --socket="$dir/socket" -uroot -e "CREATE USER chatops@'127.0.0.1' IDENTIFIED BY 'secret'; GRANT ALL ON *.* TO chatops@'127.0.0.1' WITH GRANT OPTION"
    echo "Server=127.0.0.1;Port=$port;User ID=chatops;Password=secret"
    ;;
  stop)
    kill "$(cat "$dir/pid")"
    ;;
  *)
    echo "usage: mariadb.sh start|stop DIR" >&2
    exit 2
    ;;
esac
