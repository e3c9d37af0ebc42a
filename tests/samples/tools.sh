#!/usr/bin/env bash
# Installs what runs the samples, on Debian: packages, and into the folder given those that it has none of.
set -euo pipefail
mkdir -p "$1"
cd "$1"

sudo=()
[ "$(id -u)" = 0 ] || sudo=(sudo)
"${sudo[@]}" apt-get update -qq
java=()
command -v java >/dev/null || java=(default-jdk-headless)
DEBIAN_FRONTEND=noninteractive "${sudo[@]}" apt-get install -y -qq --no-install-recommends \
    curl wget ca-certificates "${java[@]}" libokhttp-java golang-go php-cli php-curl php-guzzlehttp-guzzle ruby \
    gcc libc6-dev libcurl4-openssl-dev mono-mcs libmono-system-net-http4.0-cil \
    clang gobjc libgnustep-base-dev gnustep-make make ocaml-nox ocaml-findlib libcohttp-lwt-unix-ocaml-dev \
    r-base-core r-cran-httr r-cran-httr2 mmdebstrap >/dev/null

[ -x python/bin/http ] || {
    python3 -m venv python
    python/bin/pip install -q requests httpx httpie msgpack tree-sitter tree-sitter-dart-orchard
}
[ -d node_modules/axios ] || npm install --silent --no-fund --no-audit axios @msgpack/msgpack httpyac

# the next release of Debian is the first that has a compiler of Swift
[ -x swift/usr/bin/swiftc ] || command -v swiftc >/dev/null || {
    "${sudo[@]}" rm -rf swift
    "${sudo[@]}" mmdebstrap --quiet --variant=apt --aptopt='APT::Install-Recommends "false"' --dpkgopt=force-unsafe-io \
        --dpkgopt='path-exclude=/usr/share/doc/*' --include=swiftlang,libc6-dev,libstdc++-14-dev trixie swift
}
if [ -d swift/proc ] && ! mountpoint -q swift/proc; then
    "${sudo[@]}" mount -t proc proc swift/proc
fi
