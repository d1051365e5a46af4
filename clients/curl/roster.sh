#!/bin/sh
# Asks Vigie for the roster of an example, follows the run, prints the table as CSV. Needs curl and jq.
# sh clients/curl/roster.sh http://127.0.0.1:8080 [API_KEY]
set -eu
url=$1
[ $# -gt 1 ] && set -- -H "Authorization: Bearer $2" || set --

curl -sf "$@" "$url/v1/examples/sector-minimum" |
  curl -sf "$@" "$url/v1/rosters" --data-binary @- -H 'Content-Type: application/json' -H 'Prefer: respond-async' \
    -H "Idempotency-Key: $(date +%s)-$$" >"${TMPDIR:-/tmp}/vigie-$$.json"
id=$(jq -r .id <"${TMPDIR:-/tmp}/vigie-$$.json")
rm "${TMPDIR:-/tmp}/vigie-$$.json"

curl -sfN "$@" "$url/v1/rosters/$id/events" >&2 # ends with the run
curl -sf "$@" "$url/v1/rosters/$id?format=csv"
