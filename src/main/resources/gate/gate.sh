#!/bin/sh
# Client of Baton's gate for pipelines. Needs a POSIX shell, curl, awk and sed, and nothing else.
#
#   sh gate.sh                     waits until this run may deploy; writes gate-grant.json and gate-receipt.json
#   sh gate.sh result <outcome>    says what came of it: succeeded, failed, rolled_back or cancelled
#   sh gate.sh watch               waits until the grant is over: 0 it ended well or ran out, 1 it was revoked, so stop deploying
#
# exit: 0 open · 1 stop, it will not open · 2 waited too long · 3 the gate cannot be reached or is not a gate · 4 fix the call
# Whatever is not clearly open is closed.
#
# Settings (environment):
#   GATE_URL                       address of the server
#   GATE_SERVICE, GATE_ENV         what goes where
#   GATE_COMMIT, GATE_DIGEST, GATE_VERSION    which version of it; several digests are parted by blanks
#   GATE_CHANGE or GATE_TEMPLATE   the change that allows it, or the template of a standard change
#   GATE_RUN, GATE_SYSTEM, GATE_ATTEMPT       this run; known by itself on GitHub, GitLab, Jenkins and Azure
#   GATE_WAIT                      seconds to wait at most (3600)
#   GATE_PATIENCE                  seconds for which the gate may be out of reach (300)
# Credential, the first that is there:
#   GATE_TOKEN_FILE                file with the token; - reads it from standard input
#   GATE_TOKEN                     the token
#   GATE_OIDC                      identity token of this job, exchanged for a session; on GitHub it is fetched by itself
#   GATE_SESSION_FILE              where that session is kept for the next call, when the identity token lives for minutes only

set -u
umask 077
LC_ALL=C
export LC_ALL

say() { printf 'gate: %s\n' "$*" >&2; }
die() { code=$1; shift; say "$*"; exit "$code"; }
is_number() { case $1 in '' | *[!0-9]*) return 1 ;; esac; }
now() { date +%s; }

GATE_URL=${GATE_URL:-}
GATE_URL=${GATE_URL%/}
GATE_SERVICE=${GATE_SERVICE:-}
GATE_ENV=${GATE_ENV:-}
GATE_COMMIT=${GATE_COMMIT:-}
GATE_DIGEST=${GATE_DIGEST:-}
GATE_VERSION=${GATE_VERSION:-}
GATE_CHANGE=${GATE_CHANGE:-}
GATE_TEMPLATE=${GATE_TEMPLATE:-}
GATE_RUN=${GATE_RUN:-}
GATE_SYSTEM=${GATE_SYSTEM:-}
GATE_ATTEMPT=${GATE_ATTEMPT:-}
GATE_WAIT=${GATE_WAIT:-3600}
GATE_PATIENCE=${GATE_PATIENCE:-300}
GATE_PAUSE=${GATE_PAUSE:-5}
GATE_AUDIENCE=${GATE_AUDIENCE:-$GATE_URL}
GATE_OIDC=${GATE_OIDC:-}
GATE_SESSION_FILE=${GATE_SESSION_FILE:-}

command=${1:-wait}
case $command in
  wait | result | watch) ;;
  *) die 4 "unknown command '$command'; use: sh gate.sh [result <outcome> | watch]" ;;
esac
for tool in curl awk sed; do
  command -v "$tool" >/dev/null 2>&1 || die 4 "$tool is needed and not installed"
done
case $GATE_URL in
  http://* | https://*) ;;
  *) die 4 "GATE_URL must be the address of the server, such as https://baton.example.org" ;;
esac
for seconds in "$GATE_WAIT" "$GATE_PATIENCE" "$GATE_PAUSE"; do
  is_number "$seconds" || die 4 "GATE_WAIT, GATE_PATIENCE and GATE_PAUSE must be whole seconds"
done

work=$(mktemp -d "${TMPDIR:-/tmp}/gate.XXXXXX") || die 3 "no place for temporary files"
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM

# ---- credential: kept in a file that only this user reads, never on a command line ----

keep_token() {
  # A token is one word; anything else would be a second option of curl.
  case $1 in
    '' | *[!A-Za-z0-9._~+/=-]*) return 1 ;;
  esac
  printf 'header = "Authorization: Bearer %s"\n' "$1" >"$work/$2"
}

