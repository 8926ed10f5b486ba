"""The directory's pages as HTML: the index, and one for each service, topic and province."""

from collections.abc import Iterator
from datetime import date
from html import escape

from functions.directory.addresses import HOME, REPORT, province_address, topic_address
from functions.directory.card import contacts, crisis_card, written_day
from functions.directory.filtering import filter_form, sayings
from functions.directory.listing import cost_in_words, freshness_line, hours_in_words, in_order, listing
from functions.directory.model import Service, Source
from functions.directory.taxonomy import terms
from functions.directory.words import words_of

BESIDE = 3
"""How many other services a service's page names."""
URGENT = ("medical-emergency", "suicide", "crisis", "violence", "violence-women", "violence-children")
"""The topics whose readers may be unable to wait: their pages begin with the crisis card."""


class Pages:
    """The pages of one language, of services that are there; a closed one has no page."""

    def __init__(self, services: list[Service], language: str, today: date) -> None:
        self.services = services
        self.language = language
        self.today = today
        self.words = words_of(language)

    @property
    def topics(self) -> list[str]:
        """The topics of which there are services, in the taxonomy's order."""
        used = {code for service in self.services for code in service.topics}
        return [code for code in terms("topics", self.language) if code in used]

    @property
    def provinces(self) -> list[str]:
        """The provinces that have services of their own."""
        used = {code for service in self.services for code in service.provinces}
        return [code for code in terms("provinces", self.language) if code in used]

    def index(self) -> str:
        """Return all services with a filter; without script, links by topic and province lead on."""
        return (
            f'<div data-module="directory"{sayings(self.language)}>\n{self._links()}\n'
            f"{filter_form(self.services, self.language)}\n"
            f'<h2 id="all">{self.words["all"]}</h2>\n{self._list(self.services)}\n</div>\n'
            f'<p class="small">{self.words["export"]}</p>'
        )

    def topic(self, code: str) -> str:
        """Return a topic's services, below the crisis card where it may not wait."""
        term = terms("topics", self.language)[code]
        found = [service for service in self.services if code in service.topics]
        return (
            f'<h1>{escape(term.name)}</h1>\n<p class="lead">{escape(term.description)}</p>\n'
            f"{self._urgent(code)}{self._list(found, 'h2')}\n{self._back()}"
        )

    def province(self, code: str) -> str:
        """Return a province's own services; those of the whole country are a link away."""
        name = terms("provinces", self.language)[code].name
        found = [service for service in self.services if code in service.provinces]
        return (
            f"<h1>{escape(name)}</h1>\n"
            f'<p class="lead">{self._said("province-lead", place=name)}</p>\n'
            f"{self._list(found, 'h2')}\n<p>{self.words['province-more']}</p>\n{self._back()}"
        )

    def thanks(self) -> str:
        """Return what somebody sees who reported that a service did not answer: who else there is."""
        card = crisis_card(self.services, self.language, self.today)
        return (
            f'<h1>{self.words["thanks-title"]}</h1>\n<p class="lead">{self.words["thanks-lead"]}</p>\n'
            f'<div class="card-place">{card}</div>\n{self._back()}'
        )

    def service(self, service: Service) -> str:
        """Return all that is known of a service, from where, and what to do when it does not answer."""
        alert = f'<p class="note warn">{escape(service.alert)}</p>\n' if service.alert else ""
        return (
            f'<h1>{escape(service.name)}</h1>\n<p class="lead">{escape(service.description)}</p>\n{alert}'
            f'<p class="contacts big">{contacts(service, self.language)}</p>\n'
            f"{freshness_line(service, self.language, self.today)}\n"
            f"<dl>{''.join(self._facts(service))}</dl>\n"
            f"{self._beside(service)}{self._report(service)}{self._sources(service)}{self._back()}"
        )

    def _urgent(self, code: str) -> str:
        if code not in URGENT:
            return ""
        card = crisis_card(self.services, self.language, self.today, self.words["urgent"])
        return f'<div class="card-place">{card}</div>\n'

    def _facts(self, service: Service) -> Iterator[str]:
        names, needs = terms("languages", self.language), terms("topics", self.language)
        topics = ", ".join(
            f'<a href="{topic_address(code, self.language)}">{escape(needs[code].name)}</a>'
            for code in service.topics
        )
        fees = service.fees if service.cost != "free" else cost_in_words(service, self.language) + "."
        rows = (
            ("hours", escape(hours_in_words(service, self.language))),
            ("fees", escape(fees)),
            ("eligibility", escape(service.eligibility)),
            ("areas", escape(", ".join(area.name for area in service.areas))),
            ("languages", escape(", ".join(names[code].name for code in service.languages))),
            ("organization", escape(service.organization)),
            ("topics", topics),
        )
        for key, value in rows:
            yield f"<dt>{self.words[f'fact-{key}']}</dt><dd>{value}</dd>"

    def _sources(self, service: Service) -> str:
        items = "".join(f"<li>{self._source(source)}</li>" for source in service.sources)
        return (
            f"<details><summary>{self.words['sources']}</summary>\n"
            f'<p>{self.words["sources-lead"]}</p><ul class="small">{items}</ul></details>\n'
        )

    def _source(self, source: Source) -> str:
        when = self.words["undated"] if source.on == "undated" else written_day(source.on, self.words)
        return f"{escape(source.contact)}: {escape(source.by)}, {when}"

    def _report(self, service: Service) -> str:
        options = "\n".join(
            f'<label class="option"><input type="radio" name="reason" value="{code}" required> '
            f"<span>{escape(text)}</span></label>"
            for code, text in self.words["reasons"].items()
        )
        return (
            f'<details class="report" id="report"><summary>{self.words["report"]}</summary>\n'
            f'<form method="post" action="{REPORT}">\n<p>{self.words["report-lead"]}</p>\n'
            f'<input type="hidden" name="service" value="{service.id}">'
            f'<input type="hidden" name="language" value="{self.language}">\n'
            f'<fieldset class="field"><legend>{self.words["report-legend"]}</legend>\n{options}</fieldset>\n'
            f'<button class="button" type="submit">{self.words["report-send"]}</button>\n</form></details>\n'
        )

    def _beside(self, service: Service) -> str:
        """Name other services for the same needs: those that share most of them first."""
        shared = {
            other.slug: len(set(other.topics) & set(service.topics))
            for other in self.services
            if other.slug != service.slug
        }
        near = [other for other in in_order(self.services) if shared.get(other.slug)]
        near = sorted(near, key=lambda other: -shared[other.slug])[:BESIDE]
        if not near:
            return ""
        return f"<h2>{self.words['beside']}</h2>\n{self._list(near)}\n"

    def _links(self) -> str:
        names = terms("topics", self.language)
        topics = "".join(
            f'<li><a href="{topic_address(code, self.language)}">{escape(names[code].name)}</a></li>'
            for code in self.topics
        )
        provinces = "".join(
            f'<li><a href="{province_address(code, self.language)}">'
            f"{escape(terms('provinces', self.language)[code].name)}</a></li>"
            for code in self.provinces
        )
        local = (
            f'<h2>{self.words["by-province"]}</h2>\n<ul class="chips">{provinces}</ul>' if provinces else ""
        )
        return (
            f'<details class="needs" data-part="needs"><summary>{self.words["by-topic"]}</summary>\n'
            f'<ul class="chips">{topics}</ul>\n{local}</details>'
        )

    def _list(self, services: list[Service], heading: str = "h3") -> str:
        return listing(services, self.language, self.today, heading)

    def _back(self) -> str:
        return f'<p><a href="{HOME[self.language]}">{self.words["to-index"]}</a></p>'

    def _said(self, key: str, **values: str) -> str:
        return str(self.words[key]).format(**{name: escape(value) for name, value in values.items()})
