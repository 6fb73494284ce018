/* What words are put together of: ingest.compounds. */
#include "native.h"

enum { NO_PART = 1, FIRST_PART = 2, NO_LAST_PART = 4 };

static const double SHORT[] = {0.0, 0.0, 5.0, 3.0, 1.0}; /* ingest.compounds._SHORT, by letters */

/* Mirrors part_cost, of a part that ends at a place of the lexicon: 0 if it can be none. */
int
part_price(const Parts *p, const Place *end, Py_ssize_t letters, int voiced, int first, double *price)
{
    if (!end->final || end->rank < 0 || end->rank >= p->ranks || letters < 2) {
        return 0;
    }
    int flags = ((const uint8_t *)p->words->flags.buf)[end->rank], marks = p->marks[end->rank];
    int name = flags & A_NAME && !(flags & IN_LOWER);
    if (marks & NO_PART || !(flags & (IN_NB | IN_NN)) || (name && (!first || letters < 5)) || !voiced) {
        return 0;
    }
    if (first ? letters < 3 && !(marks & FIRST_PART) : letters < 3 || marks & NO_LAST_PART) {
        return 0;
    }
    int nb = ((const uint8_t *)p->nb.buf)[end->rank], nn = ((const uint8_t *)p->nn.buf)[end->rank];
    nb = nb ? nb : 255;
    nn = nn ? nn : 255;
    double cost = (nb < nn ? nb : nn) / 12.0; /* ingest.lexicon.STEP */
    double more = letters < 5 ? SHORT[letters] : 0.0;
    more += name ? 2.0 : 0.0;
    *price = (cost < 16.0 ? cost : 16.0) + more + (cost > 18.5 && letters < 6 ? 4.0 : 0.0);
    return 1;
}

/* Of part_cost: is the letter a vowel? */
int
voiced_by(const Parts *p, Py_UCS4 letter)
{
    return letter < LETTERS && p->vowels[p->words->codes[letter]];
}

/* Of Parts: marks the words of a tuple. */
static int
marked(Parts *p, PyObject *words, uint8_t mark)
{
    for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(words); i++) {
        Place end = ROOT;
        PyObject *word = PyTuple_GET_ITEM(words, i);
        if (!PyUnicode_Check(word)) {
            PyErr_SetString(PyExc_TypeError, "no text");
            return 0;
        }
        if (spelled(p->words, &end, word, 0) && end.final && end.rank >= 0 && end.rank < p->ranks) {
            p->marks[end.rank] |= mark;
        }
    }
    return 1;
}

/* Mirrors Parts: of words, their costs in either standard, words that are no part, short ones that are a first
 * part, words that are no last part, and vowels. */
static int
Parts_init(Parts *self, PyObject *args, PyObject *named)
{
    PyObject *words, *never, *firsts, *lasts, *vowels;
    if (!fresh(&self->nb, named)
        || !PyArg_ParseTuple(args, "O!y*y*O!O!O!U:Parts", &WordsType, &words, &self->nb, &self->nn, &PyTuple_Type,
                             &never, &PyTuple_Type, &firsts, &PyTuple_Type, &lasts, &vowels)) {
        return -1;
    }
    self->words = (Words *)Py_NewRef(words);
    Py_ssize_t ranks = self->words->flags.len;
    ranks = self->nb.len < ranks ? self->nb.len : ranks;
    ranks = self->nn.len < ranks ? self->nn.len : ranks;
    if (self->words->edges == NULL) {
        PyErr_SetString(PyExc_ValueError, "no words");
        return -1;
    }
    self->marks = PyMem_Calloc((size_t)ranks + 1, 1);
    if (self->marks == NULL) {
        PyErr_NoMemory();
        return -1;
    }
    self->ranks = ranks;
    for (Py_ssize_t i = 0; i < PyUnicode_GET_LENGTH(vowels); i++) {
        Py_UCS4 letter = PyUnicode_READ_CHAR(vowels, i);
        unsigned code = letter < LETTERS ? self->words->codes[letter] : 0;
        self->vowels[code] = code != 0;
    }
    return marked(self, never, NO_PART) && marked(self, firsts, FIRST_PART) && marked(self, lasts, NO_LAST_PART) ? 0
                                                                                                               : -1;
}

