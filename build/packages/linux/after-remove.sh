#!/bin/sh
# Nothing to do: every file that was installed belongs to the package. (An rpm upgrade runs this after the new version
# is in place, so whatever is deleted here is missing from the new version.)
set -e
