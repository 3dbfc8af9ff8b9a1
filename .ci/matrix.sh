#!/usr/bin/env bash
# The jobs of the published matrix as JSON, one for each target that can be launched as a container, its versions, roles and shards.
#   matrix.sh [TARGET]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
readonly sender_shards=2 receiver_shards=1
jobs=()
for file in targets/*/target.yaml; do
  target=$(basename "$(dirname "$file")")
  [ -z "${1:-}" ] || [ "$1" = "$target" ] || continue
  grep -qE '^  container:' "$file" || continue
  # Top-level keys in flow style, as every descriptor writes them: roles: [a, b] and versions: ["x", "y"].
  roles=$(sed -nE 's/^roles: *\[(.*)\]/\1/p' "$file" | tr -d '" ' | tr ',' ' ')
  versions=$(sed -nE 's/^versions: *\[(.*)\]/\1/p' "$file" | tr -d '" ' | tr ',' ' ')
  for version in $versions; do
    for role in $roles; do
      shards=$receiver_shards
      [ "$role" = receiver ] || shards=$sender_shards
      for ((number = 1; number <= shards; number++)); do
        jobs+=("{\"target\":\"$target\",\"version\":\"$version\",\"role\":\"$role\",\"shard\":\"$number/$shards\",\"number\":$number}")
      done
    done
  done
done
[ ${#jobs[@]} -gt 0 ] || { echo "matrix: no target '${1:-}' that runs as a container; the names are the folders under targets/" >&2; exit 2; }
(IFS=,; printf '[%s]\n' "${jobs[*]}")
