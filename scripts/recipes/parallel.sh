#!/bin/sh
# The whole site in N parts by GNU parallel: parallel.sh N. Folders as for part.sh; CORES at once (default: all).
# When it ends with a failure, run it again: it does what failed or was never begun.
set -e
n=$1 here=$(dirname "$0") logs=${LOGS:-.cache/recipes}
mkdir -p "$logs"
npm run --silent clean -- --help >"$logs/help" # installs the dependencies, once, before many want them
run() {
  parallel ${CORES:+--jobs "$CORES"} --joblog "$logs/$1.log" --resume-failed "$here/part.sh" "$1" {} "$n" ::: $(seq "$n")
}
run clean
"$here/join.sh" texts
run build
"$here/join.sh" site
rm "$logs/clean.log" "$logs/build.log"
