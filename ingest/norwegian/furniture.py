"""What web pages and forms wear around their text. Tables only."""

from __future__ import annotations

FEEDBACK = (
    # As on the sites of kommuner and fylkeskommuner, in both written standards.
    "fant du det du lette etter",
    "fant du det du leita etter",
    "fann du det du leita etter",
    "fann du det du leitte etter",
    "fann du det du søkte",
    "fant du det du trengte",
    "fant du ikke det du lette etter",
    "fann du ikkje det du leita etter",
    "fikk du svar på det du lurte på",
    "fekk du svar på det du lurte på",
    "var denne siden nyttig",
    "var denne sida nyttig",
    "var denne informasjonen nyttig",
    "var dette nyttig",
    "var innholdet nyttig",
    "var artikkelen til hjelp",
    "hjelp oss å forbedre",
    "hjelp oss å bli bedre",
    "hjelp oss med å gjøre",
    "gi oss tilbakemelding",
    "gje oss tilbakemelding",
    "tilbakemelding på siden",
    "tilbakemelding på denne siden",
    "takk for tilbakemeldingen",
    "takk for tilbakemeldinga",
    "takk for din tilbakemelding",
    "skriv din tilbakemelding",
    "vi svarer ikke på",
    "hopp til hovedinnhold",
    "hopp til innhold",
    "hopp til hovudinnhald",
    "gå til hovedinnhold",
    "gå til hovedmeny",
    "gå til hovudinnhald",
    "til toppen",
    "tilbake til toppen",
    "skriv ut siden",
    "skriv ut sida",
    "del på facebook",
    "del på twitter",
    "del på linkedin",
    "tips en venn",
    "tips ein ven",
    "del denne siden",
    "del denne sida",
    "hva savnet du",
    "kva sakna du",
    "du er her:",
    "kopier lenke",
    "del på x",
    "skriv ut denne",
    "les opp teksten",
    "lytt til teksten",
    "vi bruker informasjonskapsler",
    "vi nyttar informasjonskapslar",
    "vi bruker cookies",
    "denne nettsiden bruker informasjonskapsler",
    "dette nettstedet bruker informasjonskapsler",
    "nettstedet bruker cookies",
    "du må ha javascript",
    "nettleseren din støtter ikke",
    "nettlesaren din støttar ikkje",
)
"""Starts of short blocks, in lower case, that are addressed to the visitor and say nothing of the subject."""

PAGE_DATES = (
    "sist oppdatert",
    "sist endret",
    "sist endra",
    "sist revidert",
    "oppdatert",
    "publisert",
    "publisert dato",
    "dato",
    "sist faglig oppdatert",
)
"""Starts of the lines in which a page dates itself: kept wherever they stand, also in its foot."""

FURNITURE_NAMES = (
    "cookie", "cookies", "consent", "samtykke", "gdpr", "informasjonskapsler", "breadcrumb", "breadcrumbs",
    "brodsmuler", "brodsmulesti", "menu", "meny", "hovedmeny", "navbar", "navigation", "navigasjon", "mainnav",
    "topnav", "sidenav", "megamenu", "skiplink", "skip", "skiplinks", "feedback", "tilbakemelding", "share",
    "sharing", "social", "some", "deling", "sidebar", "footer", "bunntekst", "topplinje", "topbar", "search",
    "searchbox", "sok", "sokeboks", "chatbot", "chat", "popup", "modal", "newsletter", "nyhetsbrev", "toolbar",
    "pagetools", "readspeaker", "sr-only-focusable", "pagination", "advert", "overlay", "offcanvas", "login",
    "sharedaddy", "related", "relatedposts", "comments", "hidnav", "widget-area", "ribbonrow", "quicklaunchouter",
    "site-title",
)  # fmt: skip
"""Words of class and id names whose element is no part of the text. Compared word by word (`site-menu` has
`menu`), as they stand in the templates of Norwegian municipal and state sites."""

OPENED_NAMES = (
    "accordion", "accordions", "trekkspill", "collapse", "collapsible", "collapsed", "expandable", "expander",
    "expand", "toggle", "tabpanel", "panel", "faq", "details",
)  # fmt: skip
"""Words of class and id names whose element is shown on a click: hidden in a saved page, yet part of the text."""

BOX_HEADINGS = (
    "relaterte", "relatert innhold", "relevante lenker", "les også", "les meir", "se også", "sjå også",
    "siste nytt", "siste innlegg", "siste kommentarer", "lignende", "liknande", "andre leste også", "flere saker",
    "fleire saker", "del denne", "del dette", "dele dette", "del sida", "del siden", "kontakt oss",
    "kontaktinformasjon", "legg igjen en kommentar", "legg att ein kommentar", "snarveier", "snarvegar",
    "mest lest", "følg oss", "følg kommunen", "fant du", "fann du", "fikk du svar", "fekk du svar", "var denne",
    "informasjonskapsler", "nyhetsbrev",
)  # fmt: skip
"""Starts of headings, in lower case, of small boxes that stand beside the text."""
