"""The Streamlit script: who is here, which screens are theirs, run one."""

import streamlit as st

from assessment_app import wiring
from assessment_app.screens import floor_plan, visit

here = visit.of_session(wiring.desk(), str(st.user.get("session") or ""))
floor_plan.run(here)
