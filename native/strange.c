/* How strange a word is: ingest.clean.options.strangeness. */
#include "native.h"

enum { MOST_SPLIT = 60, LEAST_SPLIT = 5 }; /* letters: ingest.compounds.MAX_LENGTH */

/* Mirrors split and believable: what the parts of a word cost; less than 0 if they are none that are believed. */
static double
split(const Parts *p, PyObject *word, double seam, const Link *link, int many)
{
    Best best[LONGEST + 1];
    Py_ssize_t n = PyUnicode_GET_LENGTH(word), letters = 0;
    if (n < LEAST_SPLIT || n > MOST_SPLIT) {
        return -1;
    }
    for (Py_ssize_t i = 0; i < n; i++) {
        Py_UCS4 letter = PyUnicode_READ_CHAR(word, i);
        if (letter != '-' && !Py_UNICODE_ISALPHA(letter)) {
            return -1;
        }
        letters += letter != '-';
    }
    splits(p, word, seam, link, many, best);
    if (!letters || !best[n].there || best[n].begin == 0 || best[n].end - best[n].begin < 4
        || !(best[n].total / (double)n < 2.6)) {
        return -1;
    }
    for (Py_ssize_t at = n; at > 0; at = best[at].begin) {
        if (best[at].end - best[at].begin < 3) {
            return -1;
        }
    }
    return best[n].total;
}

/* Mirrors strangeness, of a word and the same in lower case. */
PyObject *
Parts_strangeness(Parts *self, PyObject *args)
{
    PyObject *word, *lower, *endings, *links, *out = NULL;
    Py_buffer letters, costs;
    Link link[MOST_LINKS];
    double seam, step, price;
    int shortest, many;
    if (!PyArg_ParseTuple(args, "UUy*dO!O!y*idd:strangeness", &word, &lower, &letters, &seam, &PyTuple_Type, &links,
                          &PyTuple_Type, &endings, &costs, &shortest, &step, &price)) {
        return NULL;
    }
    if (self->marks == NULL || letters.len < SPELLINGS) {
        PyErr_SetString(PyExc_ValueError, "no words, or no costs of their letters");
    } else if ((many = links_of(links, link)) >= 0 && texts_given(endings)) {
        double cost = (double)spelling(self->words, lower, letters.buf) / step + 1.0;
        double parts = split(self, word, seam, link, many) * 0.75;
        int other = inflected(self->words, word, endings, &costs, shortest);
        cost = parts >= 0 && parts < cost ? parts : cost;
        double form = other < 0 ? cost : other / step + price;
        out = PyErr_Occurred() ? NULL : PyFloat_FromDouble(form < cost ? form : cost);
    }
    PyBuffer_Release(&letters);
    PyBuffer_Release(&costs);
    return out;
}
