"""The result as one page that needs nothing else, and as a fragment for notebooks.

Every string of an article goes through jinja's autoescape; only our own style sheet and script are marked
safe, and the page's policy lets no other run and nothing load.
"""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, cast

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from whence.model import EDIT_KINDS, LABELS, Credits, Facts, Quotes, Stories, Story
from whence.report.facts.pages import survey_page as survey_facts
from whence.report.glimpse import LARGEST, PARTS, ROWS, brief, brief_pieces, glimpse
from whence.report.survey import survey
from whence.report.voices.pages import survey_page
from whence.report.worddiff import UNCHANGED
from whence.report.wording import (
    CHANGE,
    CREDITED,
    FACT,
    FACT_MEANING,
    FACT_SIGN,
    FACT_TYPE,
    FIDELITY_MEANING,
    KIND,
    LETTER,
    MEANING,
    ROLE,
    SUPPORT,
    arrow,
    certainty,
    counted,
    percent,
)

if TYPE_CHECKING:
    from typing import Any

    from whence.model import Blame, Diff

TEMPLATES = Path(__file__).with_name("templates")
"""Where the templates, the style sheets and the script lie."""


def to_page(result: Blame | Diff | Quotes | Credits | Facts | Story | Stories) -> str:
    """Return `result` as one self-contained HTML page, which asks the network for nothing."""
    if isinstance(result, Story | Stories):
        from whence.report.stories import html

        return html.to_page(result)
    around = frame("page.css", "voices.css", "facts.css")
    if isinstance(result, Quotes | Credits):
        return _environment().get_template("voices.html.j2").render(view=survey_page(result), **around)
    if isinstance(result, Facts):
        return _environment().get_template("facts.html.j2").render(view=survey_facts(result), **around)
    return _environment().get_template("page.html.j2").render(view=survey(result), **around)


def to_fragment(result: Blame | Diff | Quotes | Credits | Facts | Story | Stories) -> str:
    """Return `result` as a short HTML fragment whose styles touch nothing around it."""
    if isinstance(result, Story | Stories):
        from whence.report.stories import html

        return html.to_fragment(result)
    shown, folded = glimpse(result)
    if isinstance(shown, Quotes | Credits):
        return fragment("voices", survey_page(shown))
    if isinstance(shown, Facts):
        return fragment("facts", survey_facts(shown))
    return fragment("", survey(cast("Blame | Diff", shown)), folded)


def fragment(kind: str, view: Any, folded: int = 0, **more: Any) -> str:
    """Return the fragment of a kind, or of one that is too large even so no more than its title."""
    given = {"style": _asset("fragment.css"), "rows": ROWS, "parts": PARTS, "folded": folded, **more}
    name = f"{kind}_fragment.html.j2".removeprefix("_")
    made = _environment().get_template(name).render(view=view, **given)
    if len(made) <= LARGEST:
        return made
    return _environment().get_template("brief_fragment.html.j2").render(view=view, **given)


def frame(*sheets: str) -> dict[str, str]:
    """Return what every page stands in: our style, our script, and the policy that allows these two and nothing else.

    The script may not even turn a string into elements (trusted types), so that no string of an article can become one.
    """
    style, script = Markup("").join(map(_asset, sheets)), _asset("page.js")
    policy = (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    )
    return {"style": style, "script": script, "policy": policy}


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"percent": percent, "certainty": certainty, "counted": counted, "arrow": arrow}
    environment.filters |= {"brief": brief, "brief_pieces": brief_pieces}
    environment.globals |= {
        "CHANGE": CHANGE,
        "CREDITED": CREDITED,
        "EDIT_KINDS": EDIT_KINDS,
        "FACT": FACT,
        "FACT_MEANING": FACT_MEANING,
        "FACT_SIGN": FACT_SIGN,
        "FACT_TYPE": FACT_TYPE,
        "FIDELITY_MEANING": FIDELITY_MEANING,
        "KIND": KIND,
        "LABELS": LABELS,
        "LETTER": LETTER,
        "MEANING": MEANING,
        "ROLE": ROLE,
        "SUPPORT": SUPPORT,
        "UNCHANGED": UNCHANGED,
    }
    return environment


@cache
def _asset(name: str) -> Markup:
    """Return a file of ours, of which every character is trusted."""
    return Markup((TEMPLATES / name).read_text("utf-8"))  # noqa: S704


def _digest(text: str) -> str:
    """Return the hash by which a content security policy knows an inline block."""
    return "sha256-" + b64encode(sha256(text.encode()).digest()).decode()
