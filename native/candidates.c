/* Words that a reading may be: ingest.clean.candidates.walked. */
#include "native.h"

/* Mirrors nothing: reads a list of channel.Way up to a price (`bare`: of lost letters) behind those there are. */
int
ways_of(PyObject *list, double most, Ways *ways, int bare)
{
    if (!PyList_Check(list)) {
        PyErr_SetString(PyExc_TypeError, "no list of ways");
        return 0;
    }
    Py_ssize_t size = bare ? 2 : 3;
    for (Py_ssize_t i = 0; i < PyList_GET_SIZE(list); i++) {
        PyObject *item = PyList_GET_ITEM(list, i);
        if (!PyTuple_Check(item) || PyTuple_GET_SIZE(item) != size
            || !PyUnicode_Check(PyTuple_GET_ITEM(item, size - 1))) {
            PyErr_SetString(PyExc_TypeError, "no way of reading");
            return 0;
        }
        Way way = {PyFloat_AsDouble(PyTuple_GET_ITEM(item, 0)), 0, PyTuple_GET_ITEM(item, size - 1)};
        way.length = bare ? 0 : PyLong_AsSsize_t(PyTuple_GET_ITEM(item, 1));
        if (PyErr_Occurred() || !grown((void **)&ways->items, &ways->room, ways->n + 1, sizeof(Way))) {
            return 0;
        }
        if (!bare && (way.length < 1 || way.length > LONGEST)) {
            PyErr_SetString(PyExc_ValueError, "a way of reading no letter");
            return 0;
        }
        if (way.price > most) {
            break;
        }
        ways->items[ways->n++] = way;
    }
    return 1;
}

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

/* What is asked, and how far the walk is. */
typedef struct {
    PyObject *read; /* borrowed */
    Py_ssize_t n, lost, *first;
    Ways ways; /* of lost letters up to `lost`, then those of place i from first[i] to first[i + 1] */
    double *keeps, *rests, *least, bound, eager, beyond;
    State *states;
    Change *changes;
    Hit *hits;
    int32_t *levels, spare; /* spare: the first of the states that may be used again, -1: none */
    Py_ssize_t n_states, n_changes, n_hits, n_levels, room_states, room_changes, room_hits;
    int level;
} Search;

/* Of walked: puts a state into the list of its level. */
static int
waits(Search *s, State state)
{
    double place = state.cost + s->eager * (double)(s->n - state.at);
    if (!(place >= 0 && place < (double)s->n_levels)) {
        return 1; /* dearer than all that is looked at */
    }
    int on = (int)place;
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
    if (on < s->level) {
        s->level = on;
    }
    return 1;
}

/* Of walked: takes the state out that was put last into the present level, which must have one. */
static State
taken(Search *s)
{
    int32_t top = s->levels[s->level];
    State state = s->states[top];
    s->levels[s->level] = state.under;
    s->states[top].under = s->spare;
    s->spare = top;
    return state;
}

/* Of walked: keeps a find if it is new or cheaper. -1: no memory, 1: it is the first, and nears the bound. */
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
    if (s->n_hits == 1 && cost + s->beyond < s->bound) {
        s->bound = cost + s->beyond;
        return 1;
    }
    return 0;
}

/* Of walked: the states that some ways lead to, up to a price. */
static int
branch(const Words *w, Search *s, const State *from, Py_ssize_t way, Py_ssize_t end, double room)
{
    for (; way < end && s->ways.items[way].price <= room; way++) {
        const Way *by = s->ways.items + way;
        Py_ssize_t after = from->at + by->length;
        State to = {from->cost + by->price, from->place, (int32_t)after, by->length == 0, 0, -1};
        if (after > s->n || !spelled(w, &to.place, by->printed, 0)) {
            continue;
        }
        if (!grown((void **)&s->changes, &s->room_changes, s->n_changes + 1, sizeof(Change))) {
            return 0;
        }
        s->changes[s->n_changes] = (Change){from->trail, from->at, (int32_t)by->length, by->printed};
        to.trail = (int32_t)s->n_changes++;
        if (!waits(s, to)) {
            return 0;
        }
    }
    return 1;
}

/* Of walked: from a state along the reading as it is, as far as there are words. */
static int
walk(const Words *w, Search *s, State state)
{
    while (state.cost <= s->bound) {
        double room = s->bound - state.cost;
        Py_ssize_t at = state.at;
        if (room < s->least[at]) { /* only the rest as it is read */
            if (spelled(w, &state.place, s->read, at)) {
                state.cost += s->rests[at];
                return !state.place.final || !(state.cost <= s->bound)
                       || finds(s, state.place, state.cost, state.trail) >= 0;
            }
            return 1;
        }
        if (at == s->n && state.place.final) {
            int nearer = finds(s, state.place, state.cost, state.trail);
            if (nearer < 0) {
                return 0;
            }
            room = nearer ? s->beyond : room;
        }
        if (!state.skipped && !branch(w, s, &state, 0, s->lost, room)) {
            return 0;
        }
        if (at == s->n) {
            return 1;
        }
        if (!branch(w, s, &state, s->first[at], s->first[at + 1], room)) {
            return 0;
        }
        if (!onward(w, &state.place, PyUnicode_READ_CHAR(s->read, at))) {
            return 1;
        }
        state.cost += s->keeps[at];
        state.skipped = 0;
        state.at++;
    }
    return 1;
}

