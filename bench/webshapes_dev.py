"""The shapes on which the reader of web pages was made: see `bench.webpages`."""

from __future__ import annotations

from bench.webpages import Maker, Shape


def acos(m: Maker) -> tuple[str, str]:
    return (
        f"""<!DOCTYPE html><html lang="no"><head><meta charset="utf-8"><title>{m.page.name} - Nordvik kommune</title></head>
<body class="i-body"><div class="i-page"><div class="i-skip"><a href="#main">{m.one("Gå til innhold")}</a></div>
<div class="i-header"><div class="i-header__logo"><a>{m.one("Nordvik kommune forside")}</a></div><div class="i-header__links"><ul>
{m.links("Selvbetjening", "Politikk og innsyn", "Ledige stillinger")}</ul></div></div>
<div class="i-path"><ol>{m.links("Forsiden", "Oppvekst og utdanning", "Grunnskole")}</ol></div>
<div class="i-main" id="main"><div class="i-content"><h1>{m.title()}</h1><div class="i-lead">{m.lead()}</div>
<div class="i-richtext"><p>{m.body()}</p><h2>{m.heading()}</h2><p>{m.body()}</p><ul>{m.items()}</ul>{m.table()}</div>
<div class="i-article-meta"><span>Publisert: </span><span>03.04.2023 10:12</span><span>Sist endret: </span><span>18.09.2023 08.44</span></div>
<div class="i-share"><span>{m.one("Del denne siden")}</span><a>{m.one("Facebook")}</a><a>{m.one("Kopier lenke")}</a></div></div>
<div class="i-related"><h2>{m.one("Relaterte artikler")}</h2><ul>{m.links("Søknad om skoleplass", "Skolerute for inneværende år")}</ul></div>
<div class="i-contact-box"><h2>{m.one("Kontaktinformasjon")}</h2><p>{m.one("Servicetorget telefon 71 00 00 00")}</p></div></div>
<div class="i-evaluation"><p>{m.one("Fant du det du lette etter?")}</p><button>Ja</button><button>Nei</button>
<label>{m.one("Hva savnet du på denne siden?")}</label></div>
<div class="i-footer"><p>{m.one("Postboks 17, 6999 Nordvik")}</p><p>{m.one("Personvern og tilgjengelighetserklæring")}</p></div></div></body></html>""",
        "2023-09-18",
    )


