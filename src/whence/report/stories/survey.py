"""A story, or a log, turned into the values of `whence.report.stories.view`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from whence.report.escape import one_line
from whence.report.stories import heat, told, variants, view
from whence.report.stories.cast import cast, cut, unseen_name, when
from whence.report.stories.drawing import draw
from whence.report.stories.passages import SHOWN, linked, marks, pieces
from whence.report.survey import head
from whence.report.wording import KIND

if TYPE_CHECKING:
    from collections.abc import Iterator

    from whence.model import Article, LineageEdge, Stories, Story
    from whence.report.view import ArticleView

NAME, TITLE = 40, 140
"""Most characters of a name and of a headline; the whole stands in a tooltip."""
_SENTENCE = 400


def survey(story: Story) -> view.StoryView:
    """Return everything a page says about `story`."""
    return _Survey(story).run()


def survey_log(stories: Stories) -> view.LogView:
    """Return everything a page says about a log."""
    return view.LogView(
        title=told.log_title(stories),
        stories=tuple(
            view.LineView(
                id=one_line(line.id),
                title=told.line_title(line),
                dates=told.line_dates(line),
                articles=len(line.articles),
                outlets=view.lines(line.outlets),
                origins="–" if line.origins is None else str(line.origins),
            )
            for line in stories.stories
        ),
        articles=(),
        notes=view.lines(stories.notes),
    )


class _Survey:
    """One story on its way to a page."""

    def __init__(self, story: Story) -> None:
        self.story, self.who = story, cast(story)
        self.named = dict(self.who.named)

    def run(self) -> view.StoryView:
        story, who = self.story, self.who
        full = told.title(story, who)
        shared = heat.shares(story.passages)
        depth = {
            a.id: max((d for _, d in heat.depths(len(a.text), shared.get(a.id, ()))), default=0) for a in who.articles
        }
        ceiling = max(depth.values(), default=0)
        return view.StoryView(
            title=cut(full, TITLE),
            full_title=full,
            id=one_line(story.id),
            summary=tuple(told.summary(story, who)),
            doubts=tuple(told.doubts(story, who)),
            timeline=tuple(self._moment(article) for article in who.articles),
            graph=draw(story, who),
            edges=tuple(self._edges()),
            origins=tuple(
                view.OriginView(name, tuple(map(self.mention, members))) for name, members in told.origins(story, who)
            ),
            unseen=tuple(self._unseen()),
            undecided=tuple(self._undecided()),
            strips=tuple(
                heat.strip(a, self.mention(a.id), shared.get(a.id, ()), ceiling) for a in who.articles if ceiling
            ),
            matrix=heat.matrix(story, who, self.mention),
            pairs=len(story.derivations),
            quotations=tuple(variants.quotation(b, who, self.mention) for b in story.biographies),
            facts=tuple(variants.drift(d, who, self.mention) for d in story.drifts),
            tellings=tuple(self._tellings()),
            articles=tuple(map(self._head, who.articles)),
            notes=view.lines(told.every_note(story, who)),
        )

    def mention(self, key: str) -> view.WhoView:
        """Return an article as it is mentioned: by its outlet, for its number tells it from others of that outlet."""
        full, number = self.who.whole_name(key), self.who.number.get(key)
        article = self.who.find(key)
        outlet = one_line(article.outlet or "") if article else ""
        return view.WhoView(cut(outlet or full, NAME), full, number, f"a{number}" if number else None)

    def _head(self, article: Article) -> ArticleView:
        whole = head(article, self.named)
        name = cut(whole.name, NAME)
        id_ = name if whole.id == whole.name else cut(whole.id, 2 * NAME)
        return replace(whole, name=name, id=id_, title=cut(whole.title, TITLE) if whole.title else None)

    def _moment(self, article: Article) -> view.MomentView:
        entry = self.who.entries.get(article.id)
        whole = one_line(article.title or "")
        shown = told.headline(article)
        return view.MomentView(
            who=self.mention(article.id),
            date=when(entry, article),
            headline=shown,
            title=whole if len(whole) > len(shown) else None,
            earliest=article.id == self.story.lineage.earliest,
            new_share=entry.new_share if entry else 0.0,
            new=tuple(cut(one_line(span.of(article.text)), _SENTENCE) for span in entry.new) if entry else (),
            parents=tuple(map(self._edge, self.who.above.get(article.id, ()))),
        )

    def _edge(self, edge: LineageEdge) -> view.EdgeView:
        return view.EdgeView(
            child=self.mention(edge.child),
            parent=self.mention(edge.parent),
            kind=KIND[edge.kind],
            share=edge.share,
            sure=told.sure(edge.score),
            reasons=view.lines(edge.reasons),
        )

    def _edges(self) -> Iterator[view.EdgeView]:
        """Yield the edges in the order of time of their children."""
        last = len(self.who.number) + 1
        edges = self.story.lineage.edges
        yield from map(self._edge, sorted(edges, key=lambda e: (self.who.number.get(e.child, last), -e.share)))

    def _unseen(self) -> Iterator[view.UnseenView]:
        for one in self.story.lineage.unseen:
            children = tuple(map(self.mention, one.children))
            yield view.UnseenView(unseen_name(one), children, one.score, view.lines(one.reasons))

    def _undecided(self) -> Iterator[view.UndecidedView]:
        for found in self.story.lineage.undecided:
            yield view.UndecidedView(
                self.mention(found.left),
                self.mention(found.right),
                found.left_share,
                found.right_share,
                found.direction,
                view.lines(found.reasons),
            )

    def _tellings(self) -> Iterator[view.TellingView]:
        found = marks(self.story, self.who)
        texts = {a.id: pieces(a.text, found[a.id], self.who.number) for a in self.who.articles}
        stretches = linked(texts, self.who)
        for article in self.who.articles:
            yield view.TellingView(
                key=f"a{self.who.number[article.id]}",
                who=self.mention(article.id),
                article=self._head(article),
                standing=told.standing(article.id, self.story, self.who),
                stretches=stretches[article.id],
                rest=max(0, len(article.text) - SHOWN),
            )
