/* The walks that cleaning spends its time in, compiled. Optional: without a compiler the Python beside them does the
 * same, only slower. What is right is said there, and tests/contracts/test_native.py holds this file to it, result by
 * result: ingest.lexicon (Grams, Language, Lexicon), ingest.compounds (splits), ingest.clean.candidates (walked,
 * layered) and ingest.clean.decode (beam, placed). Sums are made in the same order, so that they are equal to the last bit.
 *
 * Numbers come from our own data files and from Python; each index is checked all the same, for texts are hostile.
 */
#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <stdint.h>
#include <string.h>

#ifndef SOURCE /* the checksum of this file, told by setup.py */
#define SOURCE 0
#endif

/* -- memory that grows */

static int
grown(void **items, Py_ssize_t *room, Py_ssize_t wanted, size_t size)
{
    if (wanted <= *room) {
        return 1;
    }
    Py_ssize_t more = *room ? *room * 2 : 256;
    while (more < wanted) {
        more *= 2;
    }
    void *moved = PyMem_Realloc(*items, (size_t)more * size);
    if (moved == NULL) {
        PyErr_NoMemory();
        return 0;
    }
    *items = moved;
    *room = more;
    return 1;
}

/* -- Grams: sequences of tokens and a byte for each; the layout is told in ingest.lexicon */

typedef struct {
    PyObject_HEAD
    Py_buffer data;
    unsigned shift;
    const uint8_t *borders, *fingers, *costs;
    uint64_t buckets;
    uint32_t entries;
} Grams;

static const uint64_t SEED = 0x9E3779B97F4A7C15u, FACTOR = 0xBF58476D1CE4E5B9u;

static inline uint64_t
mix(uint64_t h, uint64_t id)
{
    h = (h ^ id) * FACTOR;
    return h ^ (h >> 29);
}

static inline uint32_t
word_at(const uint8_t *at)
{
    uint32_t value;
    memcpy(&value, at, sizeof value);
    return value;
}

static int
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

