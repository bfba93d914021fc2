#!/usr/bin/env bash
# Renews requirements.lock from the versions pinned in pyproject.toml; run it on Python 3.11, the oldest one supported.
set -euo pipefail
cd "$(dirname "$0")/.."

room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
python=${PYTHON:-python3.11}
echo "Making a throw-away environment with pip-tools ..."
"$python" -m venv "$room/venv"
"$room/venv/bin/python" -m pip install --quiet --disable-pip-version-check pip-tools==7.6.2
echo "Resolving and hashing every dependency (about two minutes) ..."
if [ "${1:-}" != "--upgrade" ] && [ -f requirements.lock ]; then
    cp requirements.lock "$room/requirements.lock"    # versions that may stay, stay
fi
"$room/venv/bin/pip-compile" --quiet --all-extras --all-build-deps --generate-hashes --strip-extras --allow-unsafe \
    --no-header --no-annotate --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-emit-options \
    --output-file "$room/requirements.lock" pyproject.toml
{
    echo "# Every dependency of Kompas, of its tests and of its build, with the hashes of its files. Renew it with: make lock"
    grep -v -E '^(#|$)' "$room/requirements.lock"
} > requirements.lock
echo "requirements.lock is renewed."
