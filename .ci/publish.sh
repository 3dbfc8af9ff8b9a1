#!/usr/bin/env bash
# Judges every verified target, version and role (.ci/verified.txt) as a process and writes the results, without evidence, to
# reports/<target>/<version>/<role>.results.jsonl. Arguments narrow it: publish.sh [TARGET[ VERSION[ ROLE]]]
# Published files change only so, on purpose: read the difference before it is committed.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
publish() { # target version role
  local out="out/publish/$1-$2-$3" file code=0
  rm -rf "$out"
  ./run-compliance.sh run --target "$1@$2" --role "$3" --via process --quiet --out "$out" >"$out.log" 2>&1 || code=$?
  if [ "$code" -gt 1 ]; then
    echo "$1 $2 as $3 could not be judged (exit code $code); last words: $(tail -n 1 "$out.log")"
    return 1
  fi
  file="reports/$1/$2/$3.results.jsonl"
  mkdir -p "${file%/*}"
  # The header line, the checks and the footer; exchanges and the log stay where they were measured.
  grep -vE '^\{"(exchange|log)":' "$out/$1-$2/$3.results.jsonl" >"$file"
  echo "$file: $(tail -n 2 "$out.log" | head -n 1)"
}
mkdir -p out/publish
failed=0
while read -r target version role; do
  case "$target" in '' | '#'*) continue ;; esac
  { [ $# -lt 1 ] || [ "$1" = "$target" ]; } && { [ $# -lt 2 ] || [ "$2" = "$version" ]; } && { [ $# -lt 3 ] || [ "$3" = "$role" ]; } || continue
  publish "$target" "$version" "$role" </dev/null || failed=1
done <.ci/verified.txt
exit $failed
