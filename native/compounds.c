/* Words put together that a reading may be: ingest.clean.candidates.layered. */
#include "native.h"

typedef struct {
    double total, parts;
    Place place;
    int32_t text, letters, begin, voiced; /* where its letters lie, how many, where its last part begins */
} Part;

enum { WIDEST_LAYER = 32 };

typedef struct {
    Part parts[WIDEST_LAYER];
    int n;
} Layer;

/* What is asked, and how far the walk is. */
typedef struct {
    const Channel *by;
    const Parts *costs;
    PyObject *read; /* borrowed */
    Py_ssize_t n;
    double bound, seam, link;
    int width;
    Layer *layers;
    const Way **ways; /* those of place i from first[i] to first[i + 1] */
    Way kept[LONGEST];
    Py_ssize_t first[LONGEST + 1];
    uint16_t *texts;
    Py_ssize_t n_ways, room_ways, n_texts, room_texts;
} Compound;

/* Of sorted: whether one stands before another, by all that they are, as tuples do. */
static int
sooner(const Compound *c, const Part *a, const Part *b)
{
    if (a->total != b->total) {
        return a->total < b->total;
    }
    if (a->parts != b->parts) {
        return a->parts < b->parts;
    }
    if (a->place.node != b->place.node) {
        return a->place.node < b->place.node;
    }
    for (int i = 0; i < a->letters && i < b->letters; i++) {
        if (c->texts[a->text + i] != c->texts[b->text + i]) {
            return c->texts[a->text + i] < c->texts[b->text + i];
        }
    }
    if (a->letters != b->letters) {
        return a->letters < b->letters;
    }
    return a->begin != b->begin ? a->begin < b->begin : a->place.final < b->place.final;
}

/* Of layered: puts a part with some letters more into a layer if it is among the best there. */
static int
layer_add(Compound *c, Layer *layer, Part part, PyObject *more)
{
    if (layer->n == c->width && layer->parts[c->width - 1].total < part.total) {
        return 1;
    }
    Py_ssize_t letters = PyUnicode_GET_LENGTH(more);
    if (!grown((void **)&c->texts, &c->room_texts, c->n_texts + part.letters + letters, sizeof(uint16_t))) {
        return 0;
    }
    uint16_t *text = c->texts + c->n_texts;
    memcpy(text, c->texts + part.text, sizeof(uint16_t) * (size_t)part.letters);
    for (Py_ssize_t i = 0; i < letters; i++) { /* letters of words, each below LETTERS */
        text[part.letters + i] = (uint16_t)PyUnicode_READ_CHAR(more, i);
    }
    part.text = (int32_t)c->n_texts;
    part.letters += (int32_t)letters;
    int k = layer->n;
    if (k == c->width) {
        if (!sooner(c, &part, layer->parts + k - 1)) {
            return 1;
        }
        k--;
    } else {
        layer->n++;
    }
    c->n_texts += part.letters;
    for (; k > 0 && sooner(c, &part, layer->parts + k - 1); k--) {
        layer->parts[k] = layer->parts[k - 1];
    }
    layer->parts[k] = part;
    return 1;
}

/* Mirrors _spell. */
static int
spell(Compound *c, Py_ssize_t at, const Part *from, double room)
{
    Fan fan;
    fan_out(c->by->words, &from->place, &fan);
    for (Py_ssize_t i = c->first[at]; i < c->first[at + 1] && c->ways[i]->price <= room; i++) {
        const Way *way = c->ways[i];
        PyObject *printed = PyTuple_GET_ITEM(way->change, 0);
        Part to = *from;
        to.total += way->price;
        if (at + way->length > c->n || !along(c->by->words, &fan, &to.place, way)) {
            continue;
        }
        for (int k = 0; k < way->letters; k++) {
            to.voiced |= voiced_by(c->costs, PyUnicode_READ_CHAR(printed, k));
        }
        if (!layer_add(c, c->layers + at + way->length, to, printed)) {
            return 0;
        }
    }
    return 1;
}

/* Of layered: where a part may end, the walk begins anew at the root, behind a linking s too. */
static int
begun_anew(Compound *c, Py_ssize_t at, const Part *part, double room)
{
    Py_ssize_t left = c->n - at, length = part->letters - part->begin;
    double more = 0.0;
    if (left < SHORTEST || length < SHORTEST
        || !part_price(c->costs, &part->place, length, part->voiced, 1, &more)) {
        return 1;
    }
    more += part->begin ? c->seam : 0.0;
    Part begun = {part->total + more, part->parts + more, ROOT, part->text, part->letters, part->letters, 0};
    if (!spell(c, at, &begun, room)) {
        return 0;
    }
    if (PyUnicode_READ_CHAR(c->read, at) != 's' || left <= SHORTEST || length <= SHORTEST) {
        return 1;
    }
    begun.total += c->link;
    begun.parts += c->link;
    begun.begin++;
    return layer_add(c, c->layers + at + 1, begun, PyTuple_GET_ITEM(c->kept[at].change, 0));
}

