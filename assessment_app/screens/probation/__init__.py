"""Screens of a probation: the trainee, the mentor, the evaluator."""
