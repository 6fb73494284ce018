"""Tables of search: word pairs of the two written standards, words that tell nothing. Data only."""

from __future__ import annotations

PAIRS = (
    ("høyskol", "høgskol"),
    ("høyskul", "høgskol"),
    ("høgskul", "høgskol"),
    ("skule", "skole"),
    ("skula", "skola"),
    ("skular", "skoler"),
    ("språk", "språk"),
)
"""Letters inside a word → the letters of the form that both are searched by."""

STOP_WORDS = frozenset(
    """
    alle andre at av bare begge ble blei blir bli blitt både da de deg deira deires dem den denne der dere deres
    det dette di din disse ditt du dykk då eg ein eit eitt ei eller elles en enn er et ett etter for fordi fra frå før
    ha hadde han hans har hennar henne hennes her hjå ho hun hva hvem hver hvilke hvilken hvilket hvor hvordan
    hvorfor i ikke ikkje inn ja jeg kan kom korleis korso kva kvar kvarhelst kven kvi kvifor kun kunne man me med meg
    meget mellom men mi min mine mitt mot mye mykje må når ned no noe noen noka noko nokon nokor nokre og også om opp
    oss over på samme seg selv si sia sidan siden sin sine sitt sjøl skal skulle slik so som somme somt så til um upp
    ut uten var vart varte ved vere verte vi vil ville vore vors vort vår være vært å
    drev driver drive hadde vet gjelder fantes finnes finst står
    """.split()
)
"""Function words of bokmål and nynorsk, and the empty verbs of questions («hvem drev …»)."""
