/* The choices in a line of words, with their margins: ingest.clean.decode.settled. */
#include "native.h"

/* What is asked, and the choices so far. */
typedef struct {
    const Language *model;
    const Rivals *rivals;
    PyObject *slots, *known, *of; /* a tuple; the classes of texts: a dict of those known, what is asked else */
    Py_ssize_t n;
    int *path;
    double weight, step, fit, own;
} Line;

/* Of settled: how many choices there are at a place. */
static inline int
many(const Line *line, Py_ssize_t at)
{
    return (int)PyTuple_GET_SIZE(PyTuple_GET_ITEM(line->slots, at));
}

/* Of settled: whether each slot is a tuple of so many choices as are looked at. */
static int
slots_given(const Line *line)
{
    for (Py_ssize_t i = 0; i < line->n; i++) {
        PyObject *slot = PyTuple_GET_ITEM(line->slots, i);
        if (!PyTuple_Check(slot) || PyTuple_GET_SIZE(slot) < 1 || PyTuple_GET_SIZE(slot) > MOST_CHOICES) {
            PyErr_SetString(PyExc_ValueError, "no choices, or too many");
            return 0;
        }
    }
    return 1;
}

/* Of settled: the number of what is chosen at a place, of none behind the borders. */
static int
number_at(const Line *line, Py_ssize_t at, uint64_t *to)
{
    Chosen c;
    if (at < 0 || at >= line->n) {
        *to = START;
        return 1;
    }
    int given = candidate(PyTuple_GET_ITEM(PyTuple_GET_ITEM(line->slots, at), line->path[at]), &c);
    *to = given ? c.number : 0;
    return given;
}

/* Of fits: the class of what is chosen at a place, 0 of none. */
static int
class_at(const Line *line, Py_ssize_t at, uint64_t *to)
{
    *to = 0;
    if (at < 0 || at >= line->n) {
        return 1;
    }
    PyObject *chosen = PyTuple_GET_ITEM(PyTuple_GET_ITEM(line->slots, at), line->path[at]);
    PyObject *text = PyTuple_GET_ITEM(chosen, 0), *kind = PyDict_GetItemWithError(line->known, text);
    if (kind != NULL) {
        return number(kind, to);
    }
    kind = PyErr_Occurred() ? NULL : PyObject_CallOneArg(line->of, text);
    int given = kind != NULL && number(kind, to);
    Py_XDECREF(kind);
    return given;
}

/* Mirrors placed. */
static int
placed(const Line *line, Py_ssize_t at, const Chosen *choices, int n, double *costs)
{
    uint64_t around[5], row[6];
    int beside = at + 3 < line->n ? 5 : (int)(line->n - at) + 2;
    for (int k = 0; k < beside; k++) {
        if (!number_at(line, at + k - 2, around + k)) {
            return 0;
        }
    }
    for (int i = 0; i < n; i++) {
        int length = 0, sum = 0;
        for (int k = 0; k < beside; k++) {
            if (k == 2 && choices[i].two) {
                row[length++] = choices[i].first;
            }
            row[length++] = k == 2 ? choices[i].number : around[k];
        }
        for (int k = 0; k + 2 < length; k++) {
            int cost = trigram(line->model, row[k], row[k + 1], row[k + 2]);
            if (cost < 0) {
                return 0;
            }
            sum += cost;
        }
        costs[i] = choices[i].cost + line->weight * sum / line->step;
    }
    return 1;
}

/* Mirrors fits: what each choice gains, by those that compete: (places, words). */
static int
gains(const Line *line, Py_ssize_t at, PyObject *own, int n, double *to)
{
    uint64_t place[NEIGHBOURS];
    double found[MOST_CHOICES];
    PyObject *places = PyTuple_Check(own) && PyTuple_GET_SIZE(own) == 2 ? PyTuple_GET_ITEM(own, 0) : NULL;
    PyObject *words = places ? PyTuple_GET_ITEM(own, 1) : NULL;
    if (places == NULL || !PyList_Check(places) || !PyList_Check(words)
        || PyList_GET_SIZE(places) != PyList_GET_SIZE(words) || PyList_GET_SIZE(places) > n) {
        PyErr_SetString(PyExc_TypeError, "none that compete");
        return 0;
    }
    for (int k = 0; k < NEIGHBOURS / 2; k++) {
        Py_ssize_t there = at + (k < 2 ? k - 2 : k - 1);
        if (!number_at(line, there, place + k) || !class_at(line, there, place + NEIGHBOURS / 2 + k)) {
            return 0;
        }
    }
    memset(to, 0, sizeof(double) * (size_t)n);
    if (PyList_GET_SIZE(words) > n || !fit(line->rivals, words, place, found)) {
        return 0;
    }
    for (Py_ssize_t i = 0; i < PyList_GET_SIZE(places); i++) {
        long k = PyLong_AsLong(PyList_GET_ITEM(places, i));
        if (k < 0 || k >= n) {
            PyErr_SetString(PyExc_ValueError, "no place among the choices");
            return 0;
        }
        to[k] = found[i];
    }
    return 1;
}

