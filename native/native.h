/* The walks that cleaning spends its time in, compiled. Optional: without a compiler the Python beside them does
 * the same, only slower. What is right is said there, and tests/contracts/test_native.py holds these files to it,
 * result by result. Sums are made in the same order, so that they are equal to the last bit.
 *
 *   grams.c       ingest.lexicon.Grams            sequences of tokens
 *   language.c    ingest.lexicon.Language         what a token costs behind others
 *   rivals.c      ingest.clean.rivals             which of two look-alikes fits its neighbours
 *   decode.c      ingest.clean.decode             the best line of words
 *   settle.c      ingest.clean.decode             what is chosen in it
 *   words.c       ingest.lexicon.Lexicon          known words, their spelling and endings
 *   channel.c     ingest.clean.channel.Channel    what is read for what
 *   candidates.c  ingest.clean.candidates         words that a reading may be
 *   parts.c       ingest.compounds                what words are put together of
 *   strange.c     ingest.clean.options            how strange a word is
 *   compounds.c   ingest.clean.candidates         words put together that a reading may be
 *   answers.c     ingest.read.pdf.calls           questions to pdfium in bulk
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

/* -- answers.c */

PyObject *answers(PyObject *self, PyObject *const *args, Py_ssize_t given);

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

int unigram(const Language *m, uint64_t word);

/* -- rivals.c */

enum { MOST_SEEN = 64, MOST_FIELDS = 4, NEIGHBOURS = 8 };

/* What a weight looks at: its number, and places of ingest.clean.rivals.Place. */
typedef struct {
    uint64_t id;
    int fields;
    uint8_t field[MOST_FIELDS];
} Template;

typedef struct {
    PyObject_HEAD
    Grams *grams;
    Template seen[MOST_SEEN]; /* of words up to `words`, then of classes */
    int words, n, middle;
    uint64_t base;
    double scale;
} Rivals;

extern PyTypeObject RivalsType;

int fit(const Rivals *r, PyObject *words, const uint64_t *place, double *to);

/* -- decode.c */

enum { WIDEST = 16, MOST_CHOICES = 64, START = 1 };

/* A candidate: its number, and that of a word before it if there are two. */
typedef struct {
    uint64_t number, first;
    double cost;
    int two;
} Chosen;

int candidate(PyObject *from, Chosen *to);
int beam(const Language *model, PyObject *slots, Py_ssize_t first, Py_ssize_t last, uint64_t far, uint64_t left,
         int width, double weight, double step, int *path);

/* -- settle.c */

PyObject *Language_settled(Language *self, PyObject *args);

/* -- words.c */

enum { LETTERS = 0x400, LETTER = 63, ENDS = 64, LAST = 128, SHORTEST = 3, LONGEST = 100 };
enum { IN_NB = 1, IN_NN = 2, A_NAME = 4, IN_LOWER = 16 };

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
coded(const Words *w, Place *p, unsigned code)
{
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

/* Of ingest.lexicon.Lexicon.step: the same, of a letter of any script. */
static inline int
onward(const Words *w, Place *p, Py_UCS4 letter)
{
    return coded(w, p, letter < LETTERS ? w->codes[letter] : 0);
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

enum { SPELLINGS = 1 << 18 };

int text_given(const Words *self, PyObject *text);
int texts_given(PyObject *tuple);
long spelling(const Words *w, PyObject *word, const uint8_t *costs);
int inflected(const Words *w, PyObject *word, PyObject *endings, const Py_buffer *costs, int shortest);

/* -- channel.c */

enum { MOST_READ = 3, MOST_PRINTED = 4 };

/* What may have been printed where some letters are read, as channel.Way, and the change that makes. */
typedef struct {
    double price;
    PyObject *change; /* owned: (printed, read) */
    int32_t length, letters; /* read (0: a lost letter), printed */
    uint8_t codes[MOST_PRINTED];
} Way;

/* The ways of one key, cheapest first; key 0: there are none. */
typedef struct {
    uint64_t key;
    const Way *first, *end;
} Row;

typedef struct {
    PyObject_HEAD
    Words *words;
    PyObject *keeps, *prices;
    Way *ways; /* of lost letters up to `lost`, then those of the rows */
    Row *rows;
    size_t mask;
    Py_ssize_t n, lost;
    int whole;
    double least_lost, never, kept[LETTERS];
    uint8_t begins[LETTERS]; /* of letters read as one */
} Channel;

extern PyTypeObject ChannelType;

/* Of ingest.lexicon.Lexicon.step: where the edges of a node lie, by their letters. */
typedef struct {
    uint64_t there; /* a bit for each letter */
    uint32_t at[LETTER + 1];
} Fan;

/* Of ingest.lexicon.Lexicon.step: the edges of a place, for many letters that may follow it. */
static inline void
fan_out(const Words *w, const Place *p, Fan *fan)
{
    fan->there = 0;
    for (uint32_t at = p->node; at && at < w->half; at++) {
        unsigned code = w->edges[at] & LETTER;
        if (code && !(fan->there >> code & 1)) {
            fan->there |= UINT64_C(1) << code;
            fan->at[code] = at;
        }
        if (w->edges[at] & LAST) {
            break;
        }
    }
}

/* Of ingest.lexicon.Lexicon.step: one letter on from the place that `fan` is of, as `coded` does. */
static inline int
fanned(const Words *w, const Fan *fan, Place *p, unsigned code)
{
    if (!(fan->there >> code & 1)) {
        return 0;
    }
    uint32_t at = fan->at[code], e = w->edges[at];
    p->rank = (int32_t)((uint32_t)p->rank + w->skips[at] + (uint32_t)p->final);
    p->node = e >> 8;
    p->final = (e & ENDS) != 0;
    return 1;
}

/* Of walked and _spell: along the letters that a way prints, from the place that `fan` is of. */
static inline int
along(const Words *w, const Fan *fan, Place *p, const Way *way)
{
    if (way->letters && !fanned(w, fan, p, way->codes[0])) {
        return 0;
    }
    for (int i = 1; i < way->letters; i++) {
        if (!coded(w, p, way->codes[i])) {
            return 0;
        }
    }
    return 1;
}

const Row *ways_at(const Channel *c, PyObject *read, Py_ssize_t at);
double kept_of(const Channel *c, Py_UCS4 letter);

/* -- candidates.c */

PyObject *Channel_search(Channel *self, PyObject *args);

/* -- parts.c */

typedef struct {
    PyObject_HEAD
    Words *words;
    Py_buffer nb, nn; /* costs by rank */
    uint8_t *marks;   /* by rank: NO_PART and so on */
    uint8_t vowels[LETTER + 1];
    Py_ssize_t ranks;
} Parts;

enum { MOST_LINKS = 8 };

typedef struct {
    Py_UCS4 letter; /* 0: none */
    double price;
} Link;

/* The cheapest way to a place of a word: its cost, and where its last part lies. */
typedef struct {
    double total;
    int begin, end, there;
} Best;

extern PyTypeObject PartsType;

int part_price(const Parts *p, const Place *end, Py_ssize_t letters, int voiced, int first, double *price);
int voiced_by(const Parts *p, Py_UCS4 letter);
int links_of(PyObject *links, Link *to);
void splits(const Parts *p, PyObject *word, double seam, const Link *link, int many, Best *best);

/* -- strange.c */

PyObject *Parts_strangeness(Parts *self, PyObject *args);

/* -- compounds.c */

PyObject *Channel_layered(Channel *self, PyObject *args);

#endif
