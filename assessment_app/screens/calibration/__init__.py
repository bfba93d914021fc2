"""The screens of calibration: the room, a sample answer, and the list of licences."""