/* Mirrors nothing: what is held is given back. */
static void
Parts_dealloc(Parts *self)
{
    PyBuffer_Release(&self->nb);
    PyBuffer_Release(&self->nn);
    PyMem_Free(self->marks);
    Py_XDECREF(self->words);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

/* Mirrors part_cost. */
static PyObject *
Parts_cost(Parts *self, PyObject *args)
{
    PyObject *word;
    Place end = ROOT;
    int first, voiced = 0;
    double price;
    if (!PyArg_ParseTuple(args, "Up:cost", &word, &first)) {
        return NULL;
    }
    if (self->marks == NULL) {
        Py_RETURN_NONE;
    }
    Py_ssize_t n = PyUnicode_GET_LENGTH(word);
    for (Py_ssize_t i = 0; i < n; i++) {
        voiced |= voiced_by(self, PyUnicode_READ_CHAR(word, i));
    }
    if (!spelled(self->words, &end, word, 0) || !part_price(self, &end, n, voiced, first, &price)) {
        Py_RETURN_NONE;
    }
    return PyFloat_FromDouble(price);
}

/* Of splits: the linking letters and their prices; how many, or -1. */
int
links_of(PyObject *links, Link *to)
{
    Py_ssize_t n = PyTuple_GET_SIZE(links);
    for (Py_ssize_t i = 0; i < n; i++) {
        PyObject *link, *pair = PyTuple_GET_ITEM(links, i);
        if (n > MOST_LINKS || !PyTuple_Check(pair) || !PyArg_ParseTuple(pair, "Ud", &link, &to[i].price)
            || PyUnicode_GET_LENGTH(link) > 1) {
            PyErr_SetString(PyExc_TypeError, "no linking letter");
            return -1;
        }
        to[i].letter = PyUnicode_GET_LENGTH(link) ? PyUnicode_READ_CHAR(link, 0) : 0;
    }
    return (int)n;
}

/* Of splits: may that letter link a part to what follows? */
static int
links_here(PyObject *word, Py_ssize_t start, Py_ssize_t end, Py_UCS4 letter)
{
    Py_ssize_t n = PyUnicode_GET_LENGTH(word);
    if (end == n || PyUnicode_READ_CHAR(word, end) != letter || n - end - 1 < SHORTEST) {
        return 0;
    }
    return (letter != 's' && letter != 'e') || (end - start >= 4 && PyUnicode_READ_CHAR(word, end - 1) != letter);
}

/* Of splits: the parts that the best way to the end is made of, with its cost. */
static PyObject *
parts_told(PyObject *word, const Best *best, Py_ssize_t n)
{
    if (!best[n].there) {
        Py_RETURN_NONE;
    }
    Py_ssize_t many = 0;
    for (Py_ssize_t at = n; at > 0; at = best[at].begin) {
        many++;
    }
    PyObject *parts = PyTuple_New(many);
    for (Py_ssize_t at = n; parts != NULL && at > 0; at = best[at].begin) {
        PyObject *part = PyUnicode_Substring(word, best[at].begin, best[at].end);
        if (part == NULL) {
            Py_CLEAR(parts);
            break;
        }
        PyTuple_SET_ITEM(parts, --many, part);
    }
    return parts == NULL ? NULL : Py_BuildValue("dN", best[n].total, parts);
}

/* Of splits: the parts that begin at a place, each put behind the best way there. */
static void
parts_from(const Parts *p, PyObject *word, Py_ssize_t start, double seam, const Link *link, int many, Best *best)
{
    Py_ssize_t n = PyUnicode_GET_LENGTH(word);
    Place place = ROOT;
    int voiced = 0;
    for (Py_ssize_t end = start + 1; end <= n; end++) {
        Py_UCS4 letter = PyUnicode_READ_CHAR(word, end - 1);
        double cost;
        if (!onward(p->words, &place, letter)) {
            return;
        }
        voiced |= voiced_by(p, letter);
        if ((end == n && start == 0) || !part_price(p, &place, end - start, voiced, end < n, &cost)) {
            continue;
        }
        double total = best[start].total + cost + (start ? seam : 0.0);
        for (int i = 0; i < many; i++) {
            if (link[i].letter && !links_here(word, start, end, link[i].letter)) {
                continue;
            }
            Best *after = best + end + (link[i].letter != 0);
            if (!after->there || total + link[i].price < after->total) {
                *after = (Best){total + link[i].price, (int)start, (int)end, 1};
            }
        }
    }
}

/* Mirrors splits: fills `best`, with room for LONGEST + 1, up to the end of a word of at most LONGEST letters. */
void
splits(const Parts *p, PyObject *word, double seam, const Link *link, int many, Best *best)
{
    Py_ssize_t n = PyUnicode_GET_LENGTH(word);
    memset(best, 0, sizeof(Best) * (size_t)(n + 1));
    best[0].there = 1;
    for (Py_ssize_t start = 0; start < n - 2; start++) {
        if (best[start].there) {
            parts_from(p, word, start, seam, link, many, best);
        }
    }
}

/* Mirrors splits. */
static PyObject *
Parts_splits(Parts *self, PyObject *args)
{
    Best best[LONGEST + 1];
    Link link[MOST_LINKS];
    PyObject *word, *links;
    double seam;
    int many;
    if (!PyArg_ParseTuple(args, "UdO!:splits", &word, &seam, &PyTuple_Type, &links)
        || (many = links_of(links, link)) < 0) {
        return NULL;
    }
    Py_ssize_t n = PyUnicode_GET_LENGTH(word);
    if (n > LONGEST || self->marks == NULL) {
        PyErr_SetString(PyExc_ValueError, "longer than any word, or no words");
        return NULL;
    }
    splits(self, word, seam, link, many, best);
    return parts_told(word, best, n);
}

static PyMethodDef Parts_methods[] = {
    {"cost", (PyCFunction)Parts_cost, METH_VARARGS, NULL},
    {"splits", (PyCFunction)Parts_splits, METH_VARARGS, NULL},
    {"strangeness", (PyCFunction)Parts_strangeness, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL},
};

PyTypeObject PartsType = {
    PyVarObject_HEAD_INIT(NULL, 0).tp_name = "ingest.native.Parts",
    .tp_basicsize = sizeof(Parts),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_new = PyType_GenericNew,
    .tp_init = (initproc)Parts_init,
    .tp_dealloc = (destructor)Parts_dealloc,
    .tp_methods = Parts_methods,
};
