"""Tables of search: word pairs of the two written standards, words that tell nothing. Data only."""

from __future__ import annotations

PAIRS = (
    ("høyskol", "høgskol"),
    ("høyskul", "høgskol"),
    ("høgskul", "høgskol"),
    ("skule", "skole"),
    ("skula", "skola"),
    ("skular", "skoler"),
)
"""Letters inside a word → the letters of the form that both are searched by."""

STOP_WORDS = frozenset(
    """
    alle andre at av bare begge ble blei bli blir blitt både da de deg deira deires dem den denne der dere
    deres det dette di din disse ditt drev drive driver du dykk då eg ei ein eit eitt eller elles en enn er et
    ett etter fantes finnes finst for fordi fra frå før gjelder ha hadde han hans har hennar henne hennes her
    hjå ho hun hva hvem hver hvilke hvilken hvilket hvor hvordan hvorfor i ikke ikkje inn ja jeg kan kom
    korleis korso kun kunne kva kvar kvarhelst kven kvi kvifor man me med meg meget mellom men mi min mine
    mitt mot mye mykje må ned no noe noen noka noko nokon nokor nokre når og også om opp oss over på samme seg
    selv si sia sidan siden sin sine sitt sjøl skal skulle slik so som somme somt står så til um upp ut uten
    var vart varte ved vere verte vet vi vil ville vore vors vort vår være vært å
    """.split()  # noqa: SIM905 - a list of words is read as words
)
"""Function words of bokmål and nynorsk, and the empty verbs of questions («hvem drev …»)."""
