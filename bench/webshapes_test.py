"""Shapes that no rule was made on: see `bench.webpages`. Only sums of them are printed."""

from __future__ import annotations

from bench.webpages import Maker, Shape


def drupal(m: Maker) -> tuple[str, str]:
    return (
        f"""<!DOCTYPE html><html lang="nb"><head><meta charset="utf-8"><title>side</title></head><body class="node-type-page"><div id="skip-link"><a>{m.one("Hopp til hovedinnhold")}</a></div>
<div id="page-wrapper"><div id="header"><div class="section"><a rel="home">{m.one("Storelv fylkeskommune")}</a><div class="region-header">{m.one("Bytt til nynorsk")}</div></div></div>
<div id="block-system-main-menu" class="block block-menu"><ul class="menu">{m.links("Tannhelse", "Kollektivtrafikk", "Opplæring")}</ul></div>
<div id="main-wrapper"><div id="content" class="column"><h1 class="title" id="page-title">{m.title()}</h1><div class="tabs">{m.one("Vis revisjoner")}</div><div class="node node-page"><div class="field field-name-field-ingress"><div class="field-item even">{m.lead()}</div></div>
<div class="field field-name-body"><div class="field-item even"><p>{m.body()}</p><h2>{m.heading()}</h2><p>{m.body()}</p><ul>{m.items()}</ul>{m.table()}</div></div><div class="submitted">Sist revidert 14. mars 2018</div>
<ul class="links inline">{m.links("Send til en venn", "Utskriftsvennlig versjon")}</ul></div></div><div id="sidebar-second" class="column sidebar"><h2>{m.one("Kalender")}</h2><p>{m.one("Fylkesting på Storelv kulturhus")}</p></div></div>
<div id="footer">{m.one("Sentralbord 55 00 00 00")}</div></div></body></html>""",
        "2018-03-14",
    )


def nextjs(m: Maker) -> tuple[str, str]:
    return (
        f"""<!doctype html><html><head><meta charset="utf-8"><script>var d = {{"a": "{m.one("dataLayer push gtm")}"}}</script></head><body><div id="__next"><a class="css-1x skip">{m.one("Gå direkte til innholdet")}</a>
<div role="banner" class="css-9ab"><span>{m.one("Vestøy kommune")}</span></div><div class="css-wrap"><nav aria-label="Brødsmulesti">{m.one("Startside")}</nav><div role="main" class="css-main"><h1 class="css-h">{m.title()}</h1><p class="css-i">{m.lead()}</p>
<div class="css-r"><p>{m.body()}</p><h2>{m.heading()}</h2><details><summary>{m.own("Vis mer om ordningen")}</summary><p>{m.body()}</p></details><ul>{m.items()}</ul></div>
<div class="css-d"><p>Sist oppdatert: <!-- -->27.10.2023</p></div><div class="css-f"><form><fieldset><legend>{m.one("Var denne siden til hjelp?")}</legend><label>{m.one("Skriv hva vi kan gjøre bedre")}</label><textarea></textarea></fieldset></form></div></div></div>
<div id="onetrust-consent-sdk"><div role="dialog"><p>{m.one("Når du besøker nettstedet lagres kapsler i nettleseren")}</p><button>{m.one("Avvis alle")}</button></div></div><div role="contentinfo">{m.one("Følg oss i sosiale medier")}</div></div></body></html>""",
        "2023-10-27",
    )


def printed(m: Maker) -> tuple[str, str]:
    return (
        f"""<html><head><meta charset="utf-8"><title>Utskriftsversjon</title></head><body onload="window.print()"><div class="printheader"><a href="javascript:window.print()">{m.one("Skriv ut denne siden")}</a> <a>{m.one("Lukk vinduet")}</a></div>
<h1>{m.title()}</h1><p><b>{m.lead()}</b></p><p>{m.body()}</p><h2>{m.heading()}</h2><p>{m.body()}</p>{m.table()}<ul>{m.items()}</ul><hr><p><small>Publisert 21.06.2011 Sist endret 02.07.2011</small></p></body></html>""",
        "2011-07-02",
    )


def readable(m: Maker) -> tuple[str, str]:
    return (
        f"""<html><head><meta http-equiv="content-type" content="text/html; charset=windows-1252"></head><body><div class="topp"><a>{m.one("Lesbar versjon")}</a> | <a>{m.one("Større skrift")}</a> | <a>{m.one("Nettstedskart")}</a></div>
<div class="sti">{m.one("Du er her:")} <a>{m.one("Barnehage og skole")}</a></div><div class="venstre"><ul class="undermeny">{m.links("SFO", "Skoleruta", "Permisjon")}</ul></div><div class="midt"><h1>{m.title()}</h1><div class="ingress">{m.lead()}</div><div class="brodtekst">{m.body()}<br/><br/>
<strong>{m.heading()}</strong><br/>{m.body()}<br/><ul>{m.items()}</ul></div><div class="dato">Publisert av Per Lie. Opprettet 09.02.2007. Sist endret 15.08.2008</div></div>
<div class="hoyre"><div class="boks"><h3>{m.one("Snarveier")}</h3><ul>{m.links("Skjema", "Matrikkelkart")}</ul></div></div><div class="bunn">{m.one("Ansvarlig redaktør rådmannen")}</div></body></html>""",
        "2008-08-15",
    )


