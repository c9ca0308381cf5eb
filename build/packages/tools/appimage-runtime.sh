#!/bin/sh
# Stands in for the runtime at the head of an AppImage, where the real one cannot be downloaded. It unpacks the files
# behind it and starts them, with the variables that the real one sets. It is padded to a fixed length, which is where
# the files begin. Needs unsquashfs. For trying out only.
image=$(readlink -f "$0")
begin=@LENGTH@
case "$1" in
  --appimage-offset) echo "$begin"; exit 0 ;;
  --appimage-extract) exec unsquashfs -quiet -no-progress -force -dest squashfs-root -offset "$begin" "$image" ;;
esac
folder=$(mktemp -d "${TMPDIR:-/tmp}/.mount_TokenTray.XXXXXX") || exit 127
unsquashfs -quiet -no-progress -force -dest "$folder" -offset "$begin" "$image" >/dev/null || exit 127
APPIMAGE=$image APPDIR=$folder ARGV0=$0 OWD=$PWD
export APPIMAGE APPDIR ARGV0 OWD
"$folder/AppRun" "$@" &
program=$!
trap 'kill -TERM "$program"' TERM INT HUP
while :; do
  wait "$program"
  status=$?
  kill -0 "$program" 2>/dev/null || break
done
rm -rf "$folder"
exit "$status"
