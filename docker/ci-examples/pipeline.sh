#!/bin/sh
# Any pipeline that can run a shell. Settings: GATE_URL, GATE_SH_SHA256, GATE_TOKEN_FILE, GATE_SERVICE, GATE_ENV, GATE_COMMIT,
# GATE_RUN, and DEPLOY, the command that deploys.
set -eu

curl -fsSO "$GATE_URL/gate.sh"
echo "$GATE_SH_SHA256  gate.sh" | sha256sum -c - >/dev/null

# Ends the pipeline here unless the gate is open.
sh gate.sh

if sh -c "${DEPLOY:-./deploy.sh}"; then
  sh gate.sh result succeeded
else
  sh gate.sh result failed
  exit 1
fi