def cards(m: Maker) -> tuple[str, str]:
    return (
        f"""<!doctype html><html><head><meta charset="utf-8"></head><body><header role="banner"><a>{m.one("Høgskolen i Innerdal")}</a><form role="search"><label>{m.one("Søk i alt innhold")}</label></form></header>
<main id="main-content"><ol class="c-breadcrumb">{m.links("Forside", "Samarbeid med skoler")}</ol><h1>{m.title()}</h1><p class="c-lead">{m.lead()}</p><div class="c-grid"><div class="c-card"><h2>{m.heading()}</h2><p>{m.body()}</p></div>
<div class="c-card"><h2>{m.heading()}</h2><p>{m.body()}</p></div></div><div class="c-tabs"><div role="tablist"><button role="tab">{m.one("Oversikt")}</button></div><div role="tabpanel">{m.table()}</div><div role="tabpanel" hidden><ul>{m.items()}</ul></div></div>
<aside class="c-some"><h2>{m.one("Del med andre")}</h2></aside><p class="c-updated">Oppdatert onsdag 4. september 2019 kl. 12:30</p></main><section class="c-related"><h2>{m.one("Mer fra samme tema")}</h2><p>{m.one("Søk opptak innen fristen")}</p></section>
<footer>{m.one("Besøksadresse Bakkeveien")}</footer></body></html>""",
        "2019-09-04",
    )


def oldtable(m: Maker) -> tuple[str, str]:
    return (
        f"""<HTML><HEAD><TITLE>Ny side 1</TITLE></HEAD><BODY><TABLE WIDTH="100%"><TR><TD COLSPAN=2 BGCOLOR=navy><FONT COLOR=white>{m.one("Skolekontoret på nett")}</FONT></TD></TR><TR><TD WIDTH="20%" VALIGN="top"><TABLE><TR><TD><A HREF="1.htm">{m.one("Startsida")}</A></TD></TR><TR><TD><A HREF="2.htm">{m.one("Gjestebok")}</A></TD></TR><TR><TD><A HREF="3.htm">{m.one("Bildegalleri")}</A></TD></TR></TABLE></TD>
<TD VALIGN="top"><H2>{m.title()}</H2><B>{m.lead()}</B><BR><BR>{m.body()}<P>{m.body()}</P><OL>{m.items("<LI>{}</LI>")}</OL>{m.table('<TABLE BORDER="1" CELLPADDING="3">', "TD")}</TD></TR><TR><TD COLSPAN=2><FONT SIZE="1">{m.one("Du er besøkende nummer 4711")}<BR>Oppdatert 24. november 2001</FONT></TD></TR></TABLE></BODY></HTML>""",
        "2001-11-24",
    )


def nynorsk(m: Maker) -> tuple[str, str]:
    return (
        f"""<!DOCTYPE html><html lang="nn"><head><meta charset="utf-8"></head><body><div class="site-wrap"><div class="global-top"><div class="logo">{m.one("Fjellbygd kommune")}</div><div class="hovudmeny"><ul>{m.links("Tenester", "Politikk", "Aktuelt")}</ul></div></div>
<div class="brodsmular">{m.one("Framside")}</div><div class="innhald"><div class="tekst"><h1>{m.title()}</h1><p class="ingress">{m.lead()}</p><p>{m.body()}</p><h2>{m.heading()}</h2><ul>{m.items()}</ul><p>{m.body()}</p></div>
<div class="sideinfo"><div>Sist endra</div><div>19.03.2022</div></div><div class="svar"><h2>{m.one("Fann du det du leita etter?")}</h2><p>{m.one("Tilbakemeldinga di blir ikkje svara på")}</p></div></div><div class="kontakt"><h2>{m.one("Kontakt")}</h2><p>{m.one("Opningstider måndag til fredag")}</p></div>
<div class="botn">{m.one("Personvernerklæring")}</div></div><div class="coi-banner__wrapper" id="coiOverlay"><p>{m.one("Vi nyttar informasjonskapslar for betre oppleving")}</p></div></body></html>""",
        "2022-03-19",
    )


def news(m: Maker) -> tuple[str, str]:
    return (
        f"""<!doctype html><html><head><meta charset="utf-8"><meta name="DC.date.modified" content="2015-04-30"></head><body><div class="navigationBar">{m.one("Hjem Om kommunen Nyheter")}</div><div class="mainArea"><div class="newsArticle"><div class="articleTop"><span class="cat">{m.one("Nyhet")}</span></div><h1>{m.title()}</h1><div class="preamble">{m.lead()}</div>
<div class="articleText"><p>{m.body()}</p><p><strong>{m.heading()}</strong></p><p>{m.body()}</p><ul>{m.items()}</ul></div><div class="articleInfo"><span>Publisert: 28.04.2015</span> <span>Oppdatert: 30.04.2015</span></div></div><div class="moreNews"><h2>{m.one("Flere nyheter")}</h2><ul>{m.links("Vårrengjøring i sentrum", "Ny brannstasjon åpnet", "Feiing og tilsyn i mai")}</ul></div></div>
<div class="pageFooter"><div class="col">{m.one("E-post til postmottak")}</div></div></body></html>""",
        "2015-04-30",
    )


TEST: tuple[Shape, ...] = (drupal, nextjs, printed, readable, cards, oldtable, nynorsk, news)
