#!/bin/sh
exec /opt/TokenTray/tokentray "$@"
