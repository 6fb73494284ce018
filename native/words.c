/* Known words, how they are spelled and how they end: ingest.lexicon.Lexicon. */
#include "native.h"

/* Mirrors Lexicon.__init__, of the graph of words and their flags. */
static int
Words_init(Words *self, PyObject *args, PyObject *named)
{
    PyObject *letters;
    unsigned int half;
    if (!fresh(&self->graph, named)
        || !PyArg_ParseTuple(args, "y*UIy*:Words", &self->graph, &letters, &half, &self->flags)) {
        return -1;
    }
    if ((uint64_t)self->graph.len < 8 * (uint64_t)half || (uintptr_t)self->graph.buf % 4
        || PyUnicode_GET_LENGTH(letters) >= LETTER) {
        PyErr_SetString(PyExc_ValueError, "no graph of words");
        return -1;
    }
    for (Py_ssize_t i = 0; i < PyUnicode_GET_LENGTH(letters); i++) {
        Py_UCS4 c = PyUnicode_READ_CHAR(letters, i);
        if (c >= LETTERS) {
            PyErr_SetString(PyExc_ValueError, "a letter beyond those of the Latin script");
            return -1;
        }
        self->codes[c] = (uint8_t)(i + 1);
    }
    self->edges = self->graph.buf;
    self->skips = self->edges + half;
    self->half = half;
    return 0;
}

/* Mirrors nothing: what is held is given back. */
static void
Words_dealloc(Words *self)
{
    PyBuffer_Release(&self->graph);
    PyBuffer_Release(&self->flags);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

/* Mirrors nothing: whether there are a text and a lexicon to look it up in. */
int
text_given(const Words *self, PyObject *text)
{
    if (self->edges == NULL || !PyUnicode_Check(text)) {
        PyErr_SetString(PyExc_TypeError, "no text, or no words");
        return 0;
    }
    return 1;
}

/* Mirrors Lexicon._rank. İ alone becomes two letters, of which one is in no word. */
static long
ranked(const Words *w, PyObject *word)
{
    Place p = ROOT;
    for (Py_ssize_t i = 0; i < PyUnicode_GET_LENGTH(word); i++) {
        Py_UCS4 c = PyUnicode_READ_CHAR(word, i);
        if (c == 0x130 || !onward(w, &p, Py_UNICODE_TOLOWER(c))) {
            return -1;
        }
    }
    return p.final ? p.rank : -1;
}

/* Mirrors Lexicon._rank. */
static PyObject *
Words_rank(Words *self, PyObject *word)
{
    return text_given(self, word) ? PyLong_FromLong(ranked(self, word)) : NULL;
}

/* Mirrors Lexicon._flags_of. */
static PyObject *
Words_flags(Words *self, PyObject *word)
{
    if (!text_given(self, word)) {
        return NULL;
    }
    long rank = ranked(self, word);
    return PyLong_FromLong(rank < 0 || rank >= self->flags.len ? 0 : ((const uint8_t *)self->flags.buf)[rank]);
}

/* Mirrors Lexicon.prefixes. */
static PyObject *
Words_prefixes(Words *self, PyObject *args)
{
    PyObject *text, *out;
    Py_ssize_t start;
    Place p = ROOT;
    if (!PyArg_ParseTuple(args, "On:prefixes", &text, &start) || !text_given(self, text)
        || (out = PyList_New(0)) == NULL) {
        return NULL;
    }
    for (Py_ssize_t i = start < 0 ? 0 : start; i < PyUnicode_GET_LENGTH(text); i++) {
        if (!onward(self, &p, PyUnicode_READ_CHAR(text, i))) {
            break;
        }
        if (p.final) {
            PyObject *item = Py_BuildValue("ni", i + 1, (int)p.rank);
            if (item == NULL || PyList_Append(out, item) < 0) {
                Py_XDECREF(item);
                Py_DECREF(out);
                return NULL;
            }
            Py_DECREF(item);
        }
    }
    return out;
}

/* Mirrors Lexicon.spelling. Costs of each letter behind the two before it, 64 by 64 by 64; 0 is a word's edge. */
long
spelling(const Words *w, PyObject *word, const uint8_t *costs)
{
    unsigned before = 0; /* two letters, six bits each */
    long total = 0;
    for (Py_ssize_t i = 0; i < PyUnicode_GET_LENGTH(word); i++) {
        Py_UCS4 letter = PyUnicode_READ_CHAR(word, i);
        unsigned code = letter < LETTERS ? w->codes[letter] : 0;
        code = code ? code : LETTER;
        total += costs[before << 6 | code];
        before = (before << 6 | code) & 0xFFF;
    }
    return total + costs[before << 6];
}

/* Mirrors Lexicon.spelling. */
static PyObject *
Words_spelling(Words *self, PyObject *args)
{
    PyObject *word, *out = NULL;
    Py_buffer costs;
    if (!PyArg_ParseTuple(args, "Uy*:spelling", &word, &costs)) {
        return NULL;
    }
    if (self->edges == NULL || costs.len < SPELLINGS) {
        PyErr_SetString(PyExc_ValueError, "no words, or no costs of their letters");
    } else {
        out = PyLong_FromLong(spelling(self, word, costs.buf));
    }
    PyBuffer_Release(&costs);
    return out;
}

/* Of inflected: which ending a word has from one of its letters on, -1 if that is none. */
static Py_ssize_t
ending_at(PyObject *word, Py_ssize_t at, PyObject *endings)
{
    Py_ssize_t n = PyUnicode_GET_LENGTH(word);
    for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(endings); i++) {
        PyObject *ending = PyTuple_GET_ITEM(endings, i);
        if (PyUnicode_GET_LENGTH(ending) == n - at && PyUnicode_Tailmatch(word, ending, at, n, 1) == 1) {
            return i;
        }
    }
    return -1;
}

