"""Web pages of invented outlets, with the furniture that real ones have."""

import json

PARAGRAPHS = (
    "The harbour wall at Skerry gave way on Monday night, and three fishing boats were lost before anybody was awake.",
    "“We heard it go like thunder,” said Ada Tern, who keeps the ferry office. “Then the lights on the quay went out.”",
    "The council had been warned twice, in letters of 2027 and 2029, that the wall would not stand another winter.",
    "Repairs will cost about four million crowns, the harbour master said, and may take until the autumn of next year.",
)
BODY = "\n".join(PARAGRAPHS)


def article(paragraphs=PARAGRAPHS, heading="Harbour wall at Skerry collapses", extra=""):
    """The middle of a page: menu, article, comments, footer."""
    text = "".join(f"<p>{paragraph}</p>\n" for paragraph in paragraphs)
    return f"""
<header><nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav></header>
<main><article><h1>{heading}</h1>
<div class="share"><a href="#">Share on Chirper</a> <a href="#">Email</a></div>
{text}{extra}</article></main>
<section id="comments" class="comments"><h2>Comments</h2><div class="comment"><p>First! What a night that was.</p></div>
</section><footer><p>© The Post. All rights reserved. Contact us at the harbour.</p></footer>"""


def page(head="", body=None, html='<html lang="en">'):
    """A whole page."""
    return f"<!DOCTYPE html>\n{html}<head><meta charset='utf-8'>{head}</head><body>{body or article()}</body></html>"


def ld(value):
    """A block of JSON-LD; what is no string is made JSON."""
    text = value if isinstance(value, str) else json.dumps(value)
    return f'<script type="application/ld+json">{text}</script>'


def meta(**named):
    """Meta elements; an underscore stands for a colon."""
    return "".join(f'<meta property="{name.replace("_", ":", 1)}" content="{value}">' for name, value in named.items())


NEWS = {
    "@context": "https://schema.org", "@type": "NewsArticle", "headline": "Harbour wall at Skerry collapses",
    "datePublished": "2021-02-03T08:15:00+01:00", "author": {"@type": "Person", "name": "Bo Gannet"},
    "publisher": {"@type": "Organization", "name": "Skerrywire"}, "inLanguage": "en",
    "url": "https://skerrywire.example/news/wall",
}  # fmt: skip