/* Of layered: one more way at the place looked at. */
static int
way_added(Compound *c, const Way *way)
{
    if (!grown((void **)&c->ways, &c->room_ways, c->n_ways + 1, sizeof(Way *))) {
        return 0;
    }
    c->ways[c->n_ways++] = way;
    return 1;
}

/* Of compounds: the ways of a place, the letter as it is read among them; sorted as tuples are. */
static int
ways_given(Compound *c, Py_ssize_t at)
{
    Py_UCS4 letter = PyUnicode_READ_CHAR(c->read, at);
    PyObject *text = PyUnicode_Substring(c->read, at, at + 1);
    Way *kept = c->kept + at;
    *kept = (Way){kept_of(c->by, letter), text ? PyTuple_Pack(2, text, text) : NULL, 1, 1, {0}};
    kept->codes[0] = letter < LETTERS ? c->by->words->codes[letter] : 0;
    Py_XDECREF(text);
    const Row *row = ways_at(c->by, c->read, at);
    const Way *way = row->first;
    c->first[at] = c->n_ways;
    for (; way < row->end && way->price <= kept->price; way++) {
        if (way->price == kept->price) {
            PyObject *printed = PyTuple_GET_ITEM(way->change, 0);
            if (way->length > 1 || (way->letters && PyUnicode_READ_CHAR(printed, 0) >= letter)) {
                break;
            }
        }
        if (!way_added(c, way)) {
            return 0;
        }
    }
    if (!way_added(c, kept)) {
        return 0;
    }
    for (; way < row->end; way++) {
        if (!way_added(c, way)) {
            return 0;
        }
    }
    c->first[at + 1] = c->n_ways;
    return kept->change != NULL && !PyErr_Occurred();
}

/* Of layered: the last layer as Python's tuples. */
static PyObject *
layer_told(const Compound *c, const Layer *layer)
{
    PyObject *out = PyList_New(layer->n);
    for (int i = 0; out != NULL && i < layer->n; i++) {
        const Part *p = layer->parts + i;
        PyObject *text = PyUnicode_FromKindAndData(PyUnicode_2BYTE_KIND, c->texts + p->text, p->letters);
        PyObject *item = text ? Py_BuildValue("ddINii", p->total, p->parts, (unsigned)p->place.node, text,
                                              (int)p->begin, (int)p->place.final)
                              : NULL;
        if (item == NULL) {
            Py_CLEAR(out);
            break;
        }
        PyList_SET_ITEM(out, i, item);
    }
    return out;
}

/* Of layered: from layer to layer; 0 with an exception set. */
static int
layers_filled(Compound *c)
{
    for (Py_ssize_t at = 0; at < c->n; at++) {
        if (!ways_given(c, at)) {
            return 0;
        }
    }
    c->layers[0] = (Layer){{{0.0, 0.0, ROOT, 0, 0, 0, 0}}, 1};
    for (Py_ssize_t at = 0; at < c->n; at++) {
        for (int i = 0; i < c->layers[at].n; i++) {
            const Part part = c->layers[at].parts[i];
            double room = c->bound - (part.total - part.parts);
            if (!begun_anew(c, at, &part, room) || (part.place.node && !spell(c, at, &part, room))) {
                return 0;
            }
        }
    }
    return 1;
}

/* Mirrors layered. */
PyObject *
Channel_layered(Channel *self, PyObject *args)
{
    Compound c = {.by = self};
    PyObject *parts, *out = NULL;
    if (!PyArg_ParseTuple(args, "UO!iddd:layered", &c.read, &PartsType, &parts, &c.width, &c.bound, &c.seam,
                          &c.link)) {
        return NULL;
    }
    c.costs = (const Parts *)parts;
    c.n = PyUnicode_GET_LENGTH(c.read);
    if (!self->whole || c.costs->marks == NULL || c.n > LONGEST || c.width < 1 || c.width > WIDEST_LAYER) {
        PyErr_SetString(PyExc_ValueError, "a reading that no word is like, or no channel");
        return NULL;
    }
    c.layers = PyMem_Calloc((size_t)c.n + 1, sizeof(Layer));
    if (c.layers == NULL) {
        PyErr_NoMemory();
    } else if (grown((void **)&c.texts, &c.room_texts, 1, sizeof(uint16_t)) && layers_filled(&c)) {
        out = layer_told(&c, c.layers + c.n);
    }
    for (Py_ssize_t at = 0; at < c.n; at++) {
        Py_XDECREF(c.kept[at].change);
    }
    PyMem_Free(c.layers);
    PyMem_Free(c.ways);
    PyMem_Free(c.texts);
    return out;
}
