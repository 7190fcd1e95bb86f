"""A story, or the log of an archive, as one page that needs nothing else, and as a fragment for notebooks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whence.model import Story
from whence.report.html import _environment, fragment, frame
from whence.report.stories.heat import CELLS, TALL
from whence.report.stories.status import told
from whence.report.stories.survey import survey, survey_log

if TYPE_CHECKING:
    from whence.model import Stories
    from whence.report.stories.view import LogView, StoryView


def to_page(result: Story | Stories) -> str:
    """Return `result` as one self-contained HTML page, which asks the network for nothing."""
    kind, view = _surveyed(result)
    around = frame("page.css", "facts.css", "story.css")
    return _environment().get_template(f"{kind}.html.j2").render(view=view, strip=(CELLS, TALL), **around)


def to_fragment(result: Story | Stories) -> str:
    """Return `result` as a short HTML fragment whose styles touch nothing around it."""
    return fragment(*_surveyed(result))


def status_fragment(status: object) -> str:
    """Return what an archive says of itself as such a fragment."""
    return fragment("archive", {"title": "Archive", "lines": list(told(status))})


def _surveyed(result: Story | Stories) -> tuple[str, StoryView | LogView]:
    return ("story", survey(result)) if isinstance(result, Story) else ("log", survey_log(result))