identity() {
  if [ -n "${ACTIONS_ID_TOKEN_REQUEST_URL:-}" ] && [ -n "${ACTIONS_ID_TOKEN_REQUEST_TOKEN:-}" ]; then
    keep_token "$ACTIONS_ID_TOKEN_REQUEST_TOKEN" github || return 1
    GATE_OIDC=$(curl -q -fsS --connect-timeout 10 --max-time 30 -K "$work/github" -G \
      --data-urlencode "audience=$GATE_AUDIENCE" "$ACTIONS_ID_TOKEN_REQUEST_URL" |
      sed -n 's/.*"value" *: *"\([^"]*\)".*/\1/p') || return 1
  fi
  [ -n "$GATE_OIDC" ]
}

renewable=no
credential() {
  if [ -n "${GATE_TOKEN_FILE:-}" ]; then
    if [ "$GATE_TOKEN_FILE" = - ]; then
      read -r token || [ -n "$token" ] || die 4 "no token on standard input"
    else
      [ -r "$GATE_TOKEN_FILE" ] || die 4 "the file of GATE_TOKEN_FILE cannot be read"
      token=$(sed -n 1p "$GATE_TOKEN_FILE")
    fi
    keep_token "$token" auth || die 4 "the token is empty or no token"
  elif [ -n "${GATE_TOKEN:-}" ]; then
    keep_token "$GATE_TOKEN" auth || die 4 "GATE_TOKEN is no token"
  elif [ -n "$GATE_SESSION_FILE" ] && [ -s "$GATE_SESSION_FILE" ]; then
    renewable=yes
    token=$(sed -n 1p "$GATE_SESSION_FILE")
    keep_token "$token" auth || die 4 "the file of GATE_SESSION_FILE holds no token"
  elif identity; then
    renewable=yes
    session
  else
    die 4 "no credential: set GATE_TOKEN_FILE, GATE_TOKEN or GATE_OIDC"
  fi
}

# Exchanges the identity token of the job for a session of the gate.
session() {
  keep_token "$GATE_OIDC" identity || die 4 "the identity token of this job is no token"
  while :; do
    request identity 30 -X POST "$GATE_URL/api/gate/v1/token"
    case $status in
      200 | 201)
        token=$(sed -n 's/.*"token" *: *"\([^"]*\)".*/\1/p' "$work/body")
        keep_token "$token" auth || die 3 "what answers at $GATE_URL is not the gate"
        [ -z "$GATE_SESSION_FILE" ] || printf '%s\n' "$token" >"$GATE_SESSION_FILE"
        began=
        return
        ;;
      000 | 429 | 5??) out_of_reach ;;
      *) die 4 "the identity token of this job was not accepted ($status): $(words)" ;;
    esac
  done
}

# ---- requests ----

# request <credential> <seconds> <curl options>: sets status, leaves headers and body in files. Never follows a redirect.
request() {
  credential_file=$work/$1
  longest=$2
  shift 2
  : >"$work/headers"
  : >"$work/body"
  status=$(curl -q -sS --connect-timeout 10 --max-time "$longest" -K "$credential_file" \
    -D "$work/headers" -o "$work/body" -w '%{http_code}' "$@" 2>"$work/error") || status=000
  is_number "$status" || status=000
}

# Value of a header of the last answer; earlier blocks are those of proxies.
header() {
  awk -v wanted="$1" '
    /^HTTP\// { value = "" }
    { sub(/\r$/, "")
      colon = index($0, ":")
      if (colon && tolower(substr($0, 1, colon - 1)) == wanted) {
        value = substr($0, colon + 1); sub(/^[ \t]+/, "", value); sub(/[ \t]+$/, "", value) } }
    END { print value }' "$work/headers"
}

