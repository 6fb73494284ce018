/* What misreads what, and for how much: ingest.clean.channel.Channel. */
#include "native.h"

/* Of Channel.ways: letters read (one to three) as a number, 21 bits each; none is 0. */
static inline uint64_t
key_of(PyObject *text, Py_ssize_t at, Py_ssize_t length)
{
    uint64_t key = 0;
    for (Py_ssize_t i = length - 1; i >= 0; i--) {
        key = key << 21 | (PyUnicode_READ_CHAR(text, at + i) + 1);
    }
    return key;
}

/* Of Channel.ways: the row of a key, or the free one where it would be. */
static Row *
row_of(const Channel *c, uint64_t key)
{
    uint64_t at = (key ^ key >> 21 ^ key >> 42) * FACTOR >> 33;
    Row *row;
    do {
        row = c->rows + (at++ & c->mask);
    } while (row->key && row->key != key);
    return row;
}

/* Mirrors Channel.ways, of one place. */
const Row *
ways_at(const Channel *c, PyObject *read, Py_ssize_t at)
{
    Py_ssize_t n = PyUnicode_GET_LENGTH(read) - at;
    Py_UCS4 letter = PyUnicode_READ_CHAR(read, at);
    if (letter >= LETTERS || c->begins[letter]) {
        for (Py_ssize_t length = n < MOST_READ ? n : MOST_READ; length > 1; length--) {
            const Row *row = row_of(c, key_of(read, at, length));
            if (row->key) {
                return row;
            }
        }
    }
    return row_of(c, key_of(read, at, 1));
}

/* Mirrors nothing: what reading a letter as it is costs, as Channel.kept has it; -1: with an exception set. */
double
kept_of(const Channel *c, Py_UCS4 letter)
{
    if (letter < LETTERS) {
        return c->kept[letter];
    }
    PyObject *text = PyUnicode_FromOrdinal((int)letter);
    PyObject *price = text ? PyDict_GetItemWithError(c->keeps, text) : NULL;
    Py_XDECREF(text);
    return price ? PyFloat_AsDouble(price) : PyErr_Occurred() ? -1 : 0.0;
}

/* Of Channel.__init__: one way of reading (cost, letters read, letters printed) `read`, or of losing a letter. */
static int
way_given(Channel *c, PyObject *read, PyObject *given)
{
    Way *to = c->ways + c->n;
    PyObject *printed;
    if (!PyTuple_Check(given) || !PyArg_ParseTuple(given, "diU", &to->price, &to->length, &printed)) {
        PyErr_SetString(PyExc_TypeError, "no way of reading");
        return 0;
    }
    to->letters = (int32_t)PyUnicode_GET_LENGTH(printed);
    Py_ssize_t most = PyUnicode_GET_LENGTH(read);
    if (to->letters > MOST_PRINTED || to->length > most || to->length < (most > 0) || to->length + to->letters < 1) {
        PyErr_SetString(PyExc_ValueError, "a way of reading no letter, or too many");
        return 0;
    }
    for (int i = 0; i < to->letters; i++) {
        Py_UCS4 letter = PyUnicode_READ_CHAR(printed, i);
        to->codes[i] = letter < LETTERS ? c->words->codes[letter] : 0;
    }
    PyObject *was = PyUnicode_Substring(read, 0, to->length);
    to->change = was ? PyTuple_Pack(2, printed, was) : NULL;
    Py_XDECREF(was);
    c->n += to->change != NULL;
    return to->change != NULL;
}

/* Of Channel.__init__: the ways of one key. */
static int
row_given(Channel *c, PyObject *item)
{
    PyObject *read, *list;
    if (!PyTuple_Check(item) || !PyArg_ParseTuple(item, "UO!", &read, &PyList_Type, &list)) {
        PyErr_SetString(PyExc_TypeError, "no ways of reading");
        return 0;
    }
    Py_ssize_t length = PyUnicode_GET_LENGTH(read);
    Row *row = length > 0 && length <= MOST_READ ? row_of(c, key_of(read, 0, length)) : NULL;
    if (row == NULL || row->key) {
        PyErr_SetString(PyExc_ValueError, "no letters read, or too many, or the same again");
        return 0;
    }
    Py_ssize_t first = c->n;
    for (Py_ssize_t i = 0; i < PyList_GET_SIZE(list); i++) {
        if (!way_given(c, read, PyList_GET_ITEM(list, i))) {
            return 0;
        }
    }
    *row = (Row){key_of(read, 0, length), c->ways + first, c->ways + c->n};
    Py_UCS4 letter = PyUnicode_READ_CHAR(read, 0);
    if (length > 1 && letter < LETTERS) {
        c->begins[letter] = 1;
    }
    return 1;
}