/* Of weighed: the cheapest from one on, the first of equals. */
static int
cheapest(const double *costs, int from, int n)
{
    int best = from;
    for (int k = from + 1; k < n; k++) {
        best = costs[k] < costs[best] ? k : best;
    }
    return best;
}

/* Mirrors weighed: (choice, margin). */
static PyObject *
weighed(Line *line, Py_ssize_t at, PyObject *own)
{
    PyObject *slot = PyTuple_GET_ITEM(line->slots, at);
    Chosen choices[MOST_CHOICES];
    double costs[MOST_CHOICES], gain[MOST_CHOICES], alone[MOST_CHOICES];
    int n = many(line, at);
    for (int i = 0; i < n; i++) {
        if (!candidate(PyTuple_GET_ITEM(slot, i), choices + i)) {
            return NULL;
        }
    }
    if (n < 2) {
        return PyErr_Format(PyExc_ValueError, "a place that is not open");
    }
    if (!placed(line, at, choices, n, costs)) {
        return NULL;
    }
    if (own != Py_None) {
        if (!gains(line, at, own, n, gain)) {
            return NULL;
        }
        for (int i = 0; i < n; i++) {
            int cost = unigram(line->model, choices[i].number);
            if (cost < 0) {
                return NULL;
            }
            alone[i] = choices[i].cost + line->weight * cost / line->step;
        }
        double shift = costs[0] - alone[0];
        for (int i = 0; i < n; i++) {
            costs[i] = costs[i] - line->fit * gain[i]
                       - (choices[i].two ? 0.0 : line->own * (costs[i] - alone[i] - shift));
        }
        line->path[at] = cheapest(costs, 0, n);
    }
    int k = line->path[at];
    int same = PyObject_IsTrue(PyTuple_GET_ITEM(PyTuple_GET_ITEM(slot, k), 3));
    double margin = same ? costs[k] - costs[cheapest(costs, 1, n)] : costs[0] - costs[k];
    return same < 0 ? NULL : Py_BuildValue("id", k, margin);
}

/* Of settled: the best line through the open places, together where fewer than two certain ones part them. */
static int
lined(Line *line, const Py_ssize_t *open, Py_ssize_t n, int width)
{
    for (Py_ssize_t at = 0, end; at < n; at = end) {
        for (end = at + 1; end < n && open[end] - open[end - 1] <= 2; end++) {
        }
        Py_ssize_t first = open[at], last = open[end - 1] + 3;
        uint64_t far, left;
        last = last < line->n ? last : line->n;
        if (!number_at(line, first - 2, &far) || !number_at(line, first - 1, &left)
            || !beam(line->model, line->slots, first, last, far, left, width, line->weight, line->step, line->path)) {
            return 0;
        }
    }
    return 1;
}

/* Of settled: the open places, in order. */
static int
places_given(PyObject *list, Py_ssize_t *to, Py_ssize_t n)
{
    for (Py_ssize_t i = 0; i < PyList_GET_SIZE(list); i++) {
        to[i] = PyLong_AsSsize_t(PyList_GET_ITEM(list, i));
        if (to[i] < (i ? to[i - 1] + 1 : 0) || to[i] >= n) {
            PyErr_SetString(PyExc_ValueError, "no such place in the line");
            return 0;
        }
    }
    return 1;
}

/* Mirrors settled. */
PyObject *
Language_settled(Language *self, PyObject *args)
{
    Line line = {.model = self};
    PyObject *slots, *open, *own, *rivals, *out = NULL;
    int width;
    if (!PyArg_ParseTuple(args, "O!O!O!O!O!Oidddd:settled", &PyList_Type, &slots, &PyList_Type, &open, &PyList_Type,
                          &own, &RivalsType, &rivals, &PyDict_Type, &line.known, &line.of, &width, &line.weight,
                          &line.step, &line.fit, &line.own)) {
        return NULL;
    }
    line.rivals = (const Rivals *)rivals;
    if (self->triples == NULL || line.rivals->grams == NULL || PyList_GET_SIZE(open) != PyList_GET_SIZE(own)
        || width < 1 || width > WIDEST) {
        PyErr_SetString(PyExc_ValueError, "no open places, or no model");
        return NULL;
    }
    Py_ssize_t n = PyList_GET_SIZE(open);
    line.n = PyList_GET_SIZE(slots);
    line.slots = PyList_AsTuple(slots);
    line.path = PyMem_Calloc((size_t)line.n + 1, sizeof(int));
    Py_ssize_t *at = PyMem_Calloc((size_t)n + 1, sizeof(Py_ssize_t));
    if (line.slots == NULL || line.path == NULL || at == NULL) {
        PyErr_NoMemory();
    } else if (places_given(open, at, line.n) && slots_given(&line) && lined(&line, at, n, width)) {
        out = PyList_New(n);
    }
    for (Py_ssize_t i = 0; out != NULL && i < n; i++) {
        PyObject *item = i < PyList_GET_SIZE(own) ? weighed(&line, at[i], PyList_GET_ITEM(own, i)) : NULL;
        if (item == NULL) {
            Py_CLEAR(out);
            break;
        }
        PyList_SET_ITEM(out, i, item);
    }
    Py_XDECREF(line.slots);
    PyMem_Free(line.path);
    PyMem_Free(at);
    return out;
}