# What the answer says, for people; without anything that a terminal would obey.
words() {
  # the first one: those behind it are of single rules
  text=$(awk 'match($0, /"detail" *: *"[^"]*"/) {
    text = substr($0, RSTART, RLENGTH - 1); sub(/^"detail" *: *"/, "", text); print text; exit }' "$work/body")
  [ -n "$text" ] || text=$(header gate-reason)
  [ -n "$text" ] || text=$(sed -n 1p "$work/error" 2>/dev/null)
  printf '%s' "$text" | tr -d '\000-\037\177' | cut -c1-500
}

left() { echo $((GATE_WAIT - ($(now) - started))); }

pause() {
  seconds=$(header retry-after)
  is_number "$seconds" && [ "$seconds" -le "$GATE_PAUSE" ] || seconds=$GATE_PAUSE
  sleep "$seconds"
}

# Out of reach or in trouble: try again for as long as there is patience.
began=
out_of_reach() {
  [ -n "$began" ] || began=$(now)
  reason=$(words)
  [ $(($(now) - began)) -lt "$GATE_PATIENCE" ] || die 3 "the gate is out of reach ($status): $reason"
  say "the gate does not answer as it should ($status): $reason; trying again"
  pause
}

# Once per refusal: a session that is refused right after it was made is no use.
fresh=no
renew() {
  [ "$renewable" = yes ] && [ "$fresh" = no ] || die 4 "the credential is not accepted: $(words)"
  fresh=yes
  identity || die 4 "the session has ended, and this job has no identity token to renew it with"
  session
}

# ---- this run ----

known_run() {
  if [ -n "${GITHUB_RUN_ID:-}" ]; then
    run=${GITHUB_REPOSITORY_ID:-0}-$GITHUB_RUN_ID system=github attempt=${GITHUB_RUN_ATTEMPT:-1}
  elif [ -n "${CI_PIPELINE_ID:-}" ]; then
    run=${CI_PROJECT_ID:-0}-$CI_PIPELINE_ID-${CI_JOB_ID:-0} system=gitlab attempt=1
  elif [ -n "${BUILD_BUILDID:-}" ]; then
    run=${SYSTEM_TEAMPROJECTID:-0}-$BUILD_BUILDID system=azure attempt=${SYSTEM_STAGEATTEMPT:-1}
  elif [ -n "${BUILD_TAG:-}" ]; then
    run=$BUILD_TAG system=jenkins attempt=1
  else
    run='' system=shell attempt=1
  fi
  GATE_RUN=${GATE_RUN:-$run}
  GATE_SYSTEM=${GATE_SYSTEM:-$system}
  GATE_ATTEMPT=${GATE_ATTEMPT:-$attempt}
  [ -n "$GATE_RUN" ] || die 4 "set GATE_RUN to what names this run, such as the number of the build"
}

# Puts what is asked into the positional parameters of curl.
ask_grant() {
  set -- --data-urlencode "service=$GATE_SERVICE" --data-urlencode "environment=$GATE_ENV" \
    --data-urlencode "run=$GATE_RUN" --data-urlencode "system=$GATE_SYSTEM" --data-urlencode "attempt=$GATE_ATTEMPT"
  [ -z "$GATE_COMMIT" ] || set -- "$@" --data-urlencode "commit=$GATE_COMMIT"
  [ -z "$GATE_VERSION" ] || set -- "$@" --data-urlencode "version=$GATE_VERSION"
  [ -z "$GATE_CHANGE" ] || set -- "$@" --data-urlencode "change=$GATE_CHANGE"
  [ -z "$GATE_TEMPLATE" ] || set -- "$@" --data-urlencode "template=$GATE_TEMPLATE"
  for digest in $GATE_DIGEST; do
    set -- "$@" --data-urlencode "digest=$digest"
  done
  key=$(printf '%s' "$GATE_SYSTEM-$GATE_RUN-$GATE_ATTEMPT-$GATE_SERVICE-$GATE_ENV" | tr -c 'A-Za-z0-9._-' '_' | cut -c1-250)
  request auth 60 -X POST -H "Idempotency-Key: $key" "$@" "$GATE_URL/api/gate/v1/grants"
}

# Waits at the gate without asking for anything; only the grant counts, so what comes back is no more than a sign to ask again.
stand_in_line() {
  seconds=$(left)
  [ "$seconds" -lt 55 ] || seconds=55
  set -- --data-urlencode "service=$GATE_SERVICE" --data-urlencode "environment=$GATE_ENV"
  [ -z "$GATE_COMMIT" ] || set -- "$@" --data-urlencode "commit=$GATE_COMMIT"
  [ -z "$GATE_VERSION" ] || set -- "$@" --data-urlencode "version=$GATE_VERSION"
  change=${GATE_CHANGE:-$seen_change}
  [ -z "$change" ] || set -- "$@" --data-urlencode "change=$change"
  for digest in $GATE_DIGEST; do
    set -- "$@" --data-urlencode "digest=$digest"
  done
  stood=$(now)
  request auth $((seconds + 15)) -G -H "Prefer: wait=$seconds" "$@" "$GATE_URL/api/gate/v1/check"
  [ "$status" = 401 ] || fresh=no
  [ "$status" = 200 ] || [ $(($(now) - stood)) -ge 2 ] || sleep "$GATE_PAUSE"
}

opened() {
  grant=$(header gate-grant)
  case $grant in
    '' | *[!A-Za-z0-9-]*) die 3 "what answers at $GATE_URL is not the gate: it names no grant" ;;
  esac
  [ "$(header gate-decision)" = open ] || die 3 "what answers at $GATE_URL is not the gate: it does not say that it is open"
  cp "$work/body" gate-grant.json || die 3 "gate-grant.json cannot be written"
  say "open: grant $grant $(header gate-change)"
  for try in 1 2 3; do
    request auth 30 -H 'Accept: application/json' "$GATE_URL/api/gate/v1/grants/$grant/receipt"
    if [ "$status" = 200 ] && grep -q '"payload"' "$work/body"; then
      cp "$work/body" gate-receipt.json
      return
    fi
    [ "$try" = 3 ] || sleep "$GATE_PAUSE"
  done
  say "there is no receipt ($status); the grant counts without it"
}

wait_for_grant() {
  [ -n "$GATE_SERVICE" ] || die 4 "set GATE_SERVICE to what is deployed"
  [ -n "$GATE_ENV" ] || die 4 "set GATE_ENV to where it is deployed"
  known_run
  rm -f gate-grant.json gate-receipt.json
  told=
  while :; do
    ask_grant
    case $status in
      200 | 201) opened; return ;;
      423)
        began=
        seen_change=$(header gate-change)
        reason=$(words)
        [ "$reason" = "$told" ] || say "closed for now: $reason"
        told=$reason
        [ "$(left)" -gt 0 ] || die 2 "waited $GATE_WAIT s: $reason"
        stand_in_line
        ;;
      409) die 1 "closed: $(words)" ;;
      401) renew ;;
      429 | 000 | 5??) out_of_reach ;;
      4??) die 4 "the call is not right ($status): $(words)" ;;
      *) die 1 "unexpected answer $status, which is not 'open'" ;;
    esac
    [ "$(left)" -gt 0 ] || [ "$status" != 423 ] || die 2 "waited $GATE_WAIT s: $told"
  done
}

