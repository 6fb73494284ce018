/* What a token costs behind one or two others: ingest.lexicon.Language. */
#include "native.h"

/* Mirrors Language.__init__. */
static int
Language_init(Language *self, PyObject *args, PyObject *named)
{
    PyObject *backoff;
    Grams *pairs, *triples;
    if (!fresh(&self->unigrams, named)
        || !PyArg_ParseTuple(args, "y*O!O!O!:Language", &self->unigrams, &GramsType, &pairs, &GramsType, &triples,
                             &PyLong_Type, &backoff)
        || !number(backoff, &self->backoff) || !whole(pairs) || !whole(triples)) {
        return -1;
    }
    self->pairs = (Grams *)Py_NewRef((PyObject *)pairs);
    self->triples = (Grams *)Py_NewRef((PyObject *)triples);
    return 0;
}

/* Mirrors nothing: what is held is given back. */
static void
Language_dealloc(Language *self)
{
    PyBuffer_Release(&self->unigrams);
    Py_XDECREF(self->pairs);
    Py_XDECREF(self->triples);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

/* The costs below are -1 for "not known", or with an exception set where a number is no token. */

/* Mirrors Language.unigram. */
int
unigram(const Language *m, uint64_t word)
{
    if (word >= (uint64_t)m->unigrams.len) {
        PyErr_SetString(PyExc_IndexError, "no such token");
        return -1;
    }
    return ((const uint8_t *)m->unigrams.buf)[word];
}

/* Mirrors Language._after, of one. */
static int
after_one(const Language *m, uint64_t left)
{
    return gram(m->pairs, mix(mix(SEED, left), m->backoff));
}

/* Mirrors Language._after, of two. */
static int
after_two(const Language *m, uint64_t far, uint64_t left)
{
    return gram(m->triples, mix(mix(mix(SEED, far), left), m->backoff));
}

/* Mirrors Language._bigram. */
static int
bigram(const Language *m, uint64_t left, uint64_t word)
{
    int backoff = after_one(m, left), found;
    if (backoff < 0) {
        return unigram(m, word);
    }
    found = gram(m->pairs, mix(mix(SEED, left), word));
    if (found >= 0) {
        return found;
    }
    found = unigram(m, word);
    return found < 0 ? -1 : found + backoff;
}

/* Mirrors Language._trigram. */
int
trigram(const Language *m, uint64_t far, uint64_t left, uint64_t word)
{
    int backoff = after_two(m, far, left), found;
    if (backoff < 0) {
        return bigram(m, left, word);
    }
    found = gram(m->triples, mix(mix(mix(SEED, far), left), word));
    if (found >= 0) {
        return found;
    }
    found = bigram(m, left, word);
    return found < 0 ? -1 : found + backoff;
}

/* Mirrors nothing: as many token numbers as a function takes. */
static int
numbers(const Language *self, const char *name, PyObject *const *from, Py_ssize_t given, Py_ssize_t least,
        Py_ssize_t most, uint64_t *to)
{
    if (self->triples == NULL || given < least || given > most) {
        PyErr_Format(PyExc_TypeError, "%s() takes %zd token numbers, not %zd", name, most, given);
        return 0;
    }
    for (Py_ssize_t i = 0; i < given; i++) {
        if (!number(from[i], to + i)) {
            return 0;
        }
    }
    return 1;
}

/* Mirrors nothing: a cost, or NULL where an exception is set. */
static PyObject *
asked(int cost)
{
    return cost < 0 ? NULL : PyLong_FromLong(cost);
}

/* Mirrors Language.unigram. */
static PyObject *
Language_unigram(Language *self, PyObject *const *args, Py_ssize_t n)
{
    uint64_t id[1];
    return numbers(self, "unigram", args, n, 1, 1, id) ? asked(unigram(self, id[0])) : NULL;
}

/* Mirrors Language.bigram. */
static PyObject *
Language_bigram(Language *self, PyObject *const *args, Py_ssize_t n)
{
    uint64_t id[2];
    return numbers(self, "bigram", args, n, 2, 2, id) ? asked(bigram(self, id[0], id[1])) : NULL;
}

/* Mirrors Language.trigram. */
static PyObject *
Language_trigram(Language *self, PyObject *const *args, Py_ssize_t n)
{
    uint64_t id[3];
    return numbers(self, "trigram", args, n, 3, 3, id) ? asked(trigram(self, id[0], id[1], id[2])) : NULL;
}

/* Mirrors Language.after. */
static PyObject *
Language_after(Language *self, PyObject *const *args, Py_ssize_t n)
{
    uint64_t id[2];
    if (!numbers(self, "after", args, n, 1, 2, id)) {
        return NULL;
    }
    return known(n == 1 ? after_one(self, id[0]) : after_two(self, id[0], id[1]));
}

static PyMethodDef Language_methods[] = {
    {"unigram", (PyCFunction)(void (*)(void))Language_unigram, METH_FASTCALL, NULL},
    {"bigram", (PyCFunction)(void (*)(void))Language_bigram, METH_FASTCALL, NULL},
    {"trigram", (PyCFunction)(void (*)(void))Language_trigram, METH_FASTCALL, NULL},
    {"after", (PyCFunction)(void (*)(void))Language_after, METH_FASTCALL, NULL},
    {"settled", (PyCFunction)Language_settled, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL},
};

PyTypeObject LanguageType = {
    PyVarObject_HEAD_INIT(NULL, 0).tp_name = "ingest.native.Language",
    .tp_basicsize = sizeof(Language),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_new = PyType_GenericNew,
    .tp_init = (initproc)Language_init,
    .tp_dealloc = (destructor)Language_dealloc,
    .tp_methods = Language_methods,
};
