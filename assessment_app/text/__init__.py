"""What the interface says, in three languages: sentences, dates and numbers."""

from assessment_app.text.speaker import Speaker, speaker

__all__ = ["Speaker", "speaker"]
