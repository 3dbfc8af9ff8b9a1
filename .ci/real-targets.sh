#!/usr/bin/env bash
# Brings real Remote-Write programs to this machine, without touching its installed packages.
#
#   real-targets.sh [all|prometheus|victoria-metrics|influxdb|npm]...   fetch what is missing (default: all)
#   real-targets.sh --print [subset]...                                 what is there: name, version, path
#
# A program lands in $PRW_REAL_TARGETS/<name>/<version>/ (default: the user's cache folder). The Debian programs
# come from bookworm, trixie and forky and are named by the version that the binary itself prints, because a
# testing suite moves: nothing here pins a number that the mirror may have dropped. What is there stays until
# its folder is deleted, so two machines can hold different versions; results have to say which one they used.
set -euo pipefail

readonly root="${PRW_REAL_TARGETS:-${XDG_CACHE_HOME:-$HOME/.cache}/prw-compliance/real}"
readonly receipts="$root/.receipts"   # one file per program: "name<TAB>version<TAB>path"

# receipt | subset | Debian suite, or npm version | name | packages | programs, the main one first
readonly catalogue='
prometheus@bookworm     prometheus        bookworm  prometheus                   prometheus               prometheus,promtool
prometheus@trixie       prometheus        trixie    prometheus                   prometheus,promtool      prometheus,promtool
prometheus@forky        prometheus        forky     prometheus                   prometheus,promtool      prometheus,promtool
victoria-metrics@bookworm victoria-metrics bookworm victoria-metrics            victoria-metrics         victoria-metrics
victoria-metrics@trixie victoria-metrics  trixie    victoria-metrics             victoria-metrics         victoria-metrics
victoria-metrics@forky  victoria-metrics  forky     victoria-metrics             victoria-metrics         victoria-metrics
vmagent@trixie          victoria-metrics  trixie    vmagent                      victoria-metrics         vmagent
vmagent@forky           victoria-metrics  forky     vmagent                      victoria-metrics         vmagent
influxdb@forky          influxdb          forky     influxdb                     influxdb                 influxd
npm@0.5.1               npm               0.5.1     npm-prometheus-remote-write  prometheus-remote-write  -
npm@0.4.0               npm               0.4.0     npm-prometheus-remote-write  prometheus-remote-write  -
'

fail() { printf 'real-targets: %s\n' "$*" >&2; exit 1; }
say() { printf 'real-targets: %s\n' "$*" >&2; }

# Is the program of this receipt still where the receipt says?
present() {
    local name version path
    [[ -r "$receipts/$1" ]] || return 1
    IFS=$'\t' read -r name version path <"$receipts/$1" && [[ -e "$path" ]]
}

write_receipt() { # receipt name version path
    mkdir -p "$receipts"
    printf '%s\t%s\t%s\n' "$2" "$3" "$4" >"$receipts/$1.new"
    mv -f "$receipts/$1.new" "$receipts/$1"
}

# The address of the mirror that this machine gets its own Debian release from.
own_mirror() {
    local codename
    codename=$(sed -n 's/^VERSION_CODENAME=//p' /etc/os-release)
    [[ -n "$codename" ]] || return 0
    apt-get indextargets --format '$(RELEASE) $(COMPONENT) $(REPO_URI)' 'Identifier: Packages' 2>/dev/null |
        awk -v release="$codename" '$1 == release && $2 == "main" && !done { print $3; done = 1 }'
}

# A private apt root for one suite, with its package lists; sets APT_CONFIG for the commands after it.
enter_suite() {
    local suite=$1 folder="$root/.apt/$1" mirror
    export APT_CONFIG="$folder/apt.conf"
    [[ " ${entered:-} " == *" $suite "* ]] && return 0

    # A machine that never ran "apt-get update" does not know yet which release its sources hold.
    mirror=$(unset APT_CONFIG; own_mirror)
    [[ -n "$mirror" ]] || mirror=$(unset APT_CONFIG; apt-get update -qq >/dev/null 2>&1 || true; own_mirror)
    [[ -n "$mirror" ]] || fail "this machine's apt sources name no Debian main archive; its owner must add one."
    mkdir -p "$folder/state/lists/partial" "$folder/cache/archives/partial"
    : >"$folder/status"
    echo "deb $mirror $suite main" >"$folder/sources.list"
    cat >"$APT_CONFIG" <<CONF
Dir::State "$folder/state";
Dir::State::status "$folder/status";
Dir::Cache "$folder/cache";
Dir::Etc::sourcelist "$folder/sources.list";
Dir::Etc::sourceparts "/dev/null";
APT::Sandbox::User "root";
Acquire::Languages "none";
Acquire::Retries "3";
Acquire::IndexTargets::deb::DEP-11::DefaultEnabled "false";
CONF
    apt-get -qq update >&2 ||
        fail "the package list of Debian $suite can't be had from $mirror; whoever looks after this machine's network must act."
    entered="${entered:-} $suite"
}