def custom_publish(m: Maker) -> tuple[str, str]:
    return (
        f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1"><title>x</title></head><body>
<table width="980" cellpadding=0><tr><td colspan=3 id="topbanner">{m.one("Velkommen til Lågdalen kommune")}</td></tr>
<tr><td width=180 class="leftmenu" valign=top><a href=#>{m.one("Hovedside")}</a><br><a href=#>{m.one("Tjenester fra A til Å")}</a><br><a>{m.one("Kart og eiendom")}</a></td>
<td valign=top class="articlebody"><h1>{m.title()}</h1><span class="ingress"><b>{m.lead()}</b></span><br><br>{m.body()}<br><br><b>{m.heading()}</b><br>
{m.body()}<ul>{m.items()}</ul><br>{m.table("<table border=1 cellspacing=0>", "td")}<p class="pubdate">Sist oppdatert 11.12.2009 av Kari Moen</p>
<a href=#>{m.one("Tips en venn")}</a> | <a href=#>{m.one("Skriv ut")}</a></td>
<td width=160 class="rightcol"><b>{m.one("Siste nytt")}</b><br><a>{m.one("Vannet er kokepåbud i Vestbygda")}</a></td></tr>
<tr><td colspan=3 class="bottomtext">{m.one("Lågdalen kommune, Rådhuset, 3690")}</td></tr></table></body></html>""",
        "2009-12-11",
    )


def optimizely(m: Maker) -> tuple[str, str]:
    return (
        f"""<!doctype html><html><head><meta charset="utf-8"><meta property="article:modified_time" content="2024-02-06T10:00:00+01:00"></head>
<body><div id="CybotCookiebotDialog"><h2>{m.one("Denne nettsiden bruker informasjonskapsler")}</h2><div id="CybotCookiebotDialogBodyContentText">
{m.one("Vi bruker informasjonskapsler for å gi deg en bedre opplevelse")}</div><a>{m.one("Tillat alle")}</a></div>
<header class="page-header"><div class="page-header__top"><a>{m.one("Fjordvik kommune")}</a><span>{m.one("Meny og søk")}</span></div></header>
<main><div class="breadcrumbs"><a>{m.one("Hjem")}</a> / <a>{m.one("Skole")}</a></div><h1>{m.title()}</h1><p class="intro">{m.lead()}</p>
<div class="accordion"><h2 class="accordion__heading"><button aria-expanded="false">{m.heading()}<span class="icon"></span></button></h2>
<div class="accordion__panel" aria-hidden="true" style="display:none"><p>{m.body()}</p><ul>{m.items()}</ul></div>
<h2 class="accordion__heading"><button aria-expanded="false">{m.heading()}</button></h2><div class="accordion__panel" hidden><p>{m.body()}</p>{m.table()}</div></div>
<div class="contact-card"><h2>{m.one("Kontakt oss")}</h2><p>{m.one("Ring sentralbordet 72 00 00 00")}</p></div>
<div class="published"><dl><dt>Publisert</dt><dd>5. januar 2024</dd><dt>Oppdatert</dt><dd>6. februar 2024</dd></dl></div>
<section class="page-feedback"><h2>{m.one("Fikk du svar på det du lurte på?")}</h2><p>{m.one("Tilbakemeldingen er anonym og besvares ikke")}</p></section></main>
<footer><p>{m.one("Organisasjonsnummer 999 888 777")}</p></footer></body></html>""",
        "2024-02-06",
    )


def enonic(m: Maker) -> tuple[str, str]:
    return (
        f"""<!doctype html><html><head><meta charset="utf-8"></head><body><div class="region region-top"><div class="part-menu">
<ul>{m.links("Studier", "Forskning", "Om fakultetet")}</ul></div></div><div class="region region-main"><article class="part part-article"><h1>{m.title()}</h1>
<div class="byline"><time datetime="2021-11-03">Publisert 3. nov. 2021</time></div><p class="lead">{m.lead()}</p><p>{m.body()}</p><h3>{m.heading()}</h3><p>{m.body()}</p>
<ol>{m.items()}</ol></article><div class="part-share"><a>{m.one("Del på LinkedIn")}</a></div><article class="part-teaser"><h2>{m.one("Les også om nye studieplasser")}</h2><p>{m.one("Fakultetet utvider fra neste år")}</p></article>
<article class="part-teaser"><h2>{m.one("Fem råd til ferske studenter")}</h2></article></div><div class="region region-footer">{m.one("Universitetet i Midtbyen, postboks 1")}</div></body></html>""",
        "2021-11-03",
    )


def wordpress(m: Maker) -> tuple[str, str]:
    return (
        f"""<!doctype html><html><head><meta charset="utf-8"><meta property="og:updated_time" content="2020-05-12T08:00:00+00:00"></head><body class="post-template">
<header id="masthead" class="site-header"><p class="site-title">{m.one("Gaulanettverket")}</p><nav><ul>{m.links("Om oss", "Arrangementer")}</ul></nav></header>
<div id="content" class="site-content"><div id="primary"><div class="post"><h1 class="entry-title">{m.title()}</h1><div class="entry-meta"><span class="posted-on">Publisert <time>12. mai 2020</time></span>
<span class="byline">{m.one("av redaksjonen")}</span></div><div class="entry-content"><p>{m.lead()}</p><p>{m.body()}</p><h2>{m.heading()}</h2><p>{m.body()}</p><ul>{m.items()}</ul>{m.table('<figure class="wp-block-table"><table>', "td")}</figure>
<div class="sharedaddy"><h3>{m.one("Dele dette:")}</h3><ul>{m.links("Klikk for å dele på Twitter", "Klikk for å dele på Facebook")}</ul></div><div id="jp-relatedposts"><h3>{m.one("Lignende innlegg")}</h3><p>{m.one("Vinterens kurs er fulltegnet")}</p></div></div>
<nav class="post-navigation"><a>{m.one("Forrige innlegg")}</a></nav><div id="comments" class="comments-area"><h2>{m.one("Legg igjen en kommentar")}</h2><p>{m.one("Din e-postadresse vil ikke bli publisert")}</p></div></div></div>
<div id="secondary" class="widget-area"><h2 class="widget-title">{m.one("Siste kommentarer")}</h2><ul>{m.links("Ola om vinterens kurs")}</ul></div></div><footer id="colophon">{m.one("Drevet av WordPress")}</footer></body></html>""",
        "2020-05-12",
    )


def frames(m: Maker) -> tuple[str, str]:
    return (
        f"""<HTML><HEAD><TITLE>Skoleetaten</TITLE><META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=windows-1252"></HEAD><BODY BGCOLOR="#FFFFFF">
<TABLE BORDER=0 WIDTH=600><TR><TD WIDTH=120 VALIGN=TOP><FONT SIZE=2><A HREF="index.htm">{m.one("Tilbake til hovedsiden")}</A><BR><A HREF="b.htm">{m.one("Etatens ansatte")}</A><BR><A HREF="c.htm">{m.one("Postjournal")}</A></FONT></TD>
<TD VALIGN=TOP><CENTER><H1>{m.title()}</H1></CENTER><P><FONT FACE="Arial"><I>{m.lead()}</I></FONT><P>{m.body()}<H3>{m.heading()}</H3><P>{m.body()}<UL>{m.items("<LI>{}")}</UL>{m.table("<TABLE BORDER=1>", "TD")}
<HR><FONT SIZE=1>Sist endret: 02.03.99 av Webmaster</FONT></TD></TR></TABLE></BODY></HTML>""",
        "1999-03-02",
    )


def vortex(m: Maker) -> tuple[str, str]:
    return (
        f"""<!DOCTYPE html><html lang="no"><head><meta charset="utf-8"></head><body id="vrtx-structured-article"><ul id="hidnav"><li><a>{m.one("Hopp til innhold")}</a></li></ul>
<div id="head-wrapper"><div id="globalnav">{m.one("For ansatte")} {m.one("Mine studier")}</div></div><div id="left-main"><ul class="vrtx-breadcrumb-menu">{m.links("Institutt for pedagogikk", "Prosjekter")}</ul></div>
<div id="vrtx-content"><div id="vrtx-main-content"><h1>{m.title()}</h1><div class="vrtx-introduction"><p>{m.lead()}</p></div><div class="vrtx-article-body"><p>{m.body()}</p><h2>{m.heading()}</h2><p>{m.body()}</p>
<dl><dt>{m.own("Prosjektleder")}</dt><dd>{m.own("Ragnhild Tveit")}</dd><dt>{m.own("Varighet")}</dt><dd>{m.own("2019 til 2022")}</dd></dl></div><div class="vrtx-date-info"><span class="published-date-label">Publisert</span> <span class="published-date">23. aug. 2019 09:15</span>
- <span class="last-modified-date">Sist endret 7. okt. 2021 13:02</span></div></div><div id="vrtx-additional-content"><h2>{m.one("Deltakere")}</h2><p>{m.one("Full liste over deltakere")}</p></div></div>
<div id="footer-wrapper"><p>{m.one("Ansvarlig for denne siden")}</p></div></body></html>""",
        "2021-10-07",
    )


def sharepoint(m: Maker) -> tuple[str, str]:
    return (
        f"""<html><head><meta charset="utf-8"></head><body><div id="s4-workspace"><div id="s4-ribbonrow">{m.one("Nettleserverktøy")}</div><div class="ms-breadcrumb-top">{m.one("Du er her: Forsiden > Oppvekst")}</div>
<div class="ms-quicklaunchouter"><ul>{m.links("Dokumenter", "Møtekalender")}</ul></div><div id="DeltaPlaceHolderMain"><div class="ms-rtestate-field"><h1>{m.title()}</h1><div>{m.lead()}</div><div>&nbsp;</div><div><strong>{m.heading()}</strong></div><div>{m.body()}</div>
<div>{m.items("<div>• {}</div>")}</div>{m.table()}<div>{m.body()}</div></div><div class="ms-webpart-chrome"><span style="display:none">{m.one("Feilmelding ved lasting")}</span></div></div><div class="ms-footer-info">Oppdatert: 1.9.2016</div>
<div class="ms-dlgContent" style="visibility:hidden">{m.one("Vent litt mens siden lastes")}</div></div></body></html>""",
        "2016-09-01",
    )


DEV: tuple[Shape, ...] = (acos, custom_publish, optimizely, enonic, wordpress, frames, vortex, sharepoint)
