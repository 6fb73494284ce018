/* Which of the words that misread print makes alike fits its neighbours: ingest.clean.rivals.Rivals. */
#include "native.h"

/* Of Rivals: what weights look at, each a tuple of its own number and of places in a Place. */
static int
templates(Rivals *self, PyObject *rows)
{
    for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(rows); i++) {
        PyObject *row = PyTuple_GET_ITEM(rows, i);
        Py_ssize_t n = PyTuple_Check(row) ? PyTuple_GET_SIZE(row) - 1 : -1;
        if (n < 0 || n > MOST_FIELDS || self->n == MOST_SEEN) {
            PyErr_SetString(PyExc_ValueError, "nothing that weights look at, or too much");
            return 0;
        }
        Template *to = self->seen + self->n++;
        to->fields = (int)n;
        if (!number(PyTuple_GET_ITEM(row, 0), &to->id)) {
            return 0;
        }
        for (Py_ssize_t k = 0; k < n; k++) {
            long field = PyLong_AsLong(PyTuple_GET_ITEM(row, k + 1));
            if (field < 0 || field >= NEIGHBOURS) {
                PyErr_SetString(PyExc_ValueError, "no neighbour");
                return 0;
            }
            to->field[k] = (uint8_t)field;
        }
    }
    return 1;
}

/* Mirrors Rivals: of weights, what those of words and those of classes look at, and how they are kept. */
static int
Rivals_init(Rivals *self, PyObject *args, PyObject *named)
{
    PyObject *grams, *words, *classes, *base;
    if (self->grams != NULL || (named != NULL && PyDict_Size(named) > 0)) {
        PyErr_SetString(PyExc_TypeError, "made once, of arguments without names");
        return -1;
    }
    if (!PyArg_ParseTuple(args, "O!O!O!O!id:Rivals", &GramsType, &grams, &PyTuple_Type, &words, &PyTuple_Type,
                          &classes, &PyLong_Type, &base, &self->middle, &self->scale)
        || !whole((Grams *)grams) || !number(base, &self->base) || !templates(self, words)) {
        return -1;
    }
    self->words = self->n;
    if (!templates(self, classes)) {
        return -1;
    }
    self->grams = (Grams *)Py_NewRef(grams);
    return 0;
}

/* Mirrors nothing: what is held is given back. */
static void
Rivals_dealloc(Rivals *self)
{
    Py_XDECREF(self->grams);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

/* Of Rivals.fit: the sum of the weights of a word, or of a class, at a place. */
static int
weights(const Rivals *r, uint64_t first, const uint64_t *keys, int from, int to)
{
    uint64_t begun = mix(SEED, first);
    int sum = 0;
    for (int i = from; i < to; i++) {
        int weight = gram(r->grams, mix(begun, keys[i]));
        sum += weight < 0 ? 0 : weight - r->middle;
    }
    return sum;
}

/* Mirrors Rivals.fit: `words` is a list of (number, class); 0 with an exception set. */
int
fit(const Rivals *r, PyObject *words, const uint64_t *place, double *to)
{
    uint64_t keys[MOST_SEEN], word, kind;
    for (int i = 0; i < r->n; i++) {
        keys[i] = mix(SEED, r->seen[i].id);
        for (int k = 0; k < r->seen[i].fields; k++) {
            keys[i] = mix(keys[i], place[r->seen[i].field[k]]);
        }
    }
    for (Py_ssize_t i = 0; i < PyList_GET_SIZE(words); i++) {
        PyObject *pair = PyList_GET_ITEM(words, i);
        if (!PyTuple_Check(pair) || PyTuple_GET_SIZE(pair) != 2) {
            PyErr_SetString(PyExc_TypeError, "no word and its class");
            return 0;
        }
        if (!number(PyTuple_GET_ITEM(pair, 0), &word) || !number(PyTuple_GET_ITEM(pair, 1), &kind)) {
            return 0;
        }
        to[i] = (weights(r, r->base + kind, keys, r->words, r->n) + weights(r, word, keys, 0, r->words)) / r->scale;
    }
    return 1;
}

/* Mirrors Rivals.fit. */
static PyObject *
Rivals_fit(Rivals *self, PyObject *args)
{
    PyObject *words, *around, *out = NULL;
    uint64_t place[NEIGHBOURS];
    if (!PyArg_ParseTuple(args, "O!O!:fit", &PyList_Type, &words, &PyTuple_Type, &around)) {
        return NULL;
    }
    if (self->grams == NULL || PyTuple_GET_SIZE(around) != NEIGHBOURS) {
        PyErr_SetString(PyExc_ValueError, "no weights, or no place");
        return NULL;
    }
    for (int i = 0; i < NEIGHBOURS; i++) {
        if (!number(PyTuple_GET_ITEM(around, i), place + i)) {
            return NULL;
        }
    }
    Py_ssize_t n = PyList_GET_SIZE(words);
    double *found = PyMem_Calloc((size_t)n + 1, sizeof(double));
    if (found == NULL) {
        return PyErr_NoMemory();
    }
    if (fit(self, words, place, found)) {
        out = PyList_New(n);
    }
    for (Py_ssize_t i = 0; out != NULL && i < n; i++) {
        PyObject *item = PyFloat_FromDouble(found[i]);
        if (item == NULL) {
            Py_CLEAR(out);
            break;
        }
        PyList_SET_ITEM(out, i, item);
    }
    PyMem_Free(found);
    return out;
}

static PyMethodDef Rivals_methods[] = {
    {"fit", (PyCFunction)Rivals_fit, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL},
};

PyTypeObject RivalsType = {
    PyVarObject_HEAD_INIT(NULL, 0).tp_name = "ingest.native.Rivals",
    .tp_basicsize = sizeof(Rivals),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_new = PyType_GenericNew,
    .tp_init = (initproc)Rivals_init,
    .tp_dealloc = (destructor)Rivals_dealloc,
    .tp_methods = Rivals_methods,
};
