#!/bin/sh
# Runs after the package's files are in place, when it is new and when it is upgraded.
# Chromium's sandbox needs user namespaces, which hardened kernels and chroots refuse to ordinary users, or this helper
# set-uid root. With the helper it works on both.
set -e
chown root:root '/opt/${sanitizedProductName}/chrome-sandbox'
chmod 4755 '/opt/${sanitizedProductName}/chrome-sandbox'
