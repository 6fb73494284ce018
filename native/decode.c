/* The best line of words: ingest.clean.decode.beam. */
#include "native.h"

typedef struct {
    uint64_t left, right;
    double cost;
    int trail; /* place in Trails, -1: the start */
} Reached;

typedef struct {
    int before, choice;
} Trail;

/* Of Candidate: (text, number, cost, same, first). */
int
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

/* Mirrors beam: the best choice in each of `slots` from `first` to `last` into the path; 0: with an exception set. */
int
beam(const Language *model, PyObject *slots, Py_ssize_t first, Py_ssize_t last, uint64_t far, uint64_t left, int width,
     double weight, double step, int *path)
{
    int n = 1, best = 0, found = 0;
    Reached after[WIDEST * MOST_CHOICES], states[WIDEST] = {{far, left, 0.0, -1}};
    Beam b = {.model = model, .after = after, .weight = weight, .step = step};
    for (Py_ssize_t at = first; at < last; at++) {
        PyObject *slot = PyTuple_GET_ITEM(slots, at);
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
        best = states[s].cost < states[best].cost ? s : best;
    }
    for (int trail = states[best].trail; trail >= 0; trail = b.trails[trail].before) {
        path[--last] = b.trails[trail].choice;
    }
    found = 1;
done:
    PyMem_Free(b.trails);
    return found;
}
