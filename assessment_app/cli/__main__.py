"""``python -m assessment_app.cli`` is ``assessment-app``."""

from __future__ import annotations

from assessment_app.cli import app

app()
