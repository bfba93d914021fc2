"""Our own browser code: the form that saves itself, things side by side or to copy, the shell around every screen."""

from __future__ import annotations

from assessment_app.screens.components.comparison import comparison
from assessment_app.screens.components.copyable import copyable
from assessment_app.screens.components.entry_form import Paper, entry_form
from assessment_app.screens.components.parallel import parallel
from assessment_app.screens.components.shell import shell

__all__ = ["Paper", "comparison", "copyable", "entry_form", "parallel", "shell"]
