/* Words that a reading may be: ingest.clean.candidates.walked. */
#include "native.h"

typedef struct {
    double cost;
    Place place;
    int32_t at, skipped, trail, under; /* under: the state below it on its level, -1: none */
} State;

typedef struct {
    int32_t before, at;
    const Way *by;
} Change;

typedef struct {
    double cost;
    int32_t rank, trail;
} Hit;

/* What is asked, and how far the walk is. */
typedef struct {
    const Channel *by;
    PyObject *read; /* borrowed */
    Py_ssize_t n;
    const Row *rows[LONGEST];
    uint8_t codes[LONGEST];
    double keeps[LONGEST], rests[LONGEST + 1], least[LONGEST + 1], bound, eager, beyond;
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
branch(Search *s, const State *from, const Fan *fan, const Way *way, const Way *end, double room)
{
    for (; way < end && way->price <= room; way++) {
        Py_ssize_t after = from->at + way->length;
        State to = {from->cost + way->price, from->place, (int32_t)after, way->length == 0, 0, -1};
        if (after > s->n || !along(s->by->words, fan, &to.place, way)) {
            continue;
        }
        if (!grown((void **)&s->changes, &s->room_changes, s->n_changes + 1, sizeof(Change))) {
            return 0;
        }
        s->changes[s->n_changes] = (Change){from->trail, from->at, way};
        to.trail = (int32_t)s->n_changes++;
        if (!waits(s, to)) {
            return 0;
        }
    }
    return 1;
}

/* Of walked: from a state along the reading as it is, as far as there are words. */
static int
walk(Search *s, State state)
{
    const Words *w = s->by->words;
    Fan fan;
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
        fan_out(w, &state.place, &fan);
        if (!state.skipped && !branch(s, &state, &fan, s->by->ways, s->by->ways + s->by->lost, room)) {
            return 0;
        }
        if (at == s->n) {
            return 1;
        }
        if (!branch(s, &state, &fan, s->rows[at]->first, s->rows[at]->end, room)) {
            return 0;
        }
        if (!fanned(w, &fan, &state.place, s->codes[at])) {
            return 1;
        }
        state.cost += s->keeps[at];
        state.skipped = 0;
        state.at++;
    }
    return 1;
}

/* Mirrors _explained. No letter is changed twice or lost twice in a row. */
static PyObject *
explained(const Search *s, const Hit *hit)
{
    Py_UCS4 word[(2 * LONGEST + 1) * MOST_PRINTED];
    const Change *row[2 * LONGEST + 1];
    int n = 0;
    Py_ssize_t letters = 0, at = 0;
    for (int32_t trail = hit->trail; trail >= 0 && n < 2 * LONGEST + 1; trail = row[n++]->before) {
        row[n] = s->changes + trail;
    }
    PyObject *changes = PyTuple_New(n);
    for (int i = n - 1; i >= -1; i--) { /* the reading up to a change, then what was printed there */
        for (Py_ssize_t to = i < 0 ? s->n : row[i]->at; at < to; at++) {
            word[letters++] = PyUnicode_READ_CHAR(s->read, at);
        }
        if (i >= 0 && changes != NULL) {
            PyObject *printed = PyTuple_GET_ITEM(row[i]->by->change, 0);
            for (int k = 0; k < row[i]->by->letters; k++) {
                word[letters++] = PyUnicode_READ_CHAR(printed, k);
            }
            at += row[i]->by->length;
            PyTuple_SET_ITEM(changes, i, Py_NewRef(row[i]->by->change));
        }
    }
    PyObject *text = changes ? PyUnicode_FromKindAndData(PyUnicode_4BYTE_KIND, word, letters) : NULL;
    if (text == NULL) {
        Py_XDECREF(changes);
        return NULL;
    }
    return Py_BuildValue("NiN", text, (int)hit->rank, changes);
}

/* Of search: the finds, cheapest first; of equals that which was met first. */
static PyObject *
told(Search *s, Py_ssize_t most)
{
    for (Py_ssize_t i = 1; i < s->n_hits; i++) {
        Hit held = s->hits[i];
        Py_ssize_t k = i;
        for (; k > 0 && held.cost < s->hits[k - 1].cost; k--) {
            s->hits[k] = s->hits[k - 1];
        }
        s->hits[k] = held;
    }
    most = most < s->n_hits ? most : s->n_hits;
    PyObject *out = PyTuple_New(most);
    for (Py_ssize_t i = 0; out != NULL && i < most; i++) {
        PyObject *item = explained(s, s->hits + i);
        if (item == NULL) {
            Py_CLEAR(out);
            break;
        }
        PyTuple_SET_ITEM(out, i, item);
    }
    return out;
}

/* Of walked and _least: what each place of the reading offers, and what it costs from there on. */
static int
laid_out(Search *s)
{
    s->n_levels = (Py_ssize_t)(s->bound + s->eager * (double)s->n) + 2;
    s->levels = PyMem_Malloc(sizeof(int32_t) * (size_t)s->n_levels);
    if (s->levels == NULL) {
        PyErr_NoMemory();
        return 0;
    }
    memset(s->levels, 0xFF, sizeof(int32_t) * (size_t)s->n_levels);
    s->rests[s->n] = 0.0;
    s->least[s->n] = s->by->least_lost;
    for (Py_ssize_t i = s->n - 1; i >= 0; i--) {
        const Row *row = s->rows[i] = ways_at(s->by, s->read, i);
        double cheapest = row->first < row->end ? row->first->price : s->least[i + 1];
        Py_UCS4 letter = PyUnicode_READ_CHAR(s->read, i);
        s->codes[i] = letter < LETTERS ? s->by->words->codes[letter] : 0;
        s->keeps[i] = kept_of(s->by, letter);
        s->rests[i] = s->rests[i + 1] + s->keeps[i];
        s->least[i] = cheapest < s->least[i + 1] ? cheapest : s->least[i + 1];
    }
    return !PyErr_Occurred();
}

/* Mirrors search. */
PyObject *
Channel_search(Channel *self, PyObject *args)
{
    PyObject *out = NULL;
    int pops, most;
    Search s = {.by = self, .spare = -1};
    if (!PyArg_ParseTuple(args, "Uddiid:search", &s.read, &s.bound, &s.eager, &pops, &most, &s.beyond)) {
        return NULL;
    }
    s.n = PyUnicode_GET_LENGTH(s.read);
    if (!self->whole || s.n > LONGEST || !(s.bound >= 0 && s.bound < 1000) || !(s.eager >= 0 && s.eager <= 10)) {
        PyErr_SetString(PyExc_ValueError, "a reading that no word is like, or no channel");
        return NULL;
    }
    s.level = (int)(s.eager * (double)s.n);
    if (!laid_out(&s) || !waits(&s, (State){0.0, ROOT, 0, 0, -1, -1})) {
        goto done;
    }
    while (pops > 0 && s.level <= s.bound + 1 && s.level < s.n_levels && s.n_hits < most) {
        if (s.levels[s.level] < 0) {
            s.level++;
        } else {
            pops--;
            if (!walk(&s, taken(&s))) {
                goto done;
            }
        }
    }
    out = told(&s, most);
done:
    PyMem_Free(s.levels);
    PyMem_Free(s.states);
    PyMem_Free(s.changes);
    PyMem_Free(s.hits);
    return out;
}
