#!/usr/bin/env bash
# A container engine on a Debian machine that runs no service manager, and images without a registry.
#
#   docker-engine.sh [start]                       install docker.io if needed, start dockerd, wait until it answers
#   docker-engine.sh stop                          stop the dockerd that this script started; no other
#   docker-engine.sh image NAME:TAG PROGRAM [ARG…] make an image from a program of this machine, under an official name
#   docker-engine.sh prometheus [VERSION…]         images prom/prometheus:vVERSION of all versions real-targets.sh has
#   docker-engine.sh others                        the same for VictoriaMetrics, vmagent and InfluxDB, under their official names
#
# Images are FROM scratch: the program, the libraries and the loader that it needs, an empty writable /tmp. PROGRAM
# becomes /bin/<its name> and, with the ARGs, the entry point. `prometheus` adds what the official image has besides:
# working directory /prometheus, configuration expected at /etc/prometheus/prometheus.yml, the same default command.
set -euo pipefail

readonly here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
readonly state="${PRW_DOCKER_STATE:-${XDG_CACHE_HOME:-$HOME/.cache}/prw-compliance/docker}"
readonly deadline_seconds="${PRW_DOCKER_DEADLINE:-60}"

fail() { printf 'docker-engine: %s\n' "$*" >&2; exit 1; }
answers() { docker version --format '{{.Server.Version}}' >/dev/null 2>&1; }

# The process id of the dockerd that we started, while it runs.
own_dockerd() {
    local pid
    [[ -r "$state/dockerd.pid" ]] && pid=$(<"$state/dockerd.pid") || return 1
    [[ "$pid" =~ ^[0-9]+$ && -r "/proc/$pid/comm" && $(<"/proc/$pid/comm") == dockerd ]] && printf '%s' "$pid"
}

install_engine() {
    command -v docker >/dev/null && command -v dockerd >/dev/null && command -v iptables >/dev/null && return 0
    [[ $EUID -eq 0 ]] || fail "no container engine is installed; this machine's owner must install docker.io and iptables."
    (apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends docker.io iptables) >&2 ||
        fail "apt can't install docker.io and iptables; this machine's owner must act."
}

start() {
    answers && return 0
    install_engine
    answers && return 0
    [[ $EUID -eq 0 ]] || fail "no container engine answers and only root can start one; this machine's owner must act."
    mkdir -p "$state"
    exec 9>"$state/lock"
    flock 9
    if ! own_dockerd >/dev/null; then
        # 9>&-: the engine outlives this script and must not keep its lock.
        setsid nohup dockerd --pidfile "$state/dockerd.pid" >"$state/dockerd.log" 2>&1 </dev/null 9>&- &
        local started=$!
    fi
    local end=$((SECONDS + deadline_seconds))
    until answers; do
        [[ -z "${started:-}" ]] || kill -0 "$started" 2>/dev/null ||
            fail "dockerd ended at once; this machine's owner must act, its last words: $(tail -n 1 "$state/dockerd.log")"
        ((SECONDS < end)) || fail "dockerd does not answer within ${deadline_seconds} s; this machine's owner must look at $state/dockerd.log."
        sleep 0.1
    done
}

stop() {
    local pid end=$((SECONDS + deadline_seconds))
    pid=$(own_dockerd) || { echo "docker-engine: nothing to stop, this script started no dockerd" >&2; return 0; }
    kill "$pid"
    while own_dockerd >/dev/null; do
        ((SECONDS < end)) || fail "dockerd (process $pid) does not end within ${deadline_seconds} s; this machine's owner must look at $state/dockerd.log."
        sleep 0.1
    done
    rm -f "$state/dockerd.pid"
}

