"""The demonstration zone: invented people, walked through the real services with a clock of their own."""

from assessment_app.demonstration.filling import fill

__all__ = ["fill"]
