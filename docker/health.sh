#!/usr/bin/env bash
# Succeeds when the server on this machine says that it is well. Needs nothing but bash, so that the image needs no curl.
set -euo pipefail
exec 3<>"/dev/tcp/127.0.0.1/${BATON_MANAGEMENT_PORT:-8081}"
printf 'GET /actuator/health HTTP/1.0\r\nHost: localhost\r\n\r\n' >&3
grep --quiet '"status":"UP"' <&3