/* Of Channel.__init__: memory for the rows given, and for their ways. */
static int
room_made(Channel *c, PyObject *rows, PyObject *lost)
{
    size_t many = 4, ways = (size_t)PyList_GET_SIZE(lost) + 1;
    while (many < 2 * (size_t)PyList_GET_SIZE(rows)) {
        many *= 2;
    }
    for (Py_ssize_t i = 0; i < PyList_GET_SIZE(rows); i++) {
        PyObject *item = PyList_GET_ITEM(rows, i);
        int whole = PyTuple_Check(item) && PyTuple_GET_SIZE(item) == 2 && PyList_Check(PyTuple_GET_ITEM(item, 1));
        ways += whole ? (size_t)PyList_GET_SIZE(PyTuple_GET_ITEM(item, 1)) : 0;
    }
    c->mask = many - 1;
    c->rows = PyMem_Calloc(many, sizeof(Row));
    c->ways = PyMem_Calloc(ways, sizeof(Way));
    if (c->rows == NULL || c->ways == NULL) {
        PyErr_NoMemory();
        return 0;
    }
    return 1;
}

/* Of Channel.__init__: the costs of letters that are read as they are. */
static int
kept_given(Channel *c)
{
    PyObject *letter, *price;
    for (Py_ssize_t at = 0; PyDict_Next(c->keeps, &at, &letter, &price);) {
        if (!PyUnicode_Check(letter) || PyUnicode_GET_LENGTH(letter) != 1 || !PyFloat_Check(price)) {
            PyErr_SetString(PyExc_TypeError, "no letter and its cost");
            return 0;
        }
        if (PyUnicode_READ_CHAR(letter, 0) < LETTERS) {
            c->kept[PyUnicode_READ_CHAR(letter, 0)] = PyFloat_AS_DOUBLE(price);
        }
    }
    return 1;
}

/* Mirrors Channel.__init__: of words, rows of ways by what is read, lost letters, costs of letters kept and of
 * changes, and of a change that is in none. */
static int
Channel_init(Channel *self, PyObject *args, PyObject *named)
{
    PyObject *words, *rows, *lost, *keeps, *prices;
    if (self->words != NULL || (named != NULL && PyDict_Size(named) > 0)) {
        PyErr_SetString(PyExc_TypeError, "made once, of arguments without names");
        return -1;
    }
    if (!PyArg_ParseTuple(args, "O!O!O!dO!O!d:Channel", &WordsType, &words, &PyList_Type, &rows, &PyList_Type,
                          &lost, &self->least_lost, &PyDict_Type, &keeps, &PyDict_Type, &prices, &self->never)) {
        return -1;
    }
    self->words = (Words *)Py_NewRef(words);
    self->keeps = Py_NewRef(keeps);
    self->prices = Py_NewRef(prices);
    PyObject *nothing = PyUnicode_FromString("");
    int made = nothing != NULL && self->words->edges != NULL && room_made(self, rows, lost) && kept_given(self);
    for (Py_ssize_t i = 0; made && i < PyList_GET_SIZE(lost); i++) {
        made = way_given(self, nothing, PyList_GET_ITEM(lost, i));
    }
    self->lost = self->n;
    for (Py_ssize_t i = 0; made && i < PyList_GET_SIZE(rows); i++) {
        made = row_given(self, PyList_GET_ITEM(rows, i));
    }
    Py_XDECREF(nothing);
    if (!made && !PyErr_Occurred()) {
        PyErr_SetString(PyExc_ValueError, "no words");
    }
    self->whole = made;
    return made ? 0 : -1;
}