own_grant() {
  [ -r gate-grant.json ] || die 4 "there is no gate-grant.json here; the gate did not open in this folder"
  grant=$(sed -n 's/.*"id" *: *"\([A-Za-z0-9-]*\)".*/\1/p' gate-grant.json | sed -n 1p)
  [ -n "$grant" ] || die 4 "gate-grant.json names no grant"
}

report_result() {
  case ${1:-} in
    '' | *[!A-Za-z_]*) die 4 "use: sh gate.sh result succeeded|failed|rolled_back|cancelled" ;;
  esac
  outcome=$1
  [ "$outcome" != SucceededWithIssues ] || outcome=succeeded
  own_grant
  while :; do
    request auth 30 -X PUT -H 'Content-Type: application/json' -d "{\"outcome\":\"$outcome\"}" \
      "$GATE_URL/api/gate/v1/grants/$grant/result"
    case $status in
      200) say "reported: $outcome"; return ;;
      401) renew ;;
      000 | 429 | 5??) out_of_reach ;;
      409) die 1 "not accepted: $(words)" ;;
      4??) die 4 "not accepted ($status): $(words)" ;;
      *) die 1 "unexpected answer $status" ;;
    esac
  done
}

watch_grant() {
  own_grant
  while :; do
    stood=$(now)
    request auth 75 -H 'Prefer: wait=55' "$GATE_URL/api/gate/v1/grants/$grant"
    case $status in
      200)
        began=
        fresh=no
        case $(header gate-grant-state) in
          active) [ $(($(now) - stood)) -ge 2 ] || sleep "$GATE_PAUSE" ;;
          completed | expired) return ;;
          *) die 1 "the grant was revoked: stop deploying" ;;
        esac
        ;;
      401) renew ;;
      000 | 429 | 5??) out_of_reach ;;
      4??) die 4 "the call is not right ($status): $(words)" ;;
      *) die 1 "unexpected answer $status" ;;
    esac
  done
}

started=$(now)
seen_change=
credential
case $command in
  wait) wait_for_grant ;;
  result) report_result "${2:-}" ;;
  watch) watch_grant ;;
esac
