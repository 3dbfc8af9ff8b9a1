#!/usr/bin/env bash
# Builds the suite when its sources changed and runs it. Every argument is passed on; without a verb it is `run`.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
app="$root/harness/Compliance.Cli/bin/Release/net10.0/prw-compliance.dll"
stamp="$root/harness/Compliance.Cli/obj/built"
if ! command -v dotnet >/dev/null; then
  echo "prw-compliance: the .NET SDK 10 is needed and 'dotnet' is not on the PATH; install it from https://dot.net" >&2
  exit 4
fi
stale() {
  [ -f "$app" ] && [ -f "$stamp" ] || return 0
  [ -n "$(find "$root/harness" "$root/proto" "$root"/Directory.* "$root/global.json" \
    \( -name bin -o -name obj -o -name Compliance.Tests -o -name Compliance.Benchmarks \) -prune -o -type f -newer "$stamp" -print -quit)" ]
}
if stale; then
  log=$(mktemp)
  if ! dotnet build "$root/harness/Compliance.Cli/Compliance.Cli.csproj" -c Release -v quiet --nologo >"$log" 2>&1; then
    cat "$log" >&2
    rm -f "$log"
    echo "prw-compliance: the suite could not be built; the compiler's messages are above" >&2
    exit 4
  fi
  rm -f "$log"
  touch "$stamp"
fi
exec dotnet "$app" "$@"