/* Mirrors nothing: what is held is given back. */
static void
Channel_dealloc(Channel *self)
{
    for (Py_ssize_t i = 0; i < self->n; i++) {
        Py_DECREF(self->ways[i].change);
    }
    PyMem_Free(self->ways);
    PyMem_Free(self->rows);
    Py_XDECREF(self->words);
    Py_XDECREF(self->keeps);
    Py_XDECREF(self->prices);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

/* Mirrors Channel.keep; -1 with an exception set. */
static double
keep(const Channel *c, PyObject *word)
{
    double cost = 0.0;
    for (Py_ssize_t i = 0; i < PyUnicode_GET_LENGTH(word); i++) {
        double more = kept_of(c, PyUnicode_READ_CHAR(word, i));
        if (more < 0 && PyErr_Occurred()) {
            return -1;
        }
        cost += more;
    }
    return cost;
}

/* Mirrors Channel.keep. */
static PyObject *
Channel_keep(Channel *self, PyObject *word)
{
    if (!self->whole || !PyUnicode_Check(word)) {
        PyErr_SetString(PyExc_TypeError, "no text, or no channel");
        return NULL;
    }
    double cost = keep(self, word);
    return PyErr_Occurred() ? NULL : PyFloat_FromDouble(cost);
}

/* Of Channel.priced: one find, (word, rank, changes), with its price; NULL with an exception set. */
static PyObject *
with_price(const Channel *c, PyObject *item, double *cost)
{
    PyObject *word, *rank, *changes;
    if (!PyTuple_Check(item) || !PyArg_ParseTuple(item, "UOO!", &word, &rank, &PyTuple_Type, &changes)) {
        return PyErr_Format(PyExc_TypeError, "nothing found");
    }
    *cost = keep(c, word);
    for (Py_ssize_t i = 0; !PyErr_Occurred() && i < PyTuple_GET_SIZE(changes); i++) {
        PyObject *change = PyTuple_GET_ITEM(changes, i);
        PyObject *price = PyDict_GetItemWithError(c->prices, change);
        if (!PyTuple_Check(change) || PyTuple_GET_SIZE(change) != 2 || !PyUnicode_Check(PyTuple_GET_ITEM(change, 0))) {
            return PyErr_Occurred() ? NULL : PyErr_Format(PyExc_TypeError, "no change");
        }
        PyObject *printed = PyTuple_GET_ITEM(change, 0);
        *cost += price ? PyFloat_AsDouble(price) : c->never;
        for (Py_ssize_t k = 0; k < PyUnicode_GET_LENGTH(printed); k++) {
            *cost -= kept_of(c, PyUnicode_READ_CHAR(printed, k));
        }
    }
    return PyErr_Occurred() ? NULL : Py_BuildValue("OOd", word, rank, *cost);
}

/* Mirrors Channel.priced. */
static PyObject *
Channel_priced(Channel *self, PyObject *found)
{
    if (!self->whole || !PyTuple_Check(found)) {
        PyErr_SetString(PyExc_TypeError, "nothing found, or no channel");
        return NULL;
    }
    Py_ssize_t n = PyTuple_GET_SIZE(found);
    double *costs = PyMem_Malloc(sizeof(double) * (size_t)(n + 1));
    PyObject *out = costs ? PyList_New(n) : PyErr_NoMemory();
    for (Py_ssize_t i = 0; out != NULL && i < n; i++) {
        double cost = 0.0;
        PyObject *item = with_price(self, PyTuple_GET_ITEM(found, i), &cost);
        if (item == NULL) {
            Py_CLEAR(out);
            break;
        }
        Py_ssize_t k = i;
        for (; k > 0 && cost < costs[k - 1]; k--) {
            costs[k] = costs[k - 1];
            PyList_SET_ITEM(out, k, PyList_GET_ITEM(out, k - 1));
        }
        costs[k] = cost;
        PyList_SET_ITEM(out, k, item);
    }
    PyMem_Free(costs);
    return out;
}

static PyMethodDef Channel_methods[] = {
    {"keep", (PyCFunction)Channel_keep, METH_O, NULL},
    {"priced", (PyCFunction)Channel_priced, METH_O, NULL},
    {"search", (PyCFunction)Channel_search, METH_VARARGS, NULL},
    {"layered", (PyCFunction)Channel_layered, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL},
};

PyTypeObject ChannelType = {
    PyVarObject_HEAD_INIT(NULL, 0).tp_name = "ingest.native.Channel",
    .tp_basicsize = sizeof(Channel),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_new = PyType_GenericNew,
    .tp_init = (initproc)Channel_init,
    .tp_dealloc = (destructor)Channel_dealloc,
    .tp_methods = Channel_methods,
};
