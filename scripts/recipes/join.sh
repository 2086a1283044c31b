#!/bin/sh
# Join the parts of one step: join.sh texts|site. Folders as for part.sh.
sources=${SOURCES:-content/sources} content=${CONTENT:-content} site=${SITE:-dist}
case $1 in
  texts) npm run --silent merge -- --out "$content" ;;
  site) npm run --silent merge -- --site "$site" --sources "$sources" --content "$content" ;;
  *) echo "Unknown step '$1', expected texts or site" >&2; exit 64 ;;
esac
code=$?
[ $code -eq 1 ] && exit 0
exit $code