# Downloads and unpacks packages of the entered suite into one tree, once; prints the tree's folder.
unpacked() { # suite packages...
    local folder="$root/.unpacked/$1-$2" package
    if [[ ! -d "$folder" ]]; then
        local work="$root/.unpacked/.work"
        rm -rf "$work" && mkdir -p "$work/tree"
        for package in "${@:2}"; do
            (cd "$work" && apt-get -qq download "$package") >&2 ||
                fail "package $package of Debian $1 can't be downloaded; the suite's maintainers must see whether it is still there."
            dpkg-deb -x "$work/${package}"_*.deb "$work/tree" >&2
        done
        dpkg-deb -f "$work/$2"_*.deb Version >"$work/tree/.version"
        mv "$work/tree" "$folder"
    fi
    printf '%s' "$folder"
}

# The x.y.z that the program prints of itself ("3.5.3+ds1"), or, where Debian's build prints an empty
# version (VictoriaMetrics), the x.y.z of the package it came in.
version_of() { # program package-version-file
    local printed
    case "${1##*/}" in
        influxd) printed=$("$1" version 2>&1) ;;
        victoria-metrics | vmagent) printed=$("$1" -version 2>&1) ;;
        *) printed=$("$1" --version 2>&1) ;;
    esac || fail "$1 does not start on this machine; the suite's maintainers must find out why: ${printed:0:300}"
    [[ "$printed" =~ [0-9]+\.[0-9]+\.[0-9]+ || "$(<"$2")" =~ [0-9]+\.[0-9]+\.[0-9]+ ]] ||
        fail "no version can be found for $1; the suite's maintainers must teach version_of its format: ${printed:0:300}"
    printf '%s' "${BASH_REMATCH[0]}"
}

get_deb() { # receipt suite name packages programs
    local tree version target program packages programs
    IFS=, read -ra packages <<<"$4"
    IFS=, read -ra programs <<<"$5"
    say "getting $3 from Debian $2"
    enter_suite "$2"
    tree=$(unpacked "$2" "${packages[@]}")
    version=$(version_of "$tree/usr/bin/${programs[0]}" "$tree/.version")
    target="$root/$3/$version"
    mkdir -p "$target"
    for program in "${programs[@]}"; do
        [[ -x "$tree/usr/bin/$program" ]] ||
            fail "Debian $2's packages $4 hold no $program; the suite's maintainers must correct the list here."
        cp "$tree/usr/bin/$program" "$target/.new"
        mv -f "$target/.new" "$target/$program"
    done
    write_receipt "$1" "$3" "$version" "$target/${programs[0]}"
}

get_npm() { # receipt version name package
    local target="$root/$3/$2"
    say "getting $4 $2 from npm"
    if ! command -v node >/dev/null || ! command -v npm >/dev/null; then
        [[ $EUID -eq 0 ]] || fail "node and npm are missing; this machine's owner must install them."
        (unset APT_CONFIG; apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y nodejs npm) >&2 ||
            fail "node and npm are missing and apt can't install them; this machine's owner must act."
    fi
    rm -rf "$target" && mkdir -p "$target"
    npm install --prefix "$target" --loglevel=error --no-audit --no-fund --ignore-scripts "$4@$2" node-fetch@2 >&2 ||
        fail "npm can't install $4@$2; whoever looks after this machine's npm registry must act."
    write_receipt "$1" "$3" "$2" "$target/node_modules/$4"
}

in_subsets() { # subset wanted...
    local subset=$1 wanted
    shift
    for wanted; do [[ "$wanted" == all || "$wanted" == "$subset" ]] && return 0; done
    return 1
}

fetch_missing() { # subsets...
    local receipt subset source name packages programs locked=
    while read -r receipt subset source name packages programs; do
        [[ -n "$receipt" ]] && in_subsets "$subset" "$@" && ! present "$receipt" || continue
        if [[ -z "$locked" ]]; then # one fetcher at a time; another may have done the work meanwhile
            mkdir -p "$root"
            exec 9>"$root/.lock"
            flock 9
            locked=yes
            ! present "$receipt" || continue
        fi
        if [[ "$subset" == npm ]]; then
            get_npm "$receipt" "$source" "$name" "$packages" </dev/null
        else
            get_deb "$receipt" "$source" "$name" "$packages" "$programs" </dev/null
        fi
    done <<<"$catalogue"
    if [[ -n "$locked" ]]; then rm -rf "$root/.unpacked" "$root/.apt"; fi
}

print_table() {
    local receipt subset rest name version path
    while read -r receipt subset rest; do
        [[ -n "$receipt" ]] && in_subsets "$subset" "$@" && present "$receipt" || continue
        IFS=$'\t' read -r name version path <"$receipts/$receipt"
        printf '%-28s %-10s %s\n' "$name" "$version" "$path"
    done <<<"$catalogue"
}

print=
subsets=()
for argument; do
    case "$argument" in
        --print) print=yes ;;
        all | prometheus | victoria-metrics | influxdb | npm) subsets+=("$argument") ;;
        *) fail "'$argument' is no subset; whoever called this must say all, prometheus, victoria-metrics, influxdb, npm or --print." ;;
    esac
done
[[ ${#subsets[@]} -gt 0 ]] || subsets=(all)

if [[ -n "$print" ]]; then print_table "${subsets[@]}"; else fetch_missing "${subsets[@]}"; fi
