#!/usr/bin/env bash
# Judges the reference and a real Prometheus again and again and lists every verdict that was not the same in every run.
#
#   determinism.sh [RUNS [LOADED [TARGET…]]]     50 runs, the last 10 of them with both cores loaded; targets: reference prometheus
#
# Exit code 1 when a verdict flipped or a run ended with an error. The figures go to standard output; docs/determinism.md keeps the last. The runs with the
# rarer verdicts stay below out/determinism/, with their evidence.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
runs=${1:-50} loaded=${2:-10}
shift $(($# > 2 ? 2 : $#))
targets=${*:-reference prometheus}
version=${PRW_DETERMINISM_VERSION:-3.5.3}
work=$(mktemp -d)
load=()

end_load() {
  [ ${#load[@]} -eq 0 ] || kill "${load[@]}" 2>/dev/null || true
  load=()
}
trap 'end_load; rm -rf "$work"' EXIT

# One busy shell per core; each ends by itself should this script be killed.
begin_load() {
  local core
  for ((core = 0; core < $(nproc); core++)); do
    timeout 300 sh -c 'while :; do :; done' &
    load+=($!)
  done
}

judge() { # name run
  local out="$work/$1/$2" code=0
  local arguments=(run --quiet --out "$out")
  if [ "$1" = prometheus ]; then
    local binary
    binary=$(.ci/real-targets.sh --print | awk -v v="$version" '$1=="prometheus" && $2==v {print $3}')
    [ -n "$binary" ] || { echo "determinism: Prometheus $version is not here; .ci/real-targets.sh brings it" >&2; exit 4; }
    arguments+=(--target "prometheus@$version" --via process --set "launch.process.command=$binary")
  fi
  ./run-compliance.sh "${arguments[@]}" >"$work/log" 2>&1 || code=$?
  if [ "$code" -gt 1 ]; then
    echo "run $2 of $1 ended with $code: $(tail -n 1 "$work/log")" | tee -a "$work/$1.broken"
    return
  fi
  # "check verdict expectation" of every check of the run, both roles.
  cat "$out"/*/*.results.jsonl | grep '^{"check":' |
    sed -E 's/^\{"check":\{"id":"([^"]+)".*"expectation":"([^"]+)","verdict":"([^"]+)".*/\1\t\3\t\2/' | sort >"$work/$1.$2.verdicts"
  rm -f "$out"/*/*.html
}

# Keeps the runs with the rarer verdicts, with their evidence.
keep() { # name runs
  local check verdict expectation count run
  while IFS=$'\t' read -r check verdict expectation count; do
    [ $((2 * ${count%% *})) -le "$2" ] || continue
    for run in $(grep -lxF "$check"$'\t'"$verdict"$'\t'"$expectation" "$work/$1".*.verdicts | sed -E 's/.*\.([0-9]+)\.verdicts$/\1/'); do
      mkdir -p out/determinism
      cp -rn "$work/$1/$run" "out/determinism/$1-$run"
    done
  done <"$work/$1.flips"
}

report() { # name
  local all flipped broken
  touch "$work/$1.broken"
  all=$(find "$work" -name "$1.*.verdicts" | wc -l)
  broken=$(wc -l <"$work/$1.broken")
  [ "$all" -gt 0 ] || { echo "$1: no run ended"; return 1; }
  # A check that is missing in a run counts as a flip too.
  awk -F'\t' -v all="$all" '{count[$0]++} END {for (v in count) if (count[v] != all) print v "\t" count[v] " of " all}' \
    "$work/$1".*.verdicts | sort >"$work/$1.flips"
  flipped=$(cut -f1 "$work/$1.flips" | uniq | wc -l)
  echo "$1: $all runs, $(cut -f1 "$work/$1".*.verdicts | sort -u | wc -l) checks, $flipped flipped, $broken runs broken"
  sed 's/^/  /' "$work/$1.flips"
  keep "$1" "$all"
  [ "$flipped" -eq 0 ] && [ "$broken" -eq 0 ]
}

./run-compliance.sh --version
failed=0
for target in $targets; do
  mkdir -p "$work/$target"
  started=$SECONDS
  for ((run = 1; run <= runs; run++)); do
    [ "$run" -ne $((runs - loaded + 1)) ] || begin_load
    # The busy shells end by themselves after a while: start them again.
    if [ "$run" -gt $((runs - loaded)) ] && ! kill -0 "${load[0]:-0}" 2>/dev/null; then end_load; begin_load; fi
    judge "$target" "$run"
  done
  end_load
  report "$target" || failed=1
  echo "$target: $((SECONDS - started)) s, of which the last $loaded runs with every core loaded"
done
exit $failed
