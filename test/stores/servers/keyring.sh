#!/usr/bin/env bash
# Runs a command beside a real Secret Service (gnome-keyring) on a private session bus with a throw-away keyring.
# Nothing of the user's own session is touched.
#
#   keyring.sh check                 exit 0 if this machine can
#   keyring.sh unlocked CMD...       an unlocked keyring
#   keyring.sh locked CMD...         a keyring that is locked, and nobody to answer its prompt; before that, the command
#                                    in KEYRING_PREPARE ran beside it unlocked
#   keyring.sh unanswered CMD...     the same, but its prompt opens and then waits for ever
#   keyring.sh no-service CMD...     a session bus on which no Secret Service can be started
#   keyring.sh no-bus CMD...         no session bus
set -euo pipefail

mode=${1:?mode missing}; shift
if [ "$mode" = check ]; then
  command -v gnome-keyring-daemon >/dev/null && command -v dbus-run-session >/dev/null && command -v dbus-send >/dev/null
  exit
fi
[ $# -gt 0 ] || { echo "no command" >&2; exit 2; }

folder=$(mktemp -d "${TMPDIR:-/tmp}/kw-keyring.XXXXXX")
trap 'rm -rf "$folder"' EXIT
mkdir -m 700 "$folder/run" "$folder/data" "$folder/home"
export HOME="$folder/home" XDG_RUNTIME_DIR="$folder/run" XDG_DATA_HOME="$folder/data" KEYRING_LOG="$folder/log"
unset DBUS_SESSION_BUS_ADDRESS DISPLAY WAYLAND_DISPLAY GNOME_KEYRING_CONTROL SSH_AUTH_SOCK

# Runs inside the bus: the daemon stays in the foreground of a job, so that exactly it can be ended.
inside() {
  local mode=$1 daemon=''
  shift
  start_unlocked() { printf 'test' | gnome-keyring-daemon --foreground --unlock --components=secrets >>"$KEYRING_LOG" 2>&1 & daemon=$!; await_service; }
  start_locked() { gnome-keyring-daemon --foreground --components=secrets >>"$KEYRING_LOG" 2>&1 & daemon=$!; await_service; }
  stop_daemon() { [ -z "$daemon" ] || { kill "$daemon" && wait "$daemon"; } 2>/dev/null || true; }
  await_service() {
    local tries
    for tries in $(seq 200); do
      dbus-send --session --print-reply --dest=org.freedesktop.DBus / org.freedesktop.DBus.NameHasOwner \
        string:org.freedesktop.secrets 2>/dev/null | grep -q 'boolean true' && return 0
      sleep 0.05
    done
    echo "the Secret Service did not start" >&2
    exit 3
  }
  await_login_keyring() {
    local tries
    for tries in $(seq 200); do [ -s "$XDG_DATA_HOME/keyrings/login.keyring" ] && return 0; sleep 0.05; done
    echo "no keyring was made" >&2
    exit 3
  }
  # The service has its name before its keyring is made and opened.
  await_unlocked() {
    local tries
    for tries in $(seq 200); do
      dbus-send --session --print-reply --dest=org.freedesktop.secrets /org/freedesktop/secrets/collection/login org.freedesktop.DBus.Properties.Get \
        string:org.freedesktop.Secret.Collection string:Locked 2>/dev/null | grep -q 'boolean false' && return 0
      sleep 0.05
    done
    echo "the keyring was not unlocked" >&2
    exit 3
  }
  case $mode in
    unlocked) start_unlocked; await_login_keyring; await_unlocked ;;
    locked|unanswered) start_unlocked; await_login_keyring; await_unlocked; [ -z "${KEYRING_PREPARE:-}" ] || sh -c "$KEYRING_PREPARE"; stop_daemon; start_locked ;;
    no-service) ;;
  esac
  local result=0
  "$@" || result=$?
  stop_daemon
  return "$result"
}

case $mode in
  no-bus) "$@" ;;
  no-service)
    cat > "$folder/bus.conf" <<XML
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN" "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:tmpdir=$folder/run</listen>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>
XML
    dbus-run-session --config-file="$folder/bus.conf" -- "$@" ;;
  unlocked|locked|unanswered)
    # A prompter that the bus starts and that never takes its name: whoever asks it waits.
    if [ "$mode" = unanswered ]; then
      mkdir -p "$folder/data/dbus-1/services"
      printf '[D-BUS Service]\nName=org.gnome.keyring.SystemPrompter\nExec=/bin/sleep 600\n' \
        > "$folder/data/dbus-1/services/org.gnome.keyring.SystemPrompter.service"
    fi
    export -f inside
    dbus-run-session -- bash -c 'inside "$@"' sh "$mode" "$@" ;;
  *) echo "unknown mode: $mode" >&2; exit 2 ;;
esac
