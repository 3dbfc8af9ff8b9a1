#!/usr/bin/env bash
# Makes what a release holds, below artifacts/, and tries it as a stranger would: the dotnet tool installed from a folder, the
# self-contained programs, the container image. `pack.sh` makes and tries everything; `pack.sh tool|publish|image` one of them.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
version=${PRW_VERSION:-$(.ci/version.sh)}
out=$PWD/artifacts
fail() { echo "pack: $1" >&2; exit 1; }

# says what - runs a packaged suite from another working directory, read-only, and judges with it.
try() { # what, program with arguments...
  local what=$1 work said targets
  shift
  work=$(mktemp -d)
  said=$(cd "$work" && "$@" --version) || fail "$what does not start"
  [[ $said == "prw-compliance $version"* && $said == *specification* && $said == *cases* ]] || fail "$what says '$said' and not version $version"
  (cd "$work" && "$@" run --case 'receiver/written/*' --quiet --out "$work/out") || fail "$what does not judge the reference"
  [ -s "$work/out/builtin-reference/receiver.html" ] || fail "$what writes no page"
  # Read whole: whoever stops reading early breaks the pipe, and the command that writes it fails.
  targets=$(cd "$work" && "$@" list targets) || fail "$what lists no targets"
  [[ $targets == *prometheus* ]] || fail "$what carries no targets"
  rm -rf "$work"
  echo "pack: $what works ($(echo "$said" | tr '\n' ' '))"
}

tool() {
  rm -rf "$out/tool"
  dotnet pack harness/Compliance.Cli -c Release -o "$out/tool" -p:Version="$version" --nologo -v quiet
  local path
  path=$(mktemp -d)
  # Only the folder is asked: no source of this machine's configuration.
  printf '<configuration><packageSources><clear/><add key="folder" value="%s"/></packageSources></configuration>\n' "$out/tool" >"$path/nuget.config"
  (cd "$path" && dotnet tool install PrwCompliance --version "$version" --tool-path "$path/bin" --configfile "$path/nuget.config" >"$path/log") ||
    { cat "$path/log" >&2; fail "the tool cannot be installed"; }
  chmod -R a-w "$path/bin"
  try "the dotnet tool" "$path/bin/prw-compliance"
  chmod -R u+w "$path"
  rm -rf "$path"
}

publish() { # runtimes...
  local runtime
  for runtime; do
    rm -rf "$out/publish/$runtime"
    dotnet publish harness/Compliance.Cli -c Release -r "$runtime" -o "$out/publish/$runtime" -p:Version="$version" --nologo -v quiet
    # Symbols, and the module of a web server that Windows has and the suite does not use.
    rm -f "$out/publish/$runtime"/*.xml "$out/publish/$runtime"/*.pdb "$out/publish/$runtime/aspnetcorev2_inprocess.dll"
    [ "$(find "$out/publish/$runtime" -maxdepth 1 -type f | wc -l)" -eq 2 ] || fail "the build for $runtime is not one file beside the license"
    tar -C "$out/publish" -czf "$out/prw-compliance-$version-$runtime.tar.gz" "$runtime"
    echo "pack: $runtime, $(du -sh "$out/publish/$runtime" | cut -f1), archive $(du -h "$out/prw-compliance-$version-$runtime.tar.gz" | cut -f1)"
  done
  chmod -R a-w "$out/publish/linux-x64"
  try "the program for linux-x64" env -u DOTNET_ROOT "$out/publish/linux-x64/prw-compliance"
  chmod -R u+w "$out/publish/linux-x64"
  [ "$(head -c 2 "$out/publish/win-x64/prw-compliance.exe")" = MZ ] || fail "the build for win-x64 is no program of Windows"
}

# No registry can be counted on: the base is made of this machine's own C library unless PRW_BASE names an image.
image() {
  [ -x "$out/publish/linux-x64/prw-compliance" ] || publish linux-x64 win-x64
  local base=${PRW_BASE:-prw-compliance-base:local}
  [ -n "${PRW_BASE:-}" ] || .ci/docker-engine.sh base "$base" "$out/publish/linux-x64/prw-compliance"
  DOCKER_BUILDKIT=0 docker build --quiet --build-arg BASE="$base" --tag "prw-compliance:$version" --tag prw-compliance:latest . >/dev/null ||
    fail "the image cannot be built"
  try "the image" contained
}

# As docs/vendors.md says: a file system that cannot be written, the caller's user, the working directory mounted.
contained() {
  docker run --rm --read-only --tmpfs /tmp --user "$(id -u):$(id -g)" --volume "$PWD:/work" prw-compliance:latest "${@//"$PWD"//work}"
}

mkdir -p "$out"
case "${1:-all}" in
  tool) tool ;;
  publish) publish linux-x64 win-x64 ;;
  image) image ;;
  all) tool; publish linux-x64 win-x64; image ;;
  *) fail "'$1' is none of tool, publish, image" ;;
esac
