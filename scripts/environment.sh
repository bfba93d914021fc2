#!/usr/bin/env bash
# Makes .venv with exactly the dependencies of requirements.lock; make calls it when that file or pyproject.toml changed.
set -euo pipefail
cd "$(dirname "$0")/.."

suitable_python() {
    # Tried by running them: a version manager may offer a name for a Python it then refuses to start.
    local name
    for name in "${PYTHON:-python3}" python3.13 python3.12 python3.11; do
        if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            command -v "$name"
            return
        fi
    done
    echo "Kompas needs Python 3.11 or newer; python3 here is: $(python3 --version 2>&1 || true)." >&2
    echo "Install one (Debian 12: apt-get install python3 python3-venv), or name it: make run PYTHON=/path/to/python3.12" >&2
    return 1
}

usable() {
    # Made for this folder (the programs in it carry its path), by a Python that is still there.
    [ "$(cat .venv/made-for 2>/dev/null)" = "$(pwd -P)" ] &&
        .venv/bin/python -c 'import sys, pip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

if ! usable; then
    python=$(suitable_python)
    if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        echo "This Python comes without its venv module. On Debian: apt-get install python3-venv" >&2
        exit 1
    fi
    echo "Making the environment .venv with $("$python" --version) ..."
    "$python" -m venv --clear .venv
    pwd -P > .venv/made-for
fi

echo "Installing the pinned dependencies (the first time takes a minute or two) ..."
.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
echo "Installing Kompas itself into .venv ..."
.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
# Compiled once here, so that the first start is as fast as the second.
.venv/bin/python -m compileall -q assessment_app >/dev/null || true
pwd -P > .venv/complete
