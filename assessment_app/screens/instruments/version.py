"""One released version: what it says in three languages, what changed in it, where it comes from, where it is used."""

from __future__ import annotations

import streamlit as st

from assessment_app.banks import as_yaml
from assessment_app.domain.instruments import StarrSet
from assessment_app.screens import frame
from assessment_app.screens.components.parallel import Remark, parallel
from assessment_app.screens.instruments import changes, usage
from assessment_app.screens.instruments.kinds import Namer, kind_name, labels_of, version_word
from assessment_app.screens.instruments.naming import where_from, where_used
from assessment_app.screens.instruments.preview import can_be_previewed
from assessment_app.screens.instruments.side_by_side import groups_of
from assessment_app.screens.visit import Visit, plain
from assessment_app.services import instruments
from assessment_app.services.instrument_uses import Use
from assessment_app.services.instruments import VersionPage

RELEASED = "just-released"
"""Where the sentence about what was just released waits for this screen."""
AT_A_GLANCE = 3
"""Up to so many groups of texts stand open at once."""


def show(visit: Visit) -> None:
    """The version that the address names."""
    with visit.work() as work:
        page = instruments.open_version(work, visit.ident)

    instrument, key = page.released.instrument, page.released.key
    namer = Namer(visit.voice, labels_of(page.values))
    state = visit.say("newest") if page.newest else visit.say("older, version {n} is the newest", n=max(page.versions))
    frame.heading(
        visit, visit.words(instrument.title), visit.say("Instruments"), kind_name(visit.voice, key.kind),
        badge=f"{version_word(visit.voice, instrument)} · {state}", colour="green" if page.newest else "gray",
    )  # fmt: skip
    if told := st.session_state.pop(RELEASED, None):
        st.success(plain(told), icon=":material/check:")
    _facts(visit, page)
    _ways_on(visit, page)
    usage.show(visit, page)
    _changes(visit, namer, page)
    _texts(visit, namer, page)


def _facts(visit: Visit, page: VersionPage) -> None:
    with st.container(border=True, gap="xsmall", key="card-facts"):
        told = where_from(visit, page.provenance)
        st.markdown(f"**{plain(visit.say('Where it comes from'))}**  \n{plain(told)}")
        if page.provenance.release:
            st.markdown(f"**{plain(visit.say('What changed, and why'))}**")
            st.text(page.provenance.release.note)
        st.markdown(f"**{plain(visit.say('Fingerprint'))}**")
        st.text(page.released.fingerprint)


def _ways_on(visit: Visit, page: VersionPage) -> None:
    released, following = page.released, max(page.versions) + 1
    with st.container(horizontal=True, key="ways-on"):
        if can_be_previewed(released.instrument):
            visit.door("instrument-preview", visit.say("Preview"), str(released.key), icon=":material/visibility:")
        st.download_button(
            visit.say("Take it home as version {n} (YAML)", n=following),
            as_yaml(released.instrument, following),
            file_name=f"{released.key.kind}-{released.key.name}-{following}-{released.fingerprint[:8]}.yaml",
            mime="application/yaml",
            icon=":material/download:",
            on_click="ignore",
            key="take-home",
        )
    if page.draft:
        label = visit.say("A draft of version {n} waits", n=page.draft.number)
        visit.door("draft", label, page.draft.id, icon=":material/edit_note:")
    _other_versions(visit, page)


def _other_versions(visit: Visit, page: VersionPage) -> None:
    key = page.released.key
    others = [number for number in reversed(page.versions) if number != key.version]
    if not others:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="other-versions"):
        st.text(visit.say("Other versions:"), width="content")
        for number in others:
            visit.door("instrument", visit.say("version {n}", n=number), str(key._replace(version=number)))


def _changes(visit: Visit, namer: Namer, page: VersionPage) -> None:
    if page.before is None:
        return
    st.subheader(visit.say("What changed since version {n}", n=page.before.key.version), anchor=False)
    key = f"changes-{page.released.key}"
    changes.show(visit, namer, page.before.instrument, page.released.instrument, page.changes, key)


def _texts(visit: Visit, namer: Namer, page: VersionPage) -> None:
    instrument = page.released.instrument
    st.subheader(visit.say("Everything it says"), anchor=False)
    groups = groups_of(namer, instrument, remarks=_uses(visit, page))
    unfolded = len(groups) <= AT_A_GLANCE
    if not unfolded:
        unfolded = st.toggle(visit.say("Open everything"), key=f"unfold-{page.released.key}")
    parallel(groups, say=visit.say, key=f"texts-{page.released.key}", unfolded=unfolded)


def _uses(visit: Visit, page: VersionPage) -> dict[str, Remark]:
    """Of each question, where it is used, in whichever version of its set."""
    if not isinstance(page.released.instrument, StarrSet):
        return {}
    return {
        f"questions > {one.id}": {
            "name": visit.say("Use"),
            "text": where_used(visit, page.questions.get(one.id, Use())),
        }
        for one in page.released.instrument.questions
    }