/* Of inflected: the least cost of a stem with another ending than its own, or what was found before. */
static int
other_form(const Words *w, Place stem, PyObject *endings, Py_ssize_t own, const Py_buffer *costs, int best)
{
    for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(endings); i++) {
        Place to = stem;
        if (i != own && spelled(w, &to, PyTuple_GET_ITEM(endings, i), 0) && to.final && to.rank >= 0
            && to.rank < costs->len) {
            int cost = ((const uint8_t *)costs->buf)[to.rank];
            best = best < 0 || cost < best ? cost : best;
        }
    }
    return best;
}

/* Mirrors nothing: whether all items of a tuple are texts. */
int
texts_given(PyObject *tuple)
{
    for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(tuple); i++) {
        if (!PyUnicode_Check(PyTuple_GET_ITEM(tuple, i))) {
            PyErr_SetString(PyExc_TypeError, "no texts");
            return 0;
        }
    }
    return 1;
}

/* Mirrors Lexicon.inflected; -1: of no known stem. */
int
inflected(const Words *w, PyObject *word, PyObject *endings, const Py_buffer *costs, int shortest)
{
    Place here = ROOT;
    Py_ssize_t n = PyUnicode_GET_LENGTH(word);
    int best = -1;
    for (Py_ssize_t at = 0; at <= n; at++) {
        Py_ssize_t own = at >= shortest ? ending_at(word, at, endings) : -1;
        if (own >= 0) {
            best = other_form(w, here, endings, own, costs, best);
        }
        if (at == n || !onward(w, &here, PyUnicode_READ_CHAR(word, at))) {
            break;
        }
    }
    return best;
}

/* Mirrors Lexicon.inflected. */
static PyObject *
Words_inflected(Words *self, PyObject *args)
{
    PyObject *word, *endings;
    Py_buffer costs;
    int shortest, best = -1;
    if (!PyArg_ParseTuple(args, "UO!y*i:inflected", &word, &PyTuple_Type, &endings, &costs, &shortest)) {
        return NULL;
    }
    if (text_given(self, word) && texts_given(endings)) {
        best = inflected(self, word, endings, &costs, shortest);
    }
    PyBuffer_Release(&costs);
    return PyErr_Occurred() ? NULL : known(best);
}

static PyMethodDef Words_methods[] = {
    {"rank", (PyCFunction)Words_rank, METH_O, NULL},
    {"flags", (PyCFunction)Words_flags, METH_O, NULL},
    {"prefixes", (PyCFunction)Words_prefixes, METH_VARARGS, NULL},
    {"spelling", (PyCFunction)Words_spelling, METH_VARARGS, NULL},
    {"inflected", (PyCFunction)Words_inflected, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL},
};

PyTypeObject WordsType = {
    PyVarObject_HEAD_INIT(NULL, 0).tp_name = "ingest.native.Words",
    .tp_basicsize = sizeof(Words),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_new = PyType_GenericNew,
    .tp_init = (initproc)Words_init,
    .tp_dealloc = (destructor)Words_dealloc,
    .tp_methods = Words_methods,
};
