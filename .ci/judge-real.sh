#!/usr/bin/env bash
# Judges real programs and compares every verdict with the published results.
#
#   judge-real.sh                              all of .ci/verified.txt as processes, Prometheus 3.5.3 as a container as well, and a few cases of
#                                              every other container
#   judge-real.sh TARGET VERSION ROLE VIA      one of them; VIA is process, container, or container-short for a few cases
#
# A verdict that differs is judged a second time in a fresh run and counts only when it differs again; both are printed. A changed verdict
# fails until the published file is updated on purpose (.ci/publish.sh). A program that Debian has moved on from is left out, and that is said.
# PRW_JUDGE_JOBS says how many are judged at the same time (default 2; a judged sender mostly waits).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

run() { # target version role via out
  local code=0
  ./run-compliance.sh run --target "$1@$2" --role "$3" --via "$4" --quiet --out "$5" >"$5.log" 2>&1 || code=$?
  [ "$code" -le 1 ] || { echo "judging $1 $2 as $3 via $4 ended with $code: $(tail -n 3 "$5.log")"; return 1; }
}

verdicts() { # file: "id verdict" of its checks
  sed -nE 's/^\{"check":\{"id":"([^"]*)".*"verdict":"([a-z]+)".*/\1 \2/p' "$1" | sort
}

# Does the container form say the same as the published process form, in the cases of a plain success?
short() { # target version role
  local out="out/ci/$1-$2-$3-container-short" started=$SECONDS code=0 other
  rm -rf "$out"
  mkdir -p out/ci
  ./run-compliance.sh run --target "$1@$2" --role "$3" --via container --case '*/success*' --quiet --out "$out" >"$out.log" 2>&1 || code=$?
  [ "$code" -le 1 ] || { echo "judging $1 $2 as $3 via container ended with $code: $(tail -n 3 "$out.log")"; return 1; }
  other=$(comm -23 <(verdicts "$out/$1-$2/$3.results.jsonl") <(verdicts "reports/$1/$2/$3.results.jsonl"))
  [ -n "$(verdicts "$out/$1-$2/$3.results.jsonl")" ] && [ -z "$other" ] ||
    { printf '%s %s as %s via container: not as the process:\n%s\n' "$1" "$2" "$3" "$other"; return 1; }
  echo "$1 $2 as $3 via container: a few cases, as the process ($((SECONDS - started)) s)"
}

there() { # target version: is the program on this machine? npm's and Prometheus's tools come with other names
  local name=$1
  [ "$name" = promtool ] && name=prometheus
  .ci/real-targets.sh --print | awk -v n="$name" -v v="$2" '$1==n && $2==v {found=1} END {exit !found}'
}

judge() { # target version role via
  local out="out/ci/$1-$2-$3-$4" published="reports/$1/$2/$3.results.jsonl" started=$SECONDS
  local found="$1-$2/$3.results.jsonl"
  mkdir -p out/ci
  rm -rf "$out" "$out-again"
  if [ "$4" = process ] && ! there "$1" "$2"; then
    echo "$1 $2 is no longer in Debian's suites: judged when its published version is moved on purpose"
    return
  fi
  if [ ! -f "$published" ]; then
    echo "no published results for $1 $2 as $3: .ci/publish.sh $1 $2 $3 makes them"
    return
  fi
  run "$@" "$out" || return 1
  local first second
  if first=$(./run-compliance.sh diff "$published" "$out/$found"); then
    echo "$1 $2 as $3 via $4: as published ($((SECONDS - started)) s)"
    return
  fi
  run "$@" "$out-again" || return 1
  if second=$(./run-compliance.sh diff "$published" "$out-again/$found"); then
    printf '%s %s as %s via %s: differed once and not again:\n%s\n' "$1" "$2" "$3" "$4" "$first"
    return
  fi
  printf '%s %s as %s via %s: a verdict changed: %s\nfirst run:\n%s\nsecond run:\n%s\n' "$1" "$2" "$3" "$4" "$published" "$first" "$second"
  return 1
}

if [ "${4:-}" = container-short ]; then
  short "$@"
  exit
fi
if [ $# -eq 4 ]; then
  judge "$@"
  exit
fi
./run-compliance.sh list targets >/dev/null # builds once, before several ask for it
{
  grep -vE '^(#|$)' .ci/verified.txt | while read -r target version role; do echo "$target $version $role process"; done
  echo "prometheus 3.5.3 receiver container"
  printf '%s container-short\n' "prometheus 3.5.3 sender" "prometheus 2.53.3 receiver" "victoria-metrics 1.145.0 receiver" \
    "vmagent 1.145.0 receiver" "vmagent 1.145.0 sender" "influxdb 1.6.7 receiver"
} | xargs -P "${PRW_JUDGE_JOBS:-2}" -n 4 "$0"
