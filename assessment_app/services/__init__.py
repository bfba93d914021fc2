"""The desk: one file per activity, one function per gesture; one person does one thing at one moment."""
