"""The shell around every screen: its language, its built-in words, its page changes and its lost connections."""

from __future__ import annotations

import streamlit as st

from assessment_app.screens.components.entry_form import Say
from assessment_app.screens.components.sources import source

_MOUNT = st.components.v2.component("kompas_shell", css=source("shell.css"), js=source("shell.js"))


def shell(*, say: Say, lang: str, page: str, title: str) -> None:
    """Mount the shell; once per run, outside any fragment.

    `page` is what tells one page from the next (its address will do), `title` the text of its first heading: when the
    page changes it is read out and the heading gets the focus, unless somebody is typing.
    """
    data = {
        "lang": lang,
        "page": page,
        "title": title,
        "no_connection": say("No connection. What you type is kept here and saved when the connection is back."),
        "connection_back": say("The connection is back."),
        "dictionary": {} if lang == "en" else built_in_words(say),
    }
    _MOUNT(key="shell", data=data, on_reconnected_change=_nothing)


def built_in_words(say: Say) -> dict[str, str]:
    """Streamlit's own English words (1.67) and ours for them; {places} stand for what Streamlit fills in.

    Streamlit knows no other language (issue 1353 of its project), so the browser replaces them as they appear.
    """
    return {
        # instructions at fields
        "Press Enter to apply": say("Press Enter to apply"),
        "Press Ctrl+Enter to apply": say("Press Ctrl+Enter to apply"),
        "Press ⌘+Enter to apply": say("Press ⌘+Enter to apply"),
        "Press Enter to submit form": say("Press Enter to submit form"),
        "Press Ctrl+Enter to submit form": say("Press Ctrl+Enter to submit form"),
        "Press ⌘+Enter to submit form": say("Press ⌘+Enter to submit form"),
        "This field is required.": say("This field is required."),
        "(required)": say("(required)"),
        "Invalid input.": say("Invalid input."),
        "Show password": say("Show password"),
        "Hide password": say("Hide password"),
        "Clear entry": say("Clear entry"),
        "Clear value": say("Clear value"),
        "Increment": say("Increment"),
        "Decrement": say("Decrement"),
        # choosing
        "Choose an option": say("Choose an option"),
        "Choose options": say("Choose options"),
        "No options to select": say("No options to select"),
        "No results": say("No results"),
        "Select all": say("Select all"),
        "Selected values": say("Selected values"),
        "Clear all": say("Clear all"),
        "Dismiss": say("Close"),
        "1 option available.": say("1 option available."),
        "{n} options available.": say("{n} options available."),
        "Open": say("Open the list"),
        "Remove {what}": say("Remove {what}"),
        # dates
        "Choose date": say("Choose date"),
        "Clear date": say("Clear date"),
        "Clear time": say("Clear time"),
        "Choose date, {date}": say("Choose date, {date}"),
        "Selected Date: {date}": say("Chosen date: {date}"),
        "Previous month": say("Previous month"),
        "Next month": say("Next month"),
        "day, {field}": say("day, {field}"),
        "month, {field}": say("month, {field}"),
        "year, {field}": say("year, {field}"),
        "Use arrow keys to navigate dates. Enter to select. Escape to close.": say(
            "Use the arrow keys to go through the dates, Enter to choose, Escape to close."
        ),
        # files
        "Upload": say("Upload"),
        "file upload": say("Upload"),
        "Add files": say("Add files"),
        "Drag and drop a file here": say("Drag and drop a file here"),
        "Drag and drop file here": say("Drag and drop file here"),
        "Drag and drop files here": say("Drag and drop files here"),
        "{size} per file • {types}": say("{size} per file • {types}"),
        "{size} per file": say("{size} per file"),
        # around the page
        "Skip to main content": say("Skip to main content"),
        "Link to heading": say("Link to heading"),
        "App pages": say("App pages"),
        "Main menu": say("Main menu"),
        "Navigate to home page": say("Navigate to home page"),
        "Sidebar": say("Sidebar"),
        "Expand sidebar": say("Expand sidebar"),
        "Collapse sidebar": say("Collapse sidebar"),
        "Notifications": say("Notifications"),
        "View {n} more": say("View {n} more"),
        "View less": say("View less"),
        "Close": say("Close"),
        "Stop": say("Stop what is running"),
        "Running...": say("At work…"),
        "Connecting": say("Connecting…"),
        "Connecting to Streamlit server": say("Connecting to the server"),
        "Unable to connect to Streamlit server": say("The server cannot be reached"),
        "(opens in new tab)": say("(opens in new tab)"),
        "Fullscreen": say("Fullscreen"),
        "Close fullscreen": say("Close fullscreen"),
        "Page not found": say("Page not found"),
        "The page that you have requested does not seem to exist. Running the app's main page.": say(
            "The page that you have requested does not seem to exist. Running the app's main page."
        ),
        # lists in pages
        "Pagination": say("Pagination"),
        "Next page": say("Next page"),
        "Previous page": say("Previous page"),
        "Page {n}": say("Page {n}"),
    }


def _nothing() -> None:
    """Streamlit asks for a callback for each event a component may send; the rerun itself is all that is wanted."""
