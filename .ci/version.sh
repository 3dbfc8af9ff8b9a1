#!/usr/bin/env bash
# Prints the version that the tag of this commit names: v1.2.3 -> 1.2.3; four commits later 1.2.4-dev.4; without any tag VERSION-dev.COMMITS.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
if described=$(git describe --tags --long --match 'v[0-9]*.[0-9]*.[0-9]*' 2>/dev/null); then
  [[ $described =~ ^v([0-9]+)\.([0-9]+)\.([0-9]+)(-[0-9A-Za-z.]+)?-([0-9]+)-g[0-9a-f]+$ ]] ||
    { echo "version: the tag of '$described' is not vMAJOR.MINOR.PATCH; whoever made it must rename it" >&2; exit 4; }
  base="${BASH_REMATCH[1]}.${BASH_REMATCH[2]}.${BASH_REMATCH[3]}" pre=${BASH_REMATCH[4]} since=${BASH_REMATCH[5]}
  if [ "$since" -eq 0 ]; then
    echo "$base$pre"
  elif [ -n "$pre" ]; then
    echo "$base$pre.dev.$since"
  else
    echo "${BASH_REMATCH[1]}.${BASH_REMATCH[2]}.$((BASH_REMATCH[3] + 1))-dev.$since"
  fi
else
  base=$(sed -n 's/.*<VersionPrefix>\(.*\)<\/VersionPrefix>.*/\1/p' Directory.Build.props)
  echo "$base-dev.$(git rev-list --count HEAD 2>/dev/null || echo 0)"
fi