/* Of walked: the changes of a find as candidates.Trail. No letter is changed twice or lost twice in a row. */
static PyObject *
told(const Search *s, int32_t trail)
{
    int32_t row[2 * LONGEST + 1];
    int n = 0;
    for (; trail >= 0 && n < 2 * LONGEST + 1; trail = s->changes[trail].before) {
        row[n++] = trail;
    }
    PyObject *out = Py_NewRef(Py_None);
    while (n-- > 0 && out != NULL) {
        const Change *c = s->changes + row[n];
        out = Py_BuildValue("NiiO", out, (int)c->at, (int)c->length, c->printed);
    }
    return out;
}

/* Of walked: the finds in the order in which they were met. */
static PyObject *
finds_told(const Search *s)
{
    PyObject *out = PyList_New(s->n_hits);
    for (Py_ssize_t i = 0; out != NULL && i < s->n_hits; i++) {
        PyObject *trail = told(s, s->hits[i].trail);
        PyObject *item = trail ? Py_BuildValue("diN", s->hits[i].cost, (int)s->hits[i].rank, trail) : NULL;
        if (item == NULL) {
            Py_CLEAR(out);
            break;
        }
        PyList_SET_ITEM(out, i, item);
    }
    return out;
}

/* Of walked: memory for a reading; 0 with an exception set. */
static int
room_for(Search *s)
{
    size_t places = (size_t)s->n + 2;
    s->n_levels = (Py_ssize_t)(s->bound + s->eager * (double)s->n) + 2;
    s->levels = PyMem_Malloc(sizeof(int32_t) * (size_t)s->n_levels);
    s->first = PyMem_Malloc(sizeof(Py_ssize_t) * places);
    s->keeps = PyMem_Malloc(sizeof(double) * places);
    s->rests = PyMem_Malloc(sizeof(double) * places);
    s->least = PyMem_Malloc(sizeof(double) * places);
    if (!s->levels || !s->first || !s->keeps || !s->rests || !s->least) {
        PyErr_NoMemory();
        return 0;
    }
    memset(s->levels, 0xFF, sizeof(int32_t) * (size_t)s->n_levels);
    return 1;
}

/* Of walked and _least: what each place of the reading offers, and what it costs from there on. */
static int
laid_out(Search *s, PyObject *rows, PyObject *keeping, PyObject *losing, double least_lost)
{
    if (!ways_of(losing, s->bound, &s->ways, 1)) {
        return 0;
    }
    s->lost = s->ways.n;
    for (Py_ssize_t i = 0; i < s->n; i++) {
        s->first[i] = s->ways.n;
        s->keeps[i] = PyFloat_AsDouble(PyList_GET_ITEM(keeping, i));
        if (PyErr_Occurred() || !ways_of(PyList_GET_ITEM(rows, i), s->bound, &s->ways, 0)) {
            return 0;
        }
    }
    s->first[s->n] = s->ways.n;
    s->rests[s->n] = 0.0;
    s->least[s->n] = least_lost;
    for (Py_ssize_t i = s->n - 1; i >= 0; i--) { /* ways beyond the bound are not kept, need not be told apart */
        double cheapest = s->first[i] < s->first[i + 1] ? s->ways.items[s->first[i]].price : 1e9;
        s->rests[i] = s->rests[i + 1] + s->keeps[i];
        s->least[i] = cheapest < s->least[i + 1] ? cheapest : s->least[i + 1];
    }
    return 1;
}

/* Mirrors walked. */
PyObject *
Words_walked(Words *self, PyObject *args)
{
    PyObject *rows, *keeping, *losing, *out = NULL;
    double least_lost;
    int pops, most;
    Search s = {.spare = -1};
    if (!PyArg_ParseTuple(args, "UO!O!Odddiid:walked", &s.read, &PyList_Type, &rows, &PyList_Type, &keeping,
                          &losing, &least_lost, &s.bound, &s.eager, &pops, &most, &s.beyond)
        || !text_given(self, s.read)) {
        return NULL;
    }
    s.n = PyUnicode_GET_LENGTH(s.read);
    if (PyList_GET_SIZE(rows) != s.n || PyList_GET_SIZE(keeping) != s.n || s.n > LONGEST
        || !(s.bound >= 0 && s.bound < 1000) || !(s.eager >= 0 && s.eager <= 10)) {
        PyErr_SetString(PyExc_ValueError, "a reading that no word is like");
        return NULL;
    }
    s.level = (int)(s.eager * (double)s.n);
    if (!room_for(&s) || !laid_out(&s, rows, keeping, losing, least_lost)
        || !waits(&s, (State){0.0, ROOT, 0, 0, -1, -1})) {
        goto done;
    }
    while (pops > 0 && s.level <= s.bound + 1 && s.level < s.n_levels && s.n_hits < most) {
        if (s.levels[s.level] < 0) {
            s.level++;
        } else {
            pops--;
            if (!walk(self, &s, taken(&s))) {
                goto done;
            }
        }
    }
    out = finds_told(&s);
done:
    PyMem_Free(s.states);
    PyMem_Free(s.changes);
    PyMem_Free(s.hits);
    PyMem_Free(s.levels);
    PyMem_Free(s.ways.items);
    PyMem_Free(s.keeps);
    PyMem_Free(s.rests);
    PyMem_Free(s.least);
    PyMem_Free(s.first);
    return out;
}
