"""A story, or the log of an archive, as one page that needs nothing else, and as a fragment for notebooks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whence.model import Story
from whence.report.html import GLIMPSE, _asset, _digest, _environment
from whence.report.stories.heat import CELLS, TALL
from whence.report.stories.survey import survey, survey_log

if TYPE_CHECKING:
    from typing import Any

    from whence.model import Stories


def to_page(result: Story | Stories) -> str:
    """Return `result` as one self-contained HTML page, which asks the network for nothing."""
    style = _asset("page.css") + _asset("facts.css") + _asset("story.css")
    script = _asset("page.js")
    policy = (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    return _render(result, "", style=style, script=script, policy=policy)


def to_fragment(result: Story | Stories) -> str:
    """Return `result` as a short HTML fragment whose styles touch nothing around it."""
    return _render(result, "_fragment", style=_asset("fragment.css"), glimpse=GLIMPSE)


def _render(result: Story | Stories, ending: str, **frame: Any) -> str:
    name, view = ("story", survey(result)) if isinstance(result, Story) else ("log", survey_log(result))
    template = _environment().get_template(f"{name}{ending}.html.j2")
    return template.render(view=view, strip=(CELLS, TALL), **frame)
