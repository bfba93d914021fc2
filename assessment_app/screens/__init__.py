"""The only place that knows Streamlit (besides main and server): one file per screen, one `show(visit)` in each."""
