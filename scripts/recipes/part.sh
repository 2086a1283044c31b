#!/bin/sh
# Make part I of N of one step, with one core: part.sh clean|build I N
# Folders by the environment, with their usual defaults: SOURCES, CONTENT, SITE; JOBS for more cores.
# 1 says that some texts were set aside: the part is finished all the same.
step=$1 part=$2/$3
sources=${SOURCES:-content/sources} content=${CONTENT:-content} site=${SITE:-dist} jobs=${JOBS:-1}
case $step in
  clean) npm run --silent clean -- --shard "$part" --jobs "$jobs" --sources "$sources" --out "$content" ;;
  build) npm run --silent build -- --shard "$part" --jobs "$jobs" --sources "$sources" --content "$content" --out "$site" ;;
  *) echo "Unknown step '$step', expected clean or build" >&2; exit 64 ;;
esac
code=$?
[ $code -eq 1 ] && exit 0
exit $code
