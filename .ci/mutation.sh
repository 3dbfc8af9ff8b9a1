#!/usr/bin/env bash
# Mutation testing of the judging code: changes it in one place at a time and looks whether a test of Compliance.Tests.Judging fails.
# Senders that play whole cases are left out of the tests: they take seconds for each change, so the score is what the small tests find by themselves.
# SelectorTests too: brackets in the names of tests are too much for the filter of the NUnit adapter.
#
#   mutation.sh [PART…]           changes these parts, or all, and prints a table
#   mutation.sh --list [PART…]    what survived in the last run, in these parts or in all: file:line, what was changed into what
#   mutation.sh --table           the table of the last run again
#   mutation.sh --parts           the parts and their files
#
# MUTATION_JOBS: test programs at once (2). A page for people: harness/Compliance.Tests/StrykerOutput/reports/mutation-report.html.
# The last figures and what the survivors are: docs/mutation-testing.md.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# Part, files below harness/Compliance.Judging.
parts="verdicts           Verdicts/*.cs
sender-deciding    Sender/*.cs Sender/Deciding/*.cs
sender-events      Sender/Events/*.cs
sender-lanes       Sender/Lanes/*.cs
sender-requests    Sender/Requests/*.cs
sender-facts       Sender/Facts/*.cs
receiver-deciding  Receiver/*.cs Receiver/Gates/*.cs
receiver-matchers  Receiver/Matchers/*.cs
receiver-reading   Receiver/Reading/*.cs Receiver/Selecting/*.cs"
tests='FullyQualifiedName~Compliance.Tests.Judging&FullyQualifiedName!~FaultySenderTests&FullyQualifiedName!~CompliantSenderTests&FullyQualifiedName!~NullSenderTests&FullyQualifiedName!~SelectorTests'
output=harness/Compliance.Tests/StrykerOutput

names() { awk '{print $1}' <<<"$parts"; }

files() { # part
  awk -v part="$1" '$1 == part {for (i = 2; i <= NF; i++) print $i}' <<<"$parts"
}

known() { # parts
  local part
  for part in "$@"; do
    names | grep -qx -- "$part" || { echo "mutation: there is no part $part; there are $(names | xargs)" >&2; exit 2; }
  done
}

change() { # parts
  local part pattern mutate=()
  for part in "$@"; do
    while read -r pattern; do mutate+=(--mutate "$pattern"); done < <(files "$part")
  done
  rm -rf "${output:?}"
  mkdir -p "$output"
  dotnet tool restore >/dev/null
  (cd harness/Compliance.Tests && dotnet stryker --skip-version-check --concurrency "${MUTATION_JOBS:-2}" "${mutate[@]}" --test-case-filter "$tests" --output StrykerOutput) \
    >"$output/log" 2>&1 || { tail -n 30 "$output/log" >&2; exit 1; }
}

show() { # table | list, parts
  local mode=$1
  shift
  [ -e "$output/reports/mutation-report.json" ] || { echo "mutation: nothing was run yet" >&2; exit 2; }
  for part in "$@"; do echo "$part $(files "$part" | xargs)"; done | python3 <(cat <<'P'
import fnmatch, json, os, sys

report, mode = sys.argv[1:]
root = "Compliance.Judging/"
found = {name.split(root)[-1]: (f["source"].split("\n"), f["mutants"]) for name, f in json.load(open(report, encoding="utf-8"))["files"].items()}
total = [0] * 4


def line(name, row):
    print(f"{name:<20}{row[0]:>9}{row[1]:>9}{row[2]:>10}{row[3]:>9}{100 * row[1] / max(1, row[0]):>7.1f} %")


def text(lines, place):
    (start, end) = (place["start"], place["end"])
    part = lines[start["line"] - 1 : end["line"]]
    part[-1] = part[-1][: end["column"] - 1]
    part[0] = part[0][start["column"] - 1 :]
    return short(" ".join(part))


def short(text):
    return " ".join(text.split())[:160]


if mode == "table":
    print(f"{'part':<20}{'mutants':>9}{'killed':>9}{'survived':>10}{'no test':>9}{'score':>9}")
for part, *patterns in (p.split() for p in sys.stdin):
    mine = [(name, lines, m) for name, (lines, mutants) in sorted(found.items()) for m in mutants
            if any(fnmatch.fnmatch(name, p) and name.count("/") == p.count("/") for p in patterns)]
    row = [sum(m["status"] in states for _, _, m in mine)
           for states in (("Killed", "Timeout", "Survived", "NoCoverage"), ("Killed", "Timeout"), ("Survived",), ("NoCoverage",))]
    if row[0] == 0:
        continue
    total = [a + b for a, b in zip(total, row)]
    if mode == "table":
        line(part, row)
        continue
    for name, lines, m in sorted(mine, key=lambda x: (x[0], x[2]["location"]["start"]["line"])):
        if m["status"] in ("Survived", "NoCoverage"):
            print(f"{name}:{m['location']['start']['line']}: {'' if m['status'] == 'Survived' else 'no test: '}{text(lines, m['location'])} -> {short(m['replacement'])}")
if mode == "table":
    line("all", total)
P
) "$output/reports/mutation-report.json" "$mode"
}

case "${1:-}" in
  --parts) echo "$parts" ;;
  --table) show table $(names) ;;
  --list)
    shift
    known "$@"
    show list ${*:-$(names)}
    ;;
  -*) sed -n '2,13p' "$0"; exit 2 ;;
  *)
    known "$@"
    change ${*:-$(names)}
    show table ${*:-$(names)}
    ;;
esac
