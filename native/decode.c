/* The best line of words, and what a choice costs in its place: ingest.clean.decode. */
#include "native.h"

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

/* Of Candidate: (text, number, cost, same, first). */
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

typedef struct {
    const Language *model;
    double weight, step;
    Trail *trails;
    Py_ssize_t made, room;
    int reached;
    Reached *after; /* room for WIDEST * MOST_CHOICES */
} Beam;

/* Of beam: the state that a choice leads to; 0 with an exception set where a number is no token. */
static int
reach(const Beam *b, const Reached *from, const Chosen *c, Reached *to)
{
    int seen;
    *to = (Reached){from->right, c->number, 0.0, -1};
    if (c->two) {
        int one = trigram(b->model, from->left, from->right, c->first);
        int two = one < 0 ? -1 : trigram(b->model, from->right, c->first, c->number);
        seen = two < 0 ? -1 : one + two;
        to->left = c->first;
    } else {
        seen = trigram(b->model, from->left, from->right, c->number);
    }
    to->cost = from->cost + c->cost + b->weight * seen / b->step;
    return seen >= 0;
}

/* Of beam: the states behind a slot, of equals the cheapest. */
static int
advance(Beam *b, const Reached *states, int n, const Chosen *choices, int choose)
{
    b->reached = 0;
    for (int s = 0; s < n; s++) {
        for (int i = 0; i < choose; i++) {
            Reached to;
            int k = 0;
            if (!reach(b, states + s, choices + i, &to)) {
                return 0;
            }
            while (k < b->reached && (b->after[k].left != to.left || b->after[k].right != to.right)) {
                k++;
            }
            if (k < b->reached && !(to.cost < b->after[k].cost)) {
                continue;
            }
            if (!grown((void **)&b->trails, &b->room, b->made + 1, sizeof(Trail))) {
                return 0;
            }
            b->trails[b->made] = (Trail){states[s].trail, i};
            to.trail = (int)b->made++;
            b->after[k] = to;
            b->reached += k == b->reached;
        }
    }
    return 1;
}

/* Of beam: the best `width`, in their order; of equals the first met stands first. */
static void
narrow(Beam *b, int width)
{
    if (b->reached <= width) {
        return;
    }
    for (int i = 1; i < b->reached; i++) {
        Reached held = b->after[i];
        int k = i;
        for (; k > 0 && held.cost < b->after[k - 1].cost; k--) {
            b->after[k] = b->after[k - 1];
        }
        b->after[k] = held;
    }
    b->reached = width;
}

/* Of beam: the choices that led to a state. */
static PyObject *
path_to(const Beam *b, int trail, Py_ssize_t length)
{
    PyObject *out = PyList_New(length);
    for (Py_ssize_t at = length - 1; out != NULL && at >= 0; at--) {
        PyObject *choice = PyLong_FromLong(b->trails[trail].choice);
        if (choice == NULL) {
            Py_CLEAR(out);
            break;
        }
        PyList_SET_ITEM(out, at, choice);
        trail = b->trails[trail].before;
    }
    return out;
}

/* Mirrors beam. */
PyObject *
Language_beam(Language *self, PyObject *args)
{
    PyObject *slots, *out = NULL;
    Py_ssize_t first, last;
    unsigned long long far, left;
    int width, n = 1, best = 0;
    Reached after[WIDEST * MOST_CHOICES];
    Beam b = {.model = self, .after = after};
    if (!PyArg_ParseTuple(args, "O!nnKKidd:beam", &PyList_Type, &slots, &first, &last, &far, &left, &width,
                          &b.weight, &b.step)) {
        return NULL;
    }
    if (self->triples == NULL || first < 0 || last < first || last > PyList_GET_SIZE(slots) || width < 1
        || width > WIDEST) {
        PyErr_SetString(PyExc_ValueError, "no such part of the line");
        return NULL;
    }
    Reached states[WIDEST] = {{far, left, 0.0, -1}};
    for (Py_ssize_t at = first; at < last; at++) {
        PyObject *slot = PyList_GET_ITEM(slots, at);
        if (!PyTuple_Check(slot) || PyTuple_GET_SIZE(slot) < 1 || PyTuple_GET_SIZE(slot) > MOST_CHOICES) {
            PyErr_SetString(PyExc_ValueError, "no choices, or too many");
            goto done;
        }
        Chosen choices[MOST_CHOICES];
        int choose = (int)PyTuple_GET_SIZE(slot);
        for (int i = 0; i < choose; i++) {
            if (!candidate(PyTuple_GET_ITEM(slot, i), choices + i)) {
                goto done;
            }
        }
        if (!advance(&b, states, n, choices, choose)) {
            goto done;
        }
        narrow(&b, width);
        n = b.reached;
        memcpy(states, b.after, sizeof(Reached) * (size_t)n);
    }
    for (int s = 1; s < n; s++) {
        if (states[s].cost < states[best].cost) {
            best = s;
        }
    }
    out = path_to(&b, states[best].trail, last - first);
done:
    PyMem_Free(b.trails);
    return out;
}

/* Mirrors placed. */
PyObject *
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
