"""The plain HTTP routes beside Streamlit: signing in, the candidate's door, saving entries, documents, health."""
