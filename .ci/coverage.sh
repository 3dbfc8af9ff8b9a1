#!/usr/bin/env bash
# Line and branch coverage of the pure projects by their own tests, as a table. Not the whole test run: a collector slows the code, and the other tests watch the clock.
#
#   coverage.sh [FOLDER]     FOLDER keeps a page per class; default: only the table
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
names=(Cases Explaining Judging Reporting Wire)
# Browsers and programs cover nothing here.
without="FullyQualifiedName!~PageTests&FullyQualifiedName!~BrowserTests&FullyQualifiedName!~CurlTests&FullyQualifiedName!~SnappyFuzzTests"
cat >"$work/settings.xml" <<'X'
<RunSettings>
  <DataCollectionRunSettings>
    <DataCollectors>
      <DataCollector friendlyName="XPlat code coverage">
        <Configuration>
          <Format>cobertura</Format>
          <Include>[Compliance.Model]*,[Compliance.Wire]*,[Compliance.Cases]*,[Compliance.Judging]*,[Compliance.Reporting]*</Include>
          <ExcludeByFile>**/obj/**</ExcludeByFile>
          <SkipAutoProps>true</SkipAutoProps>
        </Configuration>
      </DataCollector>
    </DataCollectors>
  </DataCollectionRunSettings>
</RunSettings>
X
# A run for each: the test adapter takes minutes over one filter for all of them (it compares every test with every other).
for name in "${names[@]}"; do
  dotnet test harness/Compliance.Tests -c Release --no-build --nologo --filter "FullyQualifiedName~Compliance.Tests.$name.&$without" --collect "XPlat Code Coverage" \
    --settings "$work/settings.xml" --results-directory "$work/results" --logger "console;verbosity=minimal" >"$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }
done
dotnet reportgenerator "-reports:$work/results/*/coverage.cobertura.xml" "-targetdir:${1:-$work/page}" "-reporttypes:JsonSummary${1:+;Html}" >"$work/log" 2>&1 ||
  { cat "$work/log" >&2; exit 1; }
python=$(command -v python3 || true)
[ -n "$python" ] || { echo "coverage: python3 prints the table; see ${1:-$work/page}/Summary.json"; exit 0; }
"$python" - "${1:-$work/page}/Summary.json" <<'P'
import json, sys
summary = json.load(open(sys.argv[1]))
print(f"{'project':<24}{'lines':>14}{'':>8}{'branches':>14}")
for a in sorted(summary["coverage"]["assemblies"], key=lambda a: a["name"]):
    print(f"{a['name']:<24}{a['coveredlines']:>6} of {a['coverablelines']:<6}{a['coverage']:>5.1f} %{a['coveredbranches']:>8} of {a['totalbranches']:<6}{a['branchcoverage'] or 0:>5.1f} %")
P
