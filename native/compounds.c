/* Words put together of others: ingest.compounds.splits, ingest.clean.candidates.layered. */
#include "native.h"

/* Of splits and layered: a part's price, as `cost_of` has it; 0: it can be no part, -1: with an exception set. */
static int
priced(PyObject *cost_of, PyObject *text, Py_ssize_t begin, Py_ssize_t end, int first, double *price)
{
    PyObject *part = PyUnicode_Substring(text, begin, end);
    PyObject *cost = part ? PyObject_CallFunctionObjArgs(cost_of, part, first ? Py_True : Py_False, NULL) : NULL;
    int can = cost == NULL ? -1 : cost != Py_None;
    Py_XDECREF(part);
    if (can > 0) {
        *price = PyFloat_AsDouble(cost);
        can = PyErr_Occurred() ? -1 : 1;
    }
    Py_XDECREF(cost);
    return can;
}

/* -- splits */

enum { LONGEST_SPLIT = 100, MOST_LINKS = 8 };

typedef struct {
    Py_UCS4 letter; /* 0: none */
    double price;
} Link;

typedef struct {
    double total;
    int begin, end, there;
} Best;

/* Of splits: the linking letters and their prices; how many, or -1. */
static int
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

/* Mirrors ingest.compounds.splits. */
PyObject *
Words_splits(Words *self, PyObject *args)
{
    Best best[LONGEST_SPLIT + 1] = {{0.0, 0, 0, 1}};
    Link link[MOST_LINKS];
    PyObject *word, *cost_of, *links;
    double seam, cost = 0.0;
    int many;
    if (!PyArg_ParseTuple(args, "UOdO!:splits", &word, &cost_of, &seam, &PyTuple_Type, &links)
        || !text_given(self, word) || (many = links_of(links, link)) < 0) {
        return NULL;
    }
    Py_ssize_t n = PyUnicode_GET_LENGTH(word);
    if (n > LONGEST_SPLIT) {
        PyErr_SetString(PyExc_ValueError, "longer than any word");
        return NULL;
    }
    for (Py_ssize_t start = 0; start < n - 2; start++) {
        Place p = ROOT;
        for (Py_ssize_t end = start + 1; best[start].there && end <= n; end++) {
            if (!onward(self, &p, PyUnicode_READ_CHAR(word, end - 1))) {
                break;
            }
            if (!p.final || end < start + 2 || (end == n && start == 0)) {
                continue;
            }
            int can = priced(cost_of, word, start, end, end < n, &cost);
            if (can < 0) {
                return NULL;
            }
            double total = best[start].total + cost + (start ? seam : 0.0);
            for (int i = 0; can && i < many; i++) {
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
    return parts_told(word, best, n);
}

/* -- layered */

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

/* Of sorted: whether one stands before another, by all that they are, as tuples do. */
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

/* Of layered: puts `text` + `more` into a layer if it is among the best there. */
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

/* Mirrors _spell. */
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

typedef struct {
    PyObject *read, *cost_of; /* borrowed */
    Py_ssize_t n;
    double bound, seam, link;
    int width;
    Layer *layers;
} Compound;

/* Of layered: where a part may end, the walk begins anew at the root, behind a linking s too. */
static int
begun_anew(const Words *w, const Compound *c, Py_ssize_t at, const Part *part, double room, const Way *way,
           const Way *end)
{
    Py_ssize_t length = PyUnicode_GET_LENGTH(part->text), left = c->n - at;
    if (!part->final || left < SHORTEST || length - part->begin < SHORTEST) {
        return 1;
    }
    double more = 0.0;
    int can = priced(c->cost_of, part->text, part->begin, length, 1, &more);
    if (can < 1) {
        return can == 0;
    }
    more += part->begin ? c->seam : 0.0;
    Part begun = {part->total + more, part->parts + more, ROOT.node, part->text, (int32_t)length, 0};
    if (!spell(w, c->layers, c->width, c->n, at, &begun, room, way, end)) {
        return 0;
    }
    if (PyUnicode_READ_CHAR(c->read, at) != 's' || left <= SHORTEST || length - part->begin <= SHORTEST) {
        return 1;
    }
    PyObject *s = PyUnicode_Substring(c->read, at, at + 1);
    Part with = begun;
    with.total += c->link;
    with.parts += c->link;
    with.begin++;
    int added = s != NULL && layer_add(c->layers + at + 1, c->width, with, part->text, s);
    Py_XDECREF(s);
    return added;
}

/* Of layered: the last layer as Python's tuples. */
static PyObject *
layer_told(const Layer *layer)
{
    PyObject *out = PyList_New(layer->n);
    for (int i = 0; out != NULL && i < layer->n; i++) {
        const Part *p = layer->parts + i;
        PyObject *item = Py_BuildValue("ddIOii", p->total, p->parts, (unsigned)p->node, p->text, (int)p->begin,
                                       (int)p->final);
        if (item == NULL) {
            Py_CLEAR(out);
            break;
        }
        PyList_SET_ITEM(out, i, item);
    }
    return out;
}

/* Mirrors layered. */
PyObject *
Words_layered(Words *self, PyObject *args)
{
    PyObject *rows, *out = NULL;
    Compound c;
    Ways ways = {NULL, 0, 0};
    if (!PyArg_ParseTuple(args, "UO!Oiddd:layered", &c.read, &PyList_Type, &rows, &c.cost_of, &c.width, &c.bound,
                          &c.seam, &c.link)
        || !text_given(self, c.read)) {
        return NULL;
    }
    c.n = PyUnicode_GET_LENGTH(c.read);
    if (PyList_GET_SIZE(rows) != c.n || c.n > LONGEST || c.width < 1 || c.width > WIDEST_LAYER) {
        PyErr_SetString(PyExc_ValueError, "a reading that no word is like");
        return NULL;
    }
    c.layers = PyMem_Calloc((size_t)c.n + 1, sizeof(Layer));
    Py_ssize_t *first = PyMem_Malloc(sizeof(Py_ssize_t) * (size_t)(c.n + 1));
    PyObject *empty = PyUnicode_FromString("");
    if (c.layers == NULL || first == NULL || empty == NULL) {
        PyErr_NoMemory();
        goto done;
    }
    for (Py_ssize_t i = 0; i < c.n; i++) {
        first[i] = ways.n;
        if (!ways_of(PyList_GET_ITEM(rows, i), c.bound + 1.0, &ways, 0)) {
            goto done;
        }
    }
    first[c.n] = ways.n;
    c.layers[0] = (Layer){{{0.0, 0.0, ROOT.node, Py_NewRef(empty), 0, 0}}, 1};
    for (Py_ssize_t at = 0; at < c.n; at++) {
        const Way *way = ways.items + first[at], *end = ways.items + first[at + 1];
        for (int i = 0; i < c.layers[at].n; i++) {
            const Part part = c.layers[at].parts[i];
            double room = c.bound - (part.total - part.parts);
            if (!begun_anew(self, &c, at, &part, room, way, end)
                || (part.node && !spell(self, c.layers, c.width, c.n, at, &part, room, way, end))) {
                goto done;
            }
        }
    }
    out = layer_told(c.layers + c.n);
done:
    for (Py_ssize_t at = 0; c.layers != NULL && at <= c.n; at++) {
        for (int i = 0; i < c.layers[at].n; i++) {
            Py_DECREF(c.layers[at].parts[i].text);
        }
    }
    Py_XDECREF(empty);
    PyMem_Free(c.layers);
    PyMem_Free(ways.items);
    PyMem_Free(first);
    return out;
}
