#!/bin/sh
# Kills processes that edit and publish a plan, 10,000 times or as often as told:
#   tests/store/kill-loop.sh BUILD_FOLDER [N]
# SPDX-License-Identifier: GPL-3.0-or-later
set -eu
build=${1:?say where the project was built}
CORDON_KILLS=${2:-10000} exec "$build/tests/store/test-store-kill" --verbose
