#!/bin/sh
# Checks the JSDoc types of the scripts. Needs the TypeScript compiler (Debian: apt-get install node-typescript).
set -eu
exec tsc --project "$(dirname "$0")/tsconfig.json"
