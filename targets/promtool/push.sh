# Feeds promtool: for every lane, a line "page write-url" of the file, it fetches the page and pushes it, again and again.
#   push.sh VERSION LANES         push.sh --version VERSION prints promtool's version
# promtool is the one fetched for the version (its folder is that of the target prometheus), or else the one on the PATH.
root="${PRW_REAL_TARGETS:-${XDG_CACHE_HOME:-$HOME/.cache}/prw-compliance/real}"
[ "$1" = --version ] && version=$2 || version=$1
tool="$root/prometheus/$version/promtool"
[ -x "$tool" ] || tool=$(command -v promtool) || { echo "promtool is not on the PATH; install it or fetch it with .ci/real-targets.sh prometheus" >&2; exit 127; }
[ "$1" = --version ] && exec "$tool" --version
command -v curl >/dev/null || { echo "curl is needed to fetch the page that promtool pushes; install it" >&2; exit 127; }
while read -r page write; do
  while :; do
    curl -sf -m 2 -H 'Accept: text/plain;version=0.0.4' "$page" | "$tool" push metrics "$write" || true
    sleep 0.3
  done </dev/null &
done <"$2"
wait