static int
Grams_init(Grams *self, PyObject *args, PyObject *named)
{
    if (self->data.obj != NULL) {
        PyErr_SetString(PyExc_TypeError, "Grams are made once");
        return -1;
    }
    if (!PyArg_ParseTuple(args, "y*:Grams", &self->data)) {
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

static void
Grams_dealloc(Grams *self)
{
    PyBuffer_Release(&self->data);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static int
whole(const Grams *g)
{
    if (g->costs == NULL) {
        PyErr_SetString(PyExc_ValueError, "an empty table of sequences");
        return 0;
    }
    return 1;
}

/* A token number: any integer, of which the lowest 64 bits count. */
static int
number(PyObject *from, uint64_t *to)
{
    *to = PyLong_AsUnsignedLongLongMask(from);
    return !(*to == (uint64_t)-1 && PyErr_Occurred());
}

static PyObject *
known(int cost)
{
    if (cost < 0) {
        Py_RETURN_NONE;
    }
    return PyLong_FromLong(cost);
}

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

enum { MOST_SEEN = 64 };

static PyObject *
Grams_weights(Grams *self, PyObject *args)
{
    PyObject *firsts, *seen, *out;
    uint64_t keys[MOST_SEEN], id;
    int middle;
    if (!whole(self)
        || !PyArg_ParseTuple(args, "O!O!i:weights", &PyList_Type, &firsts, &PyTuple_Type, &seen, &middle)) {
        return NULL;
    }
    Py_ssize_t n = PyTuple_GET_SIZE(seen), many = PyList_GET_SIZE(firsts);
    if (n > MOST_SEEN) {
        PyErr_SetString(PyExc_ValueError, "too many sequences at once");
        return NULL;
    }
    for (Py_ssize_t i = 0; i < n; i++) {
        PyObject *ids = PyTuple_GET_ITEM(seen, i);
        keys[i] = SEED;
        for (Py_ssize_t k = 0; k < (PyTuple_Check(ids) ? PyTuple_GET_SIZE(ids) : 0); k++) {
            if (!number(PyTuple_GET_ITEM(ids, k), &id)) {
                return NULL;
            }
            keys[i] = mix(keys[i], id);
        }
    }
    if ((out = PyList_New(many)) == NULL) {
        return NULL;
    }
    for (Py_ssize_t i = 0; i < many; i++) {
        long sum = 0;
        PyObject *item = NULL;
        if (number(PyList_GET_ITEM(firsts, i), &id)) {
            uint64_t begun = mix(SEED, id);
            for (Py_ssize_t k = 0; k < n; k++) {
                int weight = gram(self, mix(begun, keys[k]));
                sum += weight < 0 ? 0 : weight - middle;
            }
            item = PyLong_FromLong(sum);
        }
        if (item == NULL) {
            Py_DECREF(out);
            return NULL;
        }
        PyList_SET_ITEM(out, i, item);
    }
    return out;
}

static PyMethodDef Grams_methods[] = {
    {"cost", (PyCFunction)(void (*)(void))Grams_cost, METH_FASTCALL, NULL},
    {"weights", (PyCFunction)Grams_weights, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL},
};

static PyTypeObject GramsType = {
    PyVarObject_HEAD_INIT(NULL, 0).tp_name = "ingest.native.Grams",
    .tp_basicsize = sizeof(Grams),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_new = PyType_GenericNew,
    .tp_init = (initproc)Grams_init,
    .tp_dealloc = (destructor)Grams_dealloc,
    .tp_methods = Grams_methods,
};

/* -- Language: what a token costs behind one or two others */

typedef struct {
    PyObject_HEAD
    Py_buffer unigrams;
    Grams *pairs, *triples;
    uint64_t backoff;
} Language;

static int
Language_init(Language *self, PyObject *args, PyObject *named)
{
    PyObject *backoff;
    Grams *pairs, *triples;
    if (self->unigrams.obj != NULL) {
        PyErr_SetString(PyExc_TypeError, "a Language is made once");
        return -1;
    }
    if (!PyArg_ParseTuple(args, "y*O!O!O!:Language", &self->unigrams, &GramsType, &pairs, &GramsType, &triples,
                          &PyLong_Type, &backoff)
        || !number(backoff, &self->backoff) || !whole(pairs) || !whole(triples)) {
        return -1;
    }
    self->pairs = (Grams *)Py_NewRef((PyObject *)pairs);
    self->triples = (Grams *)Py_NewRef((PyObject *)triples);
    return 0;
}

static void
Language_dealloc(Language *self)
{
    PyBuffer_Release(&self->unigrams);
    Py_XDECREF(self->pairs);
    Py_XDECREF(self->triples);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

/* The costs below are -1 for "not known", or with an exception set where a number is no token. */

static int
unigram(const Language *m, uint64_t word)
{
    if (word >= (uint64_t)m->unigrams.len) {
        PyErr_SetString(PyExc_IndexError, "no such token");
        return -1;
    }
    return ((const uint8_t *)m->unigrams.buf)[word];
}

static int
after_one(const Language *m, uint64_t left)
{
    return gram(m->pairs, mix(mix(SEED, left), m->backoff));
}

static int
after_two(const Language *m, uint64_t far, uint64_t left)
{
    return gram(m->triples, mix(mix(mix(SEED, far), left), m->backoff));
}

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

static int
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

static PyObject *
asked(int cost)
{
    return cost < 0 ? NULL : PyLong_FromLong(cost);
}

static PyObject *
Language_unigram(Language *self, PyObject *const *args, Py_ssize_t n)
{
    uint64_t id[1];
    return numbers(self, "unigram", args, n, 1, 1, id) ? asked(unigram(self, id[0])) : NULL;
}

static PyObject *
Language_bigram(Language *self, PyObject *const *args, Py_ssize_t n)
{
    uint64_t id[2];
    return numbers(self, "bigram", args, n, 2, 2, id) ? asked(bigram(self, id[0], id[1])) : NULL;
}

static PyObject *
Language_trigram(Language *self, PyObject *const *args, Py_ssize_t n)
{
    uint64_t id[3];
    return numbers(self, "trigram", args, n, 3, 3, id) ? asked(trigram(self, id[0], id[1], id[2])) : NULL;
}

static PyObject *
Language_after(Language *self, PyObject *const *args, Py_ssize_t n)
{
    uint64_t id[2];
    if (!numbers(self, "after", args, n, 1, 2, id)) {
        return NULL;
    }
    return known(n == 1 ? after_one(self, id[0]) : after_two(self, id[0], id[1]));
}

/* -- the beam of ingest.clean.decode */

typedef struct {
    uint64_t left, right;
    double cost;
    int trail; /* place in Trails, -1: the start */
} Reached;

typedef struct {
    int before, choice;
} Trail;

typedef struct {
    uint64_t number, first;
    double cost;
    int two;
} Chosen;

/* A Candidate of ingest.clean.candidates: (text, number, cost, same, first). */
static int
candidate(PyObject *from, Chosen *to)
{
    if (!PyTuple_Check(from) || PyTuple_GET_SIZE(from) != 5) {
        PyErr_SetString(PyExc_TypeError, "no candidate");
        return 0;
    }
    long long first = PyLong_AsLongLong(PyTuple_GET_ITEM(from, 4));
    to->first = (uint64_t)first;
    to->two = first >= 0;
    to->cost = PyFloat_AsDouble(PyTuple_GET_ITEM(from, 2));
    return number(PyTuple_GET_ITEM(from, 1), &to->number) && !PyErr_Occurred();
}

enum { WIDEST = 16, MOST_CHOICES = 64 };

static PyObject *
Language_beam(Language *self, PyObject *args)
{
    PyObject *slots, *out = NULL;
    Py_ssize_t first, last;
    unsigned long long far, left;
    int width;
    double weight, step;
    if (!PyArg_ParseTuple(args, "O!nnKKidd:beam", &PyList_Type, &slots, &first, &last, &far, &left, &width, &weight,
                          &step)) {
        return NULL;
    }
    if (self->triples == NULL || first < 0 || last < first || last > PyList_GET_SIZE(slots) || width < 1
        || width > WIDEST) {
        PyErr_SetString(PyExc_ValueError, "no such part of the line");
        return NULL;
    }
    Trail *trails = NULL;
    Py_ssize_t made = 0, room = 0;
    Reached states[WIDEST], after[WIDEST * MOST_CHOICES];
    int n = 1;
    states[0] = (Reached){far, left, 0.0, -1};
    for (Py_ssize_t at = first; at < last; at++) {
        PyObject *slot = PyList_GET_ITEM(slots, at);
        if (!PyTuple_Check(slot) || PyTuple_GET_SIZE(slot) < 1 || PyTuple_GET_SIZE(slot) > MOST_CHOICES) {
            PyErr_SetString(PyExc_ValueError, "no choices, or too many");
            goto done;
        }
        Chosen choices[MOST_CHOICES];
        int choose = (int)PyTuple_GET_SIZE(slot), reached = 0;
        for (int i = 0; i < choose; i++) {
            if (!candidate(PyTuple_GET_ITEM(slot, i), choices + i)) {
                goto done;
            }
        }
        for (int s = 0; s < n; s++) {
            for (int i = 0; i < choose; i++) {
                const Chosen *c = choices + i;
                Reached to = {states[s].right, c->number, 0.0, 0};
                int seen;
                if (c->two) {
                    int one = trigram(self, states[s].left, states[s].right, c->first);
                    int two = one < 0 ? -1 : trigram(self, states[s].right, c->first, c->number);
                    seen = two < 0 ? -1 : one + two;
                    to.left = c->first;
                } else {
                    seen = trigram(self, states[s].left, states[s].right, c->number);
                }
                if (seen < 0) {
                    goto done;
                }
                to.cost = states[s].cost + c->cost + weight * seen / step;
                int k = 0;
                while (k < reached && (after[k].left != to.left || after[k].right != to.right)) {
                    k++;
                }
                if (k < reached && !(to.cost < after[k].cost)) {
                    continue;
                }
                if (!grown((void **)&trails, &room, made + 1, sizeof(Trail))) {
                    goto done;
                }
                trails[made] = (Trail){states[s].trail, i};
                to.trail = (int)made++;
                after[k] = to;
                reached += k == reached;
            }
        }
        if (reached > width) { /* the best, in their order; of equals the first met stands first */
            for (int i = 1; i < reached; i++) {
                Reached held = after[i];
                int k = i;
                for (; k > 0 && held.cost < after[k - 1].cost; k--) {
                    after[k] = after[k - 1];
                }
                after[k] = held;
            }
            reached = width;
        }
        memcpy(states, after, sizeof(Reached) * (size_t)reached);
        n = reached;
    }
    int best = 0;
    for (int s = 1; s < n; s++) {
        if (states[s].cost < states[best].cost) {
            best = s;
        }
    }
    if ((out = PyList_New(last - first)) == NULL) {
        goto done;
    }
    int trail = states[best].trail;
    for (Py_ssize_t at = last - first - 1; at >= 0; at--) {
        PyObject *choice = PyLong_FromLong(trails[trail].choice);
        if (choice == NULL) {
            Py_CLEAR(out);
            goto done;
        }
        PyList_SET_ITEM(out, at, choice);
        trail = trails[trail].before;
    }
done:
    PyMem_Free(trails);
    return out;
}

static PyObject *
Language_placed(Language *self, PyObject *args)
{
    PyObject *slot, *around, *out;
    double weight, step;
    uint64_t row[6];
    if (!PyArg_ParseTuple(args, "O!O!dd:placed", &PyTuple_Type, &slot, &PyList_Type, &around, &weight, &step)) {
        return NULL;
    }
    Py_ssize_t beside = PyList_GET_SIZE(around);
    if (self->triples == NULL || beside < 3 || beside > 5) {
        PyErr_SetString(PyExc_ValueError, "a place has two tokens before it and up to two behind it");
        return NULL;
    }
    if ((out = PyList_New(PyTuple_GET_SIZE(slot))) == NULL) {
        return NULL;
    }
    for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(slot); i++) {
        Chosen c;
        int n = 0, sum = 0;
        if (!candidate(PyTuple_GET_ITEM(slot, i), &c)) {
            goto failed;
        }
        for (Py_ssize_t k = 0; k < beside; k++) {
            if (k == 2) {
                if (c.two) {
                    row[n++] = c.first;
                }
                row[n++] = c.number;
            } else if (!number(PyList_GET_ITEM(around, k), row + n++)) {
                goto failed;
            }
        }
        for (int k = 0; k + 2 < n; k++) {
            int cost = trigram(self, row[k], row[k + 1], row[k + 2]);
            if (cost < 0) {
                goto failed;
            }
            sum += cost;
        }
        PyObject *item = PyFloat_FromDouble(c.cost + weight * sum / step);
        if (item == NULL) {
            goto failed;
        }
        PyList_SET_ITEM(out, i, item);
    }
    return out;
failed:
    Py_DECREF(out);
    return NULL;
}

static PyMethodDef Language_methods[] = {
    {"unigram", (PyCFunction)(void (*)(void))Language_unigram, METH_FASTCALL, NULL},
    {"bigram", (PyCFunction)(void (*)(void))Language_bigram, METH_FASTCALL, NULL},
    {"trigram", (PyCFunction)(void (*)(void))Language_trigram, METH_FASTCALL, NULL},
    {"after", (PyCFunction)(void (*)(void))Language_after, METH_FASTCALL, NULL},
    {"beam", (PyCFunction)Language_beam, METH_VARARGS, NULL},
    {"placed", (PyCFunction)Language_placed, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL},
};

static PyTypeObject LanguageType = {
    PyVarObject_HEAD_INIT(NULL, 0).tp_name = "ingest.native.Language",
    .tp_basicsize = sizeof(Language),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_new = PyType_GenericNew,
    .tp_init = (initproc)Language_init,
    .tp_dealloc = (destructor)Language_dealloc,
    .tp_methods = Language_methods,
};

/* -- Words: the automaton of word forms */

enum { LETTERS = 0x400, LETTER = 63, ENDS = 64, LAST = 128, SHORTEST = 3 };

typedef struct {
    PyObject_HEAD
    Py_buffer graph, flags;
    const uint32_t *edges, *skips;
    uint32_t half;
    uint8_t codes[LETTERS];
} Words;

typedef struct {
    uint32_t node;
    int32_t rank, final;
} Place;

static const Place ROOT = {1, 0, 0};

static int
Words_init(Words *self, PyObject *args, PyObject *named)
{
    PyObject *letters;
    unsigned int half;
    if (self->graph.obj != NULL) {
        PyErr_SetString(PyExc_TypeError, "Words are made once");
        return -1;
    }
    if (!PyArg_ParseTuple(args, "y*UIy*:Words", &self->graph, &letters, &half, &self->flags)) {
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

static void
Words_dealloc(Words *self)
{
    PyBuffer_Release(&self->graph);
    PyBuffer_Release(&self->flags);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

/* One letter on from a place; 0 if no word goes on so. */
static inline int
onward(const Words *w, Place *p, Py_UCS4 letter)
{
    unsigned code = letter < LETTERS ? w->codes[letter] : 0;
    if (code == 0 || p->node == 0) {
        return 0;
    }
    for (uint32_t at = p->node; at < w->half; at++) {
        uint32_t e = w->edges[at];
        if ((e & LETTER) == code) {
            p->rank += (int32_t)w->skips[at] + p->final;
            p->node = e >> 8;
            p->final = (e & ENDS) != 0;
            return 1;
        }
        if (e & LAST) {
            return 0;
        }
    }
    return 0;
}

static int
spelled(const Words *w, Place *p, PyObject *text, Py_ssize_t from)
{
    for (Py_ssize_t i = from; i < PyUnicode_GET_LENGTH(text); i++) {
        if (!onward(w, p, PyUnicode_READ_CHAR(text, i))) {
            return 0;
        }
    }
    return 1;
}

static int
text_given(const Words *self, PyObject *text)
{
    if (self->edges == NULL || !PyUnicode_Check(text)) {
        PyErr_SetString(PyExc_TypeError, "no text, or no words");
        return 0;
    }
    return 1;
}

/* The number of a word of any case, -1 if it is unknown. İ alone becomes two letters, of which one is in no word. */
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

static PyObject *
Words_rank(Words *self, PyObject *word)
{
    return text_given(self, word) ? PyLong_FromLong(ranked(self, word)) : NULL;
}

static PyObject *
Words_flags(Words *self, PyObject *word)
{
    if (!text_given(self, word)) {
        return NULL;
    }
    long rank = ranked(self, word);
    return PyLong_FromLong(rank < 0 || rank >= self->flags.len ? 0 : ((const uint8_t *)self->flags.buf)[rank]);
}

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

/* The costs of each letter behind the two before it, 64 by 64 by 64; 0 is the edge of a word. */
static PyObject *
Words_spelling(Words *self, PyObject *args)
{
    PyObject *word;
    Py_buffer costs;
    if (!PyArg_ParseTuple(args, "Uy*:spelling", &word, &costs)) {
        return NULL;
    }
    long total = -1;
    if (self->edges == NULL || costs.len < 1 << 18) {
        PyErr_SetString(PyExc_ValueError, "no words, or no costs of their letters");
    } else {
        const uint8_t *cost = costs.buf;
        unsigned before = 0; /* two letters, six bits each */
        total = 0;
        for (Py_ssize_t i = 0; i < PyUnicode_GET_LENGTH(word); i++) {
            Py_UCS4 letter = PyUnicode_READ_CHAR(word, i);
            unsigned code = letter < LETTERS ? self->codes[letter] : 0;
            code = code ? code : LETTER;
            total += cost[before << 6 | code];
            before = (before << 6 | code) & 0xFFF;
        }
        total += cost[before << 6];
    }
    PyBuffer_Release(&costs);
    return total < 0 ? NULL : PyLong_FromLong(total);
}

static PyObject *
Words_inflected(Words *self, PyObject *args)
{
    PyObject *word, *endings;
    Py_buffer costs;
    int shortest, best = -1;
    if (!PyArg_ParseTuple(args, "UO!y*i:inflected", &word, &PyTuple_Type, &endings, &costs, &shortest)) {
        return NULL;
    }
    Place here = ROOT;
    Py_ssize_t n = PyUnicode_GET_LENGTH(word), many = PyTuple_GET_SIZE(endings);
    for (Py_ssize_t at = 0; text_given(self, word) && at <= n; at++) {
        int own = -1;
        for (Py_ssize_t i = 0; at >= shortest && own < 0 && i < many; i++) {
            PyObject *ending = PyTuple_GET_ITEM(endings, i);
            if (PyUnicode_Check(ending) && PyUnicode_GET_LENGTH(ending) == n - at
                && PyUnicode_Tailmatch(word, ending, at, n, 1) == 1) {
                own = (int)i;
            }
        }
        for (Py_ssize_t i = 0; own >= 0 && i < many; i++) {
            Place to = here;
            if (i != own && spelled(self, &to, PyTuple_GET_ITEM(endings, i), 0) && to.final
                && to.rank < costs.len) {
                int cost = ((const uint8_t *)costs.buf)[to.rank];
                best = best < 0 || cost < best ? cost : best;
            }
        }
        if (at == n || !onward(self, &here, PyUnicode_READ_CHAR(word, at))) {
            break;
        }
    }
    PyBuffer_Release(&costs);
    return PyErr_Occurred() ? NULL : known(best);
}

enum { LONGEST_SPLIT = 100 };

static PyObject *
Words_splits(Words *self, PyObject *args)
{
    struct {
        double total;
        int begin, end, there;
    } best[LONGEST_SPLIT + 1] = {{0.0, 0, 0, 1}};
    PyObject *word, *cost_of, *links;
    double seam;
    if (!PyArg_ParseTuple(args, "UOdO!:splits", &word, &cost_of, &seam, &PyTuple_Type, &links)
        || !text_given(self, word)) {
        return NULL;
    }
    Py_ssize_t n = PyUnicode_GET_LENGTH(word);
    if (n > LONGEST_SPLIT) {
        PyErr_SetString(PyExc_ValueError, "longer than any word");
        return NULL;
    }
    for (Py_ssize_t start = 0; start < n - 2; start++) {
        Place p = ROOT;
        if (!best[start].there) {
            continue;
        }
        for (Py_ssize_t end = start + 1; end <= n; end++) {
            if (!onward(self, &p, PyUnicode_READ_CHAR(word, end - 1))) {
                break;
            }
            int last = end == n;
            if (!p.final || end < start + 2 || (last && start == 0)) {
                continue;
            }
            PyObject *part = PyUnicode_Substring(word, start, end);
            PyObject *cost = part ? PyObject_CallFunctionObjArgs(cost_of, part, last ? Py_False : Py_True, NULL) : NULL;
            Py_XDECREF(part);
            if (cost == NULL) {
                return NULL;
            }
            int can = cost != Py_None;
            double total = can ? best[start].total + PyFloat_AsDouble(cost) + (start ? seam : 0.0) : 0.0;
            Py_DECREF(cost);
            for (Py_ssize_t i = 0; can && i < PyTuple_GET_SIZE(links); i++) {
                PyObject *link, *pair = PyTuple_GET_ITEM(links, i);
                double price;
                if (!PyTuple_Check(pair) || !PyArg_ParseTuple(pair, "Ud", &link, &price)
                    || PyUnicode_GET_LENGTH(link) > 1) {
                    PyErr_SetString(PyExc_TypeError, "no linking letter");
                    return NULL;
                }
                Py_ssize_t letters = PyUnicode_GET_LENGTH(link), after = end + letters;
                if (letters) {
                    Py_UCS4 c = PyUnicode_READ_CHAR(link, 0);
                    if (last || PyUnicode_READ_CHAR(word, end) != c || n - end - 1 < SHORTEST
                        || (c != '-' && (end - start < 4 || PyUnicode_READ_CHAR(word, end - 1) == c))) {
                        continue;
                    }
                }
                if (!best[after].there || total + price < best[after].total) {
                    best[after].total = total + price;
                    best[after].begin = (int)start;
                    best[after].end = (int)end;
                    best[after].there = 1;
                }
            }
            if (PyErr_Occurred()) {
                return NULL;
            }
        }
    }
    if (!best[n].there) {
        Py_RETURN_NONE;
    }
    PyObject *parts = PyList_New(0);
    for (Py_ssize_t at = n; parts != NULL && at > 0; at = best[at].begin) {
        PyObject *part = PyUnicode_Substring(word, best[at].begin, best[at].end);
        if (part == NULL || PyList_Append(parts, part) < 0) {
            Py_CLEAR(parts);
        }
        Py_XDECREF(part);
    }
    PyObject *row = NULL;
    if (parts != NULL && PyList_Reverse(parts) == 0) {
        row = PyList_AsTuple(parts);
    }
    Py_XDECREF(parts);
    return row == NULL ? NULL : Py_BuildValue("dN", best[n].total, row);
}

/* What may have been printed at one place of a reading: (price, letters read, letters printed), cheapest first. */
typedef struct {
    double price;
    Py_ssize_t length;
    PyObject *printed; /* borrowed from the caller's lists */
} Way;

/* The ways of a list up to a price behind those that there are; how many, or -1. */
static Py_ssize_t
ways_of(PyObject *list, double most, Way **ways, Py_ssize_t *n, Py_ssize_t *room, int bare)
{
    if (!PyList_Check(list)) {
        PyErr_SetString(PyExc_TypeError, "no list of ways");
        return -1;
    }
    Py_ssize_t begun = *n, size = bare ? 2 : 3;
    for (Py_ssize_t i = 0; i < PyList_GET_SIZE(list); i++) {
        PyObject *item = PyList_GET_ITEM(list, i);
        if (!PyTuple_Check(item) || PyTuple_GET_SIZE(item) != size
            || !PyUnicode_Check(PyTuple_GET_ITEM(item, size - 1))) {
            PyErr_SetString(PyExc_TypeError, "no way of reading");
            return -1;
        }
        Way way = {PyFloat_AsDouble(PyTuple_GET_ITEM(item, 0)), 0, PyTuple_GET_ITEM(item, size - 1)};
        way.length = bare ? 0 : PyLong_AsSsize_t(PyTuple_GET_ITEM(item, 1));
        if (PyErr_Occurred() || !grown((void **)ways, room, *n + 1, sizeof(Way))) {
            return -1;
        }
        if (way.price > most) {
            break;
        }
        (*ways)[(*n)++] = way;
    }
    return *n - begun;
}

/* A list of floats; its length must be as told. NULL with an exception set, or memory to be freed. */
static double *
floats_of(PyObject *list, Py_ssize_t n)
{
    if (!PyList_Check(list) || PyList_GET_SIZE(list) != n) {
        PyErr_SetString(PyExc_ValueError, "as many numbers as places are asked for");
        return NULL;
    }
    double *out = PyMem_Malloc(sizeof(double) * (size_t)(n + 1));
    if (out == NULL) {
        PyErr_NoMemory();
        return NULL;
    }
    for (Py_ssize_t i = 0; i < n; i++) {
        out[i] = PyFloat_AsDouble(PyList_GET_ITEM(list, i));
    }
    if (PyErr_Occurred()) {
        PyMem_Free(out);
        return NULL;
    }
    return out;
}

/* -- walked of ingest.clean.candidates */

typedef struct {
    double cost;
    Place place;
    int32_t at, skipped, trail, under; /* under: the state below it on its level, -1: none */
} State;

typedef struct {
    int32_t before, at, length;
    PyObject *printed; /* borrowed */
} Change;

typedef struct {
    double cost;
    int32_t rank, trail;
} Hit;

typedef struct {
    State *states;
    Change *changes;
    Hit *hits;
    int32_t *levels;
    Py_ssize_t n_states, n_changes, n_hits, n_levels, room_states, room_changes, room_hits;
    int32_t spare; /* the first of the states that may be used again, -1: none */
} Search;

static int
waits(Search *s, State state, double place, int *level)
{
    int on = (int)place;
    if (on < 0 || on >= s->n_levels) {
        return 1; /* dearer than all that is looked at */
    }
    int32_t index = s->spare;
    if (index >= 0) {
        s->spare = s->states[index].under;
    } else {
        if (!grown((void **)&s->states, &s->room_states, s->n_states + 1, sizeof(State))) {
            return 0;
        }
        index = (int32_t)s->n_states++;
    }
    state.under = s->levels[on];
    s->states[index] = state;
    s->levels[on] = index;
    if (on < *level) {
        *level = on;
    }
    return 1;
}

static int32_t
changed(Search *s, int32_t before, int32_t at, int32_t length, PyObject *printed)
{
    if (!grown((void **)&s->changes, &s->room_changes, s->n_changes + 1, sizeof(Change))) {
        return -2;
    }
    s->changes[s->n_changes] = (Change){before, at, length, printed};
    return (int32_t)s->n_changes++;
}

/* Keeps a find if it is new or cheaper; -1: no memory, 1: it is the first of all. */
static int
finds(Search *s, Place place, double cost, int32_t trail)
{
    for (Py_ssize_t i = 0; i < s->n_hits; i++) {
        if (s->hits[i].rank == place.rank) {
            if (s->hits[i].cost > cost) {
                s->hits[i].cost = cost;
                s->hits[i].trail = trail;
            }
            return 0;
        }
    }
    if (!grown((void **)&s->hits, &s->room_hits, s->n_hits + 1, sizeof(Hit))) {
        return -1;
    }
    s->hits[s->n_hits++] = (Hit){cost, place.rank, trail};
    return s->n_hits == 1;
}

/* The changes of a find as ingest.clean.candidates.Trail. */
static PyObject *
told(const Search *s, int32_t trail)
{
    int32_t row[1024];
    int n = 0;
    for (; trail >= 0 && n < 1024; trail = s->changes[trail].before) {
        row[n++] = trail;
    }
    PyObject *out = Py_NewRef(Py_None);
    while (n-- > 0) {
        const Change *c = s->changes + row[n];
        PyObject *longer = Py_BuildValue("NiiO", out, (int)c->at, (int)c->length, c->printed);
        if (longer == NULL) {
            return NULL;
        }
        out = longer;
    }
    return out;
}

static PyObject *
Words_walked(Words *self, PyObject *args)
{
    PyObject *read, *rows, *keeping, *losing, *out = NULL;
    double bound, eager, beyond, least_lost;
    int pops, most;
    if (!PyArg_ParseTuple(args, "UO!OOdddiid:walked", &read, &PyList_Type, &rows, &keeping, &losing, &least_lost,
                          &bound, &eager, &pops, &most, &beyond)
        || !text_given(self, read)) {
        return NULL;
    }
    Py_ssize_t n = PyUnicode_GET_LENGTH(read), n_ways = 0, room_ways = 0, n_lost;
    if (PyList_GET_SIZE(rows) != n || n > 1000 || !(bound >= 0 && bound < 1000) || !(eager >= 0 && eager <= 10)) {
        PyErr_SetString(PyExc_ValueError, "a reading that no word is like");
        return NULL;
    }
    Search s = {.spare = -1};
    Way *ways = NULL;
    double *keeps = floats_of(keeping, n), *rests = PyMem_Malloc(sizeof(double) * (size_t)(n + 1));
    double *least = PyMem_Malloc(sizeof(double) * (size_t)(n + 1));
    Py_ssize_t *first = PyMem_Malloc(sizeof(Py_ssize_t) * (size_t)(n + 2));
    s.n_levels = (Py_ssize_t)(bound + eager * (double)n) + 2;
    s.levels = PyMem_Malloc(sizeof(int32_t) * (size_t)s.n_levels);
    if (keeps == NULL) {
        goto done;
    }
    if (first == NULL || s.levels == NULL || rests == NULL || least == NULL) {
        PyErr_NoMemory();
        goto done;
    }
    memset(s.levels, 0xFF, sizeof(int32_t) * (size_t)s.n_levels);
    if ((n_lost = ways_of(losing, bound, &ways, &n_ways, &room_ways, 1)) < 0) {
        goto done;
    }
    for (Py_ssize_t i = 0; i < n; i++) {
        first[i] = n_ways;
        if (ways_of(PyList_GET_ITEM(rows, i), bound, &ways, &n_ways, &room_ways, 0) < 0) {
            goto done;
        }
    }
    first[n] = n_ways;
    rests[n] = 0.0;
    least[n] = least_lost;
    for (Py_ssize_t i = n - 1; i >= 0; i--) { /* ways beyond the bound are not kept, and need not be told apart */
        double cheapest = first[i] < first[i + 1] ? ways[first[i]].price : 1e9;
        rests[i] = rests[i + 1] + keeps[i];
        least[i] = cheapest < least[i + 1] ? cheapest : least[i + 1];
    }
    int level = (int)(eager * (double)n);
    if (!waits(&s, (State){.cost = 0.0, .place = ROOT, .trail = -1}, level, &level)) {
        goto done;
    }
    while (pops > 0 && level <= bound + 1 && level < s.n_levels && s.n_hits < most) {
        int32_t top = s.levels[level];
        if (top < 0) {
            level++;
            continue;
        }
        State state = s.states[top];
        s.levels[level] = state.under;
        s.states[top].under = s.spare;
        s.spare = top;
        pops--;
        double cost = state.cost;
        Place here = state.place;
        Py_ssize_t at = state.at;
        int skipped = state.skipped;
        while (cost <= bound) {
            double spare = bound - cost;
            if (spare < least[at]) { /* only the rest as it is read */
                if (spelled(self, &here, read, at)) {
                    cost += rests[at];
                    if (here.final && cost <= bound) {
                        int new = finds(&s, here, cost, state.trail);
                        if (new < 0) {
                            goto done;
                        }
                        if (new && cost + beyond < bound) {
                            bound = cost + beyond;
                        }
                    }
                }
                break;
            }
            if (at == n && here.final) {
                int new = finds(&s, here, cost, state.trail);
                if (new < 0) {
                    goto done;
                }
                if (new && cost + beyond < bound) {
                    bound = cost + beyond;
                    spare = beyond;
                }
            }
            for (Py_ssize_t k = 0; !skipped && k < n_lost && ways[k].price <= spare; k++) {
                State to = {.cost = cost + ways[k].price, .place = here, .at = (int32_t)at, .skipped = 1};
                if (!spelled(self, &to.place, ways[k].printed, 0)) {
                    continue;
                }
                to.trail = changed(&s, state.trail, (int32_t)at, 0, ways[k].printed);
                if (to.trail < -1 || !waits(&s, to, to.cost + eager * (double)(n - at), &level)) {
                    goto done;
                }
            }
            if (at == n) {
                break;
            }
            for (Py_ssize_t k = first[at]; k < first[at + 1] && ways[k].price <= spare; k++) {
                Py_ssize_t after = at + ways[k].length;
                State to = {.cost = cost + ways[k].price, .place = here, .at = (int32_t)after};
                if (after > n || !spelled(self, &to.place, ways[k].printed, 0)) {
                    continue;
                }
                to.trail = changed(&s, state.trail, (int32_t)at, (int32_t)ways[k].length, ways[k].printed);
                if (to.trail < -1 || !waits(&s, to, to.cost + eager * (double)(n - after), &level)) {
                    goto done;
                }
            }
            if (!onward(self, &here, PyUnicode_READ_CHAR(read, at))) {
                break;
            }
            cost += keeps[at];
            skipped = 0;
            at++;
        }
    }
    if ((out = PyList_New(s.n_hits)) == NULL) {
        goto done;
    }
    for (Py_ssize_t i = 0; i < s.n_hits; i++) {
        PyObject *trail = told(&s, s.hits[i].trail);
        PyObject *item = trail == NULL ? NULL : Py_BuildValue("diN", s.hits[i].cost, (int)s.hits[i].rank, trail);
        if (item == NULL) {
            Py_CLEAR(out);
            goto done;
        }
        PyList_SET_ITEM(out, i, item);
    }
done:
    PyMem_Free(s.states);
    PyMem_Free(s.changes);
    PyMem_Free(s.hits);
    PyMem_Free(s.levels);
    PyMem_Free(ways);
    PyMem_Free(keeps);
    PyMem_Free(rests);
    PyMem_Free(least);
    PyMem_Free(first);
    return out;
}

/* -- layered of ingest.clean.candidates */

typedef struct {
    double total, parts;
    uint32_t node;
    PyObject *text; /* owned */
    int32_t begin, final;
} Part;

enum { WIDEST_LAYER = 32 };

typedef struct {
    Part parts[WIDEST_LAYER];
    int n;
} Layer;

/* Whether one stands before another: by all that they are, as tuples do. */
static int
sooner(const Part *a, const Part *b)
{
    if (a->total != b->total) {
        return a->total < b->total;
    }
    if (a->parts != b->parts) {
        return a->parts < b->parts;
    }
    if (a->node != b->node) {
        return a->node < b->node;
    }
    int order = PyUnicode_Compare(a->text, b->text);
    if (order) {
        return order < 0;
    }
    return a->begin != b->begin ? a->begin < b->begin : a->final < b->final;
}

/* Puts `text` + `more` into a layer if it is among the best there. */
static int
layer_add(Layer *layer, int width, Part part, PyObject *text, PyObject *more)
{
    if (layer->n == width && layer->parts[width - 1].total < part.total) {
        return 1;
    }
    part.text = more == NULL ? Py_NewRef(text) : PyUnicode_Concat(text, more);
    if (part.text == NULL) {
        return 0;
    }
    int k = layer->n;
    if (k == width) {
        if (!sooner(&part, layer->parts + k - 1)) {
            Py_DECREF(part.text);
            return 1;
        }
        Py_DECREF(layer->parts[--k].text);
    } else {
        layer->n++;
    }
    for (; k > 0 && sooner(&part, layer->parts + k - 1); k--) {
        layer->parts[k] = layer->parts[k - 1];
    }
    layer->parts[k] = part;
    return !PyErr_Occurred();
}

/* One state's next letters, put into the layers they reach. */
static int
spell(const Words *w, Layer *layers, int width, Py_ssize_t n, Py_ssize_t at, const Part *from, double room,
      const Way *way, const Way *end)
{
    for (; way < end && way->price <= room; way++) {
        Place place = {from->node, 0, 0};
        Part to = {from->total + way->price, from->parts, 0, NULL, from->begin, from->final};
        if (way->length < 1 || at + way->length > n || !spelled(w, &place, way->printed, 0)) {
            continue;
        }
        to.node = place.node;
        Py_ssize_t letters = PyUnicode_GET_LENGTH(way->printed);
        if (letters) {
            to.final = place.final;
        } else {
            to.node = from->node;
        }
        if (!layer_add(layers + at + way->length, width, to, from->text, letters ? way->printed : NULL)) {
            return 0;
        }
    }
    return 1;
}

static PyObject *
Words_layered(Words *self, PyObject *args)
{
    PyObject *read, *rows, *cost_of, *out = NULL;
    double bound, seam, link;
    int width;
    if (!PyArg_ParseTuple(args, "UO!Oiddd:layered", &read, &PyList_Type, &rows, &cost_of, &width, &bound, &seam,
                          &link)
        || !text_given(self, read)) {
        return NULL;
    }
    Py_ssize_t n = PyUnicode_GET_LENGTH(read), n_ways = 0, room_ways = 0;
    if (PyList_GET_SIZE(rows) != n || n > 1000 || width < 1 || width > WIDEST_LAYER) {
        PyErr_SetString(PyExc_ValueError, "a reading that no word is like");
        return NULL;
    }
    Way *ways = NULL;
    Layer *layers = PyMem_Calloc((size_t)n + 1, sizeof(Layer));
    Py_ssize_t *first = PyMem_Malloc(sizeof(Py_ssize_t) * (size_t)(n + 1));
    PyObject *s = PyUnicode_FromString("s"), *empty = PyUnicode_FromString("");
    if (layers == NULL || first == NULL || s == NULL || empty == NULL) {
        PyErr_NoMemory();
        goto done;
    }
    for (Py_ssize_t i = 0; i < n; i++) {
        first[i] = n_ways;
        if (ways_of(PyList_GET_ITEM(rows, i), bound + 1.0, &ways, &n_ways, &room_ways, 0) < 0) {
            goto done;
        }
    }
    first[n] = n_ways;
    layers[0] = (Layer){{{0.0, 0.0, ROOT.node, Py_NewRef(empty), 0, 0}}, 1};
    for (Py_ssize_t at = 0; at < n; at++) {
        const Way *way = ways + first[at], *end = ways + first[at + 1];
        for (int i = 0; i < layers[at].n; i++) {
            const Part part = layers[at].parts[i];
            Py_ssize_t length = PyUnicode_GET_LENGTH(part.text);
            double room = bound - (part.total - part.parts);
            if (part.final && n - at >= SHORTEST && length - part.begin >= SHORTEST) {
                PyObject *piece = PyUnicode_Substring(part.text, part.begin, length);
                PyObject *cost = piece == NULL ? NULL : PyObject_CallFunctionObjArgs(cost_of, piece, Py_True, NULL);
                Py_XDECREF(piece);
                if (cost == NULL) {
                    goto done;
                }
                if (cost != Py_None) {
                    double more = PyFloat_AsDouble(cost) + (part.begin ? seam : 0.0);
                    Part begun = {part.total + more, part.parts + more, ROOT.node, part.text, (int32_t)length, 0};
                    if (PyErr_Occurred() || !spell(self, layers, width, n, at, &begun, room, way, end)) {
                        Py_DECREF(cost);
                        goto done;
                    }
                    if (PyUnicode_READ_CHAR(read, at) == 's' && n - at > SHORTEST
                        && length - part.begin > SHORTEST) {
                        Part with = {part.total + more + link, part.parts + more + link, ROOT.node, NULL,
                                     (int32_t)length + 1, 0};
                        if (!layer_add(layers + at + 1, width, with, part.text, s)) {
                            Py_DECREF(cost);
                            goto done;
                        }
                    }
                }
                Py_DECREF(cost);
            }
            if (part.node && !spell(self, layers, width, n, at, &part, room, way, end)) {
                goto done;
            }
        }
    }
    if ((out = PyList_New(layers[n].n)) == NULL) {
        goto done;
    }
    for (int i = 0; i < layers[n].n; i++) {
        const Part *p = layers[n].parts + i;
        PyObject *item = Py_BuildValue("ddIOii", p->total, p->parts, (unsigned)p->node, p->text, (int)p->begin,
                                       (int)p->final);
        if (item == NULL) {
            Py_CLEAR(out);
            goto done;
        }
        PyList_SET_ITEM(out, i, item);
    }
done:
    for (Py_ssize_t at = 0; layers != NULL && at <= n; at++) {
        for (int i = 0; i < layers[at].n; i++) {
            Py_XDECREF(layers[at].parts[i].text);
        }
    }
    Py_XDECREF(s);
    Py_XDECREF(empty);
    PyMem_Free(layers);
    PyMem_Free(ways);
    PyMem_Free(first);
    return out;
}

static PyMethodDef Words_methods[] = {
    {"rank", (PyCFunction)Words_rank, METH_O, NULL},
    {"flags", (PyCFunction)Words_flags, METH_O, NULL},
    {"prefixes", (PyCFunction)Words_prefixes, METH_VARARGS, NULL},
    {"spelling", (PyCFunction)Words_spelling, METH_VARARGS, NULL},
    {"inflected", (PyCFunction)Words_inflected, METH_VARARGS, NULL},
    {"splits", (PyCFunction)Words_splits, METH_VARARGS, NULL},
    {"walked", (PyCFunction)Words_walked, METH_VARARGS, NULL},
    {"layered", (PyCFunction)Words_layered, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL},
};

static PyTypeObject WordsType = {
    PyVarObject_HEAD_INIT(NULL, 0).tp_name = "ingest.native.Words",
    .tp_basicsize = sizeof(Words),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_new = PyType_GenericNew,
    .tp_init = (initproc)Words_init,
    .tp_dealloc = (destructor)Words_dealloc,
    .tp_methods = Words_methods,
};

/* -- the module */

static struct PyModuleDef native = {PyModuleDef_HEAD_INIT, "ingest.native",
                                    "The walks of cleaning, compiled; see ingest/native.pyi.", -1, NULL};

PyMODINIT_FUNC
PyInit_native(void)
{
    PyObject *module = PyModule_Create(&native);
    if (module == NULL || PyModule_AddType(module, &GramsType) < 0 || PyModule_AddType(module, &LanguageType) < 0
        || PyModule_AddType(module, &WordsType) < 0
        || PyModule_AddObject(module, "source", PyLong_FromUnsignedLong(SOURCE)) < 0) {
        Py_XDECREF(module);
        return NULL;
    }
    return module;
}
