#!/usr/bin/env bash
# Judges real programs and compares every verdict with the published results. A changed verdict fails until the published file is
# updated on purpose; a program whose version Debian has moved on from is judged without comparing, and that is said.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
failed=0
judge() { # target version role via
  local target=$1 version=$2 role=$3 via=$4 out
  out="out/ci/$target-$version-$role-$via"
  local binary
  binary=$(.ci/real-targets.sh --print | awk -v n="$target" -v v="$version" '$1==n && $2==v {print $3}')
  if [ "$via" = process ] && [ -z "$binary" ]; then
    echo "$target $version is no longer in Debian's suites: judged when its published version is moved on purpose"
    return
  fi
  local code=0
  ./run-compliance.sh run --target "$target@$version" --role "$role" --via "$via" --quiet --out "$out" \
    ${binary:+--set launch.process.command="$binary"} || code=$?
  [ "$code" -le 1 ] || { echo "judging $target $version as $role via $via ended with $code"; failed=1; return; }
  local published="reports/$target/$version/$role.results.jsonl"
  if [ -f "$published" ]; then
    ./run-compliance.sh diff "$published" "$out/$target-$version/$role.results.jsonl" || { echo "a verdict changed: $published"; failed=1; }
  else
    echo "no published results for $target $version as $role"
  fi
}
if [ $# -eq 4 ]; then
  judge "$@"
else
  judge prometheus 3.5.3 receiver process
  judge prometheus 3.5.3 receiver container
  judge prometheus 3.5.3 sender process
fi
exit $failed