json_list() { # strings... -> ["a","b"]
    local out= item
    for item; do
        item=${item//\\/\\\\}
        out+="${out:+,}\"${item//\"/\\\"}\""
    done
    printf '[%s]' "$out"
}

# Lays the program and what the dynamic loader wants into a folder that becomes the image's root.
lay_root() { # folder program
    local library
    mkdir -p "$1/bin" "$1/etc" "$1/tmp"
    chmod 1777 "$1/tmp"
    cp -L "$2" "$1/bin/${2##*/}"
    echo 'root:x:0:0:root:/:' >"$1/etc/passwd"
    echo 'hosts: files dns' >"$1/etc/nsswitch.conf"
    # "libc.so.6 => /lib/…/libc.so.6 (0x…)" and "/lib64/ld-linux-….so.2 (0x…)"; a static program prints neither.
    { ldd "$2" 2>/dev/null || true; } | grep -oE '/[^ ]+' | while read -r library; do
        mkdir -p "$1${library%/*}"
        cp -L "$library" "$1$library"
    done
}

# image NAME:TAG PROGRAM [ARG…]; $more holds further Dockerfile lines, $prepare is called with the root's folder.
image() ( # a subshell, so that its EXIT trap cleans up whatever happens
    local tag=$1 program=$2 label work
    shift 2
    [[ -x "$program" ]] || fail "'$program' is no program; whoever called this must name one that is there."
    start
    label="prw.program=$(sha256sum "$program" | cut -c1-16)$(printf '%s' "$*" "${more:-}" | sha256sum | cut -c1-16)"
    [[ -z $(docker image ls --quiet --filter "reference=$tag" --filter "label=$label") ]] || return 0

    work=$(mktemp -d)
    trap 'rm -rf "$work"' EXIT
    lay_root "$work/tree" "$program"
    ${prepare:-true} "$work/tree"
    {
        echo "FROM scratch"
        echo "COPY tree /"
        echo "LABEL $label"
        echo "ENV PATH=/bin"
        [[ -z "${more:-}" ]] || printf '%s\n' "$more"
        echo "ENTRYPOINT $(json_list "/bin/${program##*/}" "$@")"
    } >"$work/Dockerfile"
    DOCKER_BUILDKIT=0 docker build --quiet --tag "$tag" "$work" >"$work/build.log" 2>&1 ||
        fail "the image $tag can't be built; the suite's maintainers must act: $(tail -n 3 "$work/build.log")"
    echo "docker-engine: made $tag from $program" >&2
)

# A base for the suite's own image where no registry can be reached: a shell, what the program's loader wants, TLS and its roots.
base_image() ( # NAME:TAG PROGRAM
    local work name path
    start
    work=$(mktemp -d)
    trap 'rm -rf "$work"' EXIT
    for path in /bin/sh "$(command -v setsid)" "$2"; do
        lay_root "$work/tree" "$path"
    done
    rm "$work/tree/bin/${2##*/}"
    for name in libssl.so.3 libcrypto.so.3; do
        # Read whole: whoever stops reading early breaks the pipe, and the command that writes it fails.
        path=$(ldconfig -p | awk -v n="$name" '$1 == n && !found {found = $NF} END {print found}')
        [[ -z "$path" ]] || { mkdir -p "$work/tree${path%/*}" && cp -L "$path" "$work/tree$path"; }
    done
    [[ ! -f /etc/ssl/certs/ca-certificates.crt ]] ||
        { mkdir -p "$work/tree/etc/ssl/certs" && cp -L /etc/ssl/certs/ca-certificates.crt "$work/tree/etc/ssl/certs/"; }
    printf 'FROM scratch\nCOPY tree /\nENV PATH=/bin\n' >"$work/Dockerfile"
    DOCKER_BUILDKIT=0 docker build --quiet --tag "$1" "$work" >"$work/build.log" 2>&1 ||
        fail "the image $1 can't be built; the suite's maintainers must act: $(tail -n 3 "$work/build.log")"
    echo "docker-engine: made $1" >&2
)

prometheus_root() {
    mkdir -p "$1/prometheus" "$1/etc/prometheus"
    chmod 777 "$1/prometheus"
    printf 'global:\n  scrape_interval: 15s\n' >"$1/etc/prometheus/prometheus.yml"
    local tool
    tool="${prometheus_program%/*}/promtool"
    [[ ! -x "$tool" ]] || cp -L "$tool" "$1/bin/promtool"
}

prometheus_images() { # versions...
    local name version program
    "$here/real-targets.sh" prometheus
    while read -r name version program; do
        [[ $# -eq 0 || " $* " == *" $version "* ]] || continue
        prometheus_program=$program prepare=prometheus_root more='WORKDIR /prometheus
EXPOSE 9090
VOLUME /prometheus
CMD ["--config.file=/etc/prometheus/prometheus.yml", "--storage.tsdb.path=/prometheus"]' \
            image "prom/prometheus:v$version" "$program" </dev/null
    done < <("$here/real-targets.sh" --print prometheus)
}

# The other programs of real-targets.sh: their images hold nothing but the program, which is also the entry point.
other_images() {
    local name version program
    "$here/real-targets.sh" victoria-metrics influxdb
    while read -r name version program; do
        case "$name" in
            victoria-metrics | vmagent) image "victoriametrics/$name:v$version" "$program" </dev/null ;;
            influxdb) image "influxdb:$version" "$program" </dev/null ;;
        esac
    done < <("$here/real-targets.sh" --print victoria-metrics influxdb)
}

case "${1:-start}" in
    start) start ;;
    stop) stop ;;
    image)
        [[ $# -ge 3 ]] || fail "'image' wants NAME:TAG and PROGRAM; whoever called this must give both."
        image "${@:2}"
        ;;
    base)
        [[ $# -eq 3 ]] || fail "'base' wants NAME:TAG and PROGRAM; whoever called this must give both."
        base_image "$2" "$3"
        ;;
    prometheus) prometheus_images "${@:2}" ;;
    others) other_images ;;
    *) fail "'$1' is no command; whoever called this must say start, stop, image, base, prometheus or others." ;;
esac
