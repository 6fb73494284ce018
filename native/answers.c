/* Calls of a library's functions in bulk: ctypes takes longer to hand over three numbers than pdfium to answer. */
#include "native.h"

/* One argument of every call: the items of a list, or start, start + step, … (a range, or one number for all). */
typedef struct {
    PyObject *items;
    long long start, step;
} Column;

/* Mirrors nothing: reads an attribute that is a number. */
static int
told(PyObject *range, const char *name, long long *to)
{
    PyObject *value = PyObject_GetAttrString(range, name);
    *to = value == NULL ? -1 : PyLong_AsLongLong(value);
    Py_XDECREF(value);
    return !PyErr_Occurred();
}

/* Mirrors nothing: what an argument of `each` stands for; it has to do for `count` calls. */
static int
column(PyObject *given, Py_ssize_t count, Column *to)
{
    to->items = NULL;
    to->step = 0;
    if (PyLong_Check(given)) {
        to->start = PyLong_AsLongLong(given);
        return !PyErr_Occurred();
    }
    Py_ssize_t length = PyObject_Length(given);
    if (length < count) {
        if (length >= 0) {
            PyErr_SetString(PyExc_ValueError, "fewer arguments than calls");
        }
        return 0;
    }
    if (PyList_Check(given)) {
        to->items = given;
        return 1;
    }
    return told(given, "start", &to->start) && told(given, "step", &to->step);
}

/* Mirrors nothing: the n-th argument of a column; −1 with an exception set if it is no number. */
static inline long long
item(const Column *from, Py_ssize_t n)
{
    return from->items ? PyLong_AsLongLong(PyList_GET_ITEM(from->items, n)) : from->start + n * from->step;
}

#define P(at) ((void *)(intptr_t)item(&columns[at], n))
#define I(at) ((int)item(&columns[at], n))
#define AS(result, ...) ((result(*)(__VA_ARGS__))(intptr_t)address)

/* Mirrors nothing: how many arguments a kind of function takes; 0 for an unknown kind. */
static Py_ssize_t
taken(const char *kind)
{
    static const char *const kinds[] = {"ip", "pp", "ppi", "ppu", "dpi", "ipp", "ippp", "ipip", "ippppp"};
    for (size_t n = 0; n < sizeof kinds / sizeof *kinds; n++) {
        if (strcmp(kind, kinds[n]) == 0) {
            return (Py_ssize_t)strlen(kind) - 1;
        }
    }
    return 0;
}

/* Of Function.each: the answer to the n-th call, as ctypes gives it. */
static PyObject *
answer(long long address, const char *kind, const Column *columns, Py_ssize_t n)
{
    if (kind[0] == 'd') {
        return PyFloat_FromDouble(AS(double, void *, int)(P(0), I(1)));
    }
    if (kind[0] == 'p') {
        void *found = kind[2] == 'i'   ? AS(void *, void *, int)(P(0), I(1))
                      : kind[2] == 'u' ? AS(void *, void *, unsigned long)(P(0), (unsigned long)I(1))
                                       : AS(void *, void *)(P(0));
        return found ? PyLong_FromVoidPtr(found) : Py_NewRef(Py_None);
    }
    switch (kind[2] == 'i' ? 0 : strlen(kind) - 1) {
    case 0:
        return PyLong_FromLong(AS(int, void *, int, void *)(P(0), I(1), P(2)));
    case 1:
        return PyLong_FromLong(AS(int, void *)(P(0)));
    case 2:
        return PyLong_FromLong(AS(int, void *, void *)(P(0), P(1)));
    case 3:
        return PyLong_FromLong(AS(int, void *, void *, void *)(P(0), P(1), P(2)));
    default:
        return PyLong_FromLong(
            AS(int, void *, void *, void *, void *, void *)(P(0), P(1), P(2), P(3), P(4)));
    }
}

/* Mirrors Function.each: the answers to `count` calls of the function at an address; `kind`: what it gives and takes. */
PyObject *
answers(PyObject *self, PyObject *const *args, Py_ssize_t given)
{
    (void)self;
    Column columns[5];
    const char *kind = given > 2 ? PyUnicode_AsUTF8(args[1]) : NULL;
    if (kind == NULL || taken(kind) == 0 || taken(kind) != given - 3) {
        if (!PyErr_Occurred()) {
            PyErr_SetString(PyExc_TypeError, "no such kind of function, or not its arguments");
        }
        return NULL;
    }
    long long address = PyLong_AsLongLong(args[0]);
    Py_ssize_t count = PyLong_AsSsize_t(args[2]);
    if (PyErr_Occurred()) {
        return NULL;
    }
    for (Py_ssize_t at = 0; at < given - 3; at++) {
        if (!column(args[at + 3], count, &columns[at])) {
            return NULL;
        }
    }
    PyObject *found = PyList_New(count < 0 ? 0 : count);
    for (Py_ssize_t n = 0; found != NULL && n < count; n++) {
        for (Py_ssize_t at = 0; at < given - 3; at++) {
            if (columns[at].items && (!PyLong_Check(PyList_GET_ITEM(columns[at].items, n)))) {
                PyErr_SetString(PyExc_TypeError, "an argument that is no number");
                Py_CLEAR(found);
                return NULL;
            }
        }
        PyObject *one = answer(address, kind, columns, n);
        if (one == NULL) {
            Py_CLEAR(found);
        } else {
            PyList_SET_ITEM(found, n, one);
        }
    }
    return found;
}
