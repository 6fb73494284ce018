/* Sequences of tokens and a byte for each: ingest.lexicon.Grams, which tells the layout. */
#include "native.h"

/* Of Grams.__init__: 32 bits as a number, wherever they lie. */
static inline uint32_t
word_at(const uint8_t *at)
{
    uint32_t value;
    memcpy(&value, at, sizeof value);
    return value;
}

/* Mirrors Grams._cost, of a sequence already mixed; -1 if it is not there. */
int
gram(const Grams *g, uint64_t h)
{
    uint64_t bucket = h >> g->shift;
    uint16_t finger = (uint16_t)h, own;
    uint32_t i = word_at(g->borders + 4 * bucket), end = word_at(g->borders + 4 * (bucket + 1));
    for (end = end < g->entries ? end : g->entries; i < end; i++) {
        memcpy(&own, g->fingers + 2 * (size_t)i, sizeof own);
        if (own == finger) {
            return g->costs[i];
        }
    }
    return -1;
}

/* Mirrors Grams.__init__. */
static int
Grams_init(Grams *self, PyObject *args, PyObject *named)
{
    if (!fresh(&self->data, named) || !PyArg_ParseTuple(args, "y*:Grams", &self->data)) {
        return -1;
    }
    const uint8_t *start = self->data.buf;
    uint64_t size = (uint64_t)self->data.len, head;
    uint32_t bits = size >= 4 ? word_at(start) : 0;
    if (bits < 1 || bits > 30 || size < (head = 4 + 4 * ((UINT64_C(1) << bits) + 1))) {
        PyErr_SetString(PyExc_ValueError, "no table of sequences");
        return -1;
    }
    self->shift = 64 - bits;
    self->buckets = UINT64_C(1) << bits;
    self->borders = start + 4;
    self->entries = word_at(self->borders + 4 * self->buckets);
    if (size < head + 3 * (uint64_t)self->entries) {
        PyErr_SetString(PyExc_ValueError, "a table of sequences that is cut off");
        return -1;
    }
    self->fingers = start + head;
    self->costs = self->fingers + 2 * (size_t)self->entries;
    return 0;
}

/* Mirrors nothing: what is held is given back. */
static void
Grams_dealloc(Grams *self)
{
    PyBuffer_Release(&self->data);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

/* Mirrors nothing: whether Grams.__init__ went well. */
int
whole(const Grams *g)
{
    if (g->costs == NULL) {
        PyErr_SetString(PyExc_ValueError, "an empty table of sequences");
        return 0;
    }
    return 1;
}

/* Of mixed: a token number, any integer, of which the lowest 64 bits count. */
int
number(PyObject *from, uint64_t *to)
{
    *to = PyLong_AsUnsignedLongLongMask(from);
    return !(*to == (uint64_t)-1 && PyErr_Occurred());
}

/* Mirrors nothing: a cost as Python has it, None for what is not there. */
PyObject *
known(int cost)
{
    if (cost < 0) {
        Py_RETURN_NONE;
    }
    return PyLong_FromLong(cost);
}

/* Mirrors Grams._cost. */
static PyObject *
Grams_cost(Grams *self, PyObject *const *ids, Py_ssize_t n)
{
    uint64_t h = SEED, id;
    if (!whole(self)) {
        return NULL;
    }
    for (Py_ssize_t i = 0; i < n; i++) {
        if (!number(ids[i], &id)) {
            return NULL;
        }
        h = mix(h, id);
    }
    return known(gram(self, h));
}

static PyMethodDef Grams_methods[] = {
    {"cost", (PyCFunction)(void (*)(void))Grams_cost, METH_FASTCALL, NULL},
    {NULL, NULL, 0, NULL},
};

PyTypeObject GramsType = {
    PyVarObject_HEAD_INIT(NULL, 0).tp_name = "ingest.native.Grams",
    .tp_basicsize = sizeof(Grams),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_new = PyType_GenericNew,
    .tp_init = (initproc)Grams_init,
    .tp_dealloc = (destructor)Grams_dealloc,
    .tp_methods = Grams_methods,
};
