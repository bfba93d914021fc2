"""Screens of a selection, from setting it up to the signed decision."""
