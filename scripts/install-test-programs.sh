#!/usr/bin/env bash
# Installs the programs that the test rings use on Debian: language runtimes, a real keyring, a real OpenBao
# server, readers of reports, another scanner, a real editor.
# Needs root, or sudo without a password. Everything downloaded otherwise goes to KEYWARD_TEST_CACHE.
set -euo pipefail
cd "$(dirname "$0")/.."
KEYWARD_TEST_CACHE="${KEYWARD_TEST_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/keyward-test}"
export KEYWARD_TEST_CACHE
mkdir -p "$KEYWARD_TEST_CACHE"

packages=(
  git python3 python3-pip golang-go default-jdk-headless ruby php-cli mono-mcs maven perl lua5.4 r-base-core elixir  # runtimes of the lookups
  gnome-keyring libsecret-1-0 dbus procps                   # a real Secret Service
  openssl                                                   # certificates of test servers
  chromium make g++                                         # the editor's window, and its native modules
)

# A runtime that is on PATH already, from wherever, is as good as Debian's.
have() { command -v "$1" >/dev/null 2>&1; }
missing=()
for package in "${packages[@]}"; do
  case $package in
    golang-go) have go && continue ;;
    default-jdk-headless) have javac && continue ;;
    python3 | git | ruby | perl | chromium | make | g++) have "$package" && continue ;;
    php-cli) have php && continue ;;
    maven) have mvn && continue ;;
    python3-pip) python3 -m pip --version >/dev/null 2>&1 && continue ;;
    openssl) have openssl && continue ;;
  esac
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
done
if [ ${#missing[@]} -gt 0 ]; then
  as_root=(); [ "$(id -u)" = 0 ] || as_root=(sudo -n)
  "${as_root[@]}" apt-get update -qq
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi

node scripts/install-jvm-compilers.mjs
node scripts/install-grammars.mjs
node scripts/install-second-crypto.mjs
node scripts/install-openbao.mjs
node scripts/install-report-readers.mjs
node scripts/install-detect-secrets.mjs
node scripts/install-config-readers.mjs
node scripts/install-applications.mjs
node scripts/install-editor.mjs
