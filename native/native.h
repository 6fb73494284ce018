/* The walks that cleaning spends its time in, compiled. Optional: without a compiler the Python beside them does
 * the same, only slower. What is right is said there, and tests/contracts/test_native.py holds these files to it,
 * result by result. Sums are made in the same order, so that they are equal to the last bit.
 *
 *   grams.c       ingest.lexicon.Grams            sequences of tokens
 *   language.c    ingest.lexicon.Language         what a token costs behind others
 *   decode.c      ingest.clean.decode             the best line of words
 *   words.c       ingest.lexicon.Lexicon          known words, their spelling and endings
 *   candidates.c  ingest.clean.candidates         words that a reading may be
 *   compounds.c   ingest.compounds, candidates    words put together of others
 *   module.c      the module, memory that grows
 *
 * Numbers come from our own data files and from Python; each index is checked all the same, for texts are hostile.
 * The folder lies beside the packages: in `ingest` Python would take it for the module that is missing.
 */
#ifndef PLANSPOR_NATIVE_H
#define PLANSPOR_NATIVE_H

#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <stdint.h>
#include <string.h>

/* -- module.c */

int fresh(const Py_buffer *held, PyObject *named);
int grown(void **items, Py_ssize_t *room, Py_ssize_t wanted, size_t size);

/* -- grams.c */

typedef struct {
    PyObject_HEAD
    Py_buffer data;
    unsigned shift;
    const uint8_t *borders, *fingers, *costs;
    uint64_t buckets;
    uint32_t entries;
} Grams;

extern PyTypeObject GramsType;

#define SEED UINT64_C(0x9E3779B97F4A7C15)
#define FACTOR UINT64_C(0xBF58476D1CE4E5B9)

/* Of ingest.lexicon.mixed: one step. */
static inline uint64_t
mix(uint64_t h, uint64_t id)
{
    h = (h ^ id) * FACTOR;
    return h ^ (h >> 29);
}

int gram(const Grams *g, uint64_t h);
int whole(const Grams *g);
int number(PyObject *from, uint64_t *to);
PyObject *known(int cost);

/* -- language.c */

typedef struct {
    PyObject_HEAD
    Py_buffer unigrams;
    Grams *pairs, *triples;
    uint64_t backoff;
} Language;

extern PyTypeObject LanguageType;

int trigram(const Language *m, uint64_t far, uint64_t left, uint64_t word);

/* -- decode.c */

PyObject *Language_beam(Language *self, PyObject *args);
PyObject *Language_placed(Language *self, PyObject *args);

/* -- words.c */

enum { LETTERS = 0x400, LETTER = 63, ENDS = 64, LAST = 128, SHORTEST = 3, LONGEST = 1000 };

typedef struct {
    PyObject_HEAD
    Py_buffer graph, flags;
    const uint32_t *edges, *skips;
    uint32_t half;
    uint8_t codes[LETTERS];
} Words;

/* A place in the walk: node, words before it, and whether a word ends there. */
typedef struct {
    uint32_t node;
    int32_t rank, final;
} Place;

#define ROOT ((Place){1, 0, 0})

extern PyTypeObject WordsType;

/* Of ingest.lexicon.Lexicon.step: one letter on from a place; 0 if no word goes on so. */
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
            p->rank = (int32_t)((uint32_t)p->rank + w->skips[at] + (uint32_t)p->final);
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

/* Mirrors ingest.clean.candidates._along: the same along a text, from one of its letters on. */
static inline int
spelled(const Words *w, Place *p, PyObject *text, Py_ssize_t from)
{
    for (Py_ssize_t i = from; i < PyUnicode_GET_LENGTH(text); i++) {
        if (!onward(w, p, PyUnicode_READ_CHAR(text, i))) {
            return 0;
        }
    }
    return 1;
}

int text_given(const Words *self, PyObject *text);

/* -- candidates.c */

/* What may have been printed at one place of a reading: (price, letters read, letters printed), cheapest first. */
typedef struct {
    double price;
    Py_ssize_t length;
    PyObject *printed; /* borrowed from the caller's lists */
} Way;

typedef struct {
    Way *items;
    Py_ssize_t n, room;
} Ways;

int ways_of(PyObject *list, double most, Ways *ways, int bare);
PyObject *Words_walked(Words *self, PyObject *args);

/* -- compounds.c */

PyObject *Words_splits(Words *self, PyObject *args);
PyObject *Words_layered(Words *self, PyObject *args);

#endif
