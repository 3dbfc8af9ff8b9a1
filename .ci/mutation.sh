#!/usr/bin/env bash
# Mutation testing of the judging code: changes it in one place at a time and looks whether a test of Compliance.Tests.Judging fails. Takes minutes for each part.
# Senders that play whole cases are left out of the tests: they take seconds for each change, so the score is what the small tests find by themselves.
#
#   mutation.sh [PART…]           runs these parts, or all, and prints a table
#   mutation.sh --list [PART…]    what survived in the last run of these parts, or of all: file:line, what was changed into what
#   mutation.sh --table           the table of the last runs again
#
# Pages per part: harness/Compliance.Tests/StrykerOutput/PART/reports/mutation-report.html. docs/mutation-testing.md keeps the last figures. MUTATION_JOBS: test programs at once (2).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# part, files below harness/Compliance.Judging, tests below Compliance.Tests.Judging
parts="verdicts           Verdicts/*.cs                    Verdicts
sender-deciding    Sender/*.cs,Sender/Deciding/*.cs  Sender
sender-events      Sender/Events/*.cs                Sender
sender-lanes       Sender/Lanes/*.cs                 Sender
sender-requests    Sender/Requests/*.cs              Sender
sender-facts       Sender/Facts/*.cs                 Sender
receiver-deciding  Receiver/*.cs,Receiver/Gates/*.cs Receiver
receiver-matchers  Receiver/Matchers/*.cs            Receiver
receiver-reading   Receiver/Reading/*.cs             Receiver"
slow='FullyQualifiedName!~FaultySenderTests&FullyQualifiedName!~CompliantSenderTests&FullyQualifiedName!~NullSenderTests'
results=harness/Compliance.Tests/StrykerOutput

all() { awk '{print $1}' <<<"$parts"; }

known() { # part
  all | grep -qx -- "$1" || { echo "mutation: there is no part $1; there are $(all | xargs)" >&2; exit 2; }
}

run() { # part
  local files tests mutate=() pattern
  read -r _ files tests < <(awk -v part="$1" '$1 == part' <<<"$parts")
  IFS=, read -ra patterns <<<"$files"
  for pattern in "${patterns[@]}"; do mutate+=(--mutate "$pattern"); done
  rm -rf "${results:?}/$1"
  mkdir -p "$results/$1"
  (cd harness/Compliance.Tests && dotnet stryker --skip-version-check --concurrency "${MUTATION_JOBS:-2}" "${mutate[@]}" \
    --test-case-filter "FullyQualifiedName~Compliance.Tests.Judging.$tests&$slow" --output "StrykerOutput/$1") >"$results/$1/log" 2>&1 ||
    { tail -n 30 "$results/$1/log" >&2; exit 1; }
}

read_reports() { # table | list, parts
  python3 - "$results" "$@" <<'P'
import json, os, sys
folder, mode, parts = sys.argv[1], sys.argv[2], sys.argv[3:]
total = [0] * 4
show = lambda name, r: print(f"{name:<20}{r[0]:>9}{r[1]:>9}{r[2]:>10}{r[3]:>9}{100 * r[1] / max(1, r[0]):>7.1f} %")
if mode == "table":
    print(f"{'part':<20}{'mutants':>9}{'killed':>9}{'survived':>10}{'no test':>9}{'score':>9}")
for part in parts:
    report = os.path.join(folder, part, "reports", "mutation-report.json")
    if not os.path.exists(report):
        continue
    files = json.load(open(report, encoding="utf-8"))["files"]
    found = [(name, f["source"].split("\n"), m) for name, f in sorted(files.items()) for m in f["mutants"]]
    count = lambda *states: sum(m["status"] in states for _, _, m in found)
    row = [count("Killed", "Timeout", "Survived", "NoCoverage"), count("Killed", "Timeout"), count("Survived"), count("NoCoverage")]
    total = [a + b for a, b in zip(total, row)]
    if mode == "table":
        show(part, row)
        continue
    for name, lines, m in sorted(found, key=lambda x: (x[0], x[2]["location"]["start"]["line"])):
        if m["status"] in ("Survived", "NoCoverage"):
            start, end = m["location"]["start"], m["location"]["end"]
            text = lines[start["line"] - 1 : end["line"]]
            text[-1] = text[-1][: end["column"] - 1]
            text[0] = text[0][start["column"] - 1 :]
            squeezed = lambda t: " ".join(t.split())[:160]
            print(f"{'/'.join(name.split('/')[-3:])}:{start['line']} {'' if m['status'] == 'Survived' else '(no test) '}{m['mutatorName']}: {squeezed(' '.join(text))} -> {squeezed(m['replacement'])}")
if mode == "table" and len(parts) > 1:
    show("all", total)
P
}

case "${1:-}" in
  --table) read_reports table $(all) ;;
  --list)
    shift
    for part in "$@"; do known "$part"; done
    read_reports list ${*:-$(all)}
    ;;
  -*) sed -n '2,9p' "$0"; exit 2 ;;
  *)
    for part in "$@"; do known "$part"; done
    dotnet tool restore >/dev/null
    for part in ${*:-$(all)}; do run "$part"; done
    read_reports table ${*:-$(all)}
    ;;
esac
