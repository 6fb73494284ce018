/* The module `ingest.native`, described in ingest/native.pyi; and memory that grows. */
#include "native.h"

#ifndef SOURCE /* the checksum of these files, told by setup.py */
#define SOURCE 0
#endif

/* Mirrors nothing: whether an object may be made, of arguments without names, and once. */
int
fresh(const Py_buffer *held, PyObject *named)
{
    if (held->obj != NULL || (named != NULL && PyDict_Size(named) > 0)) {
        PyErr_SetString(PyExc_TypeError, "made once, of arguments without names");
        return 0;
    }
    return 1;
}

/* Mirrors nothing: room for as many items as wanted; 0 with an exception set if there is none. */
int
grown(void **items, Py_ssize_t *room, Py_ssize_t wanted, size_t size)
{
    if (wanted <= *room) {
        return 1;
    }
    Py_ssize_t more = *room ? *room * 2 : 256;
    while (more < wanted) {
        more *= 2;
    }
    void *moved = PyMem_Realloc(*items, (size_t)more * size);
    if (moved == NULL) {
        PyErr_NoMemory();
        return 0;
    }
    *items = moved;
    *room = more;
    return 1;
}

static PyMethodDef functions[] = {
    {"answers", (PyCFunction)(void (*)(void))answers, METH_FASTCALL, "See ingest.read.pdf.calls.Function.each."},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef native = {
    PyModuleDef_HEAD_INIT,
    .m_name = "ingest.native",
    .m_doc = "The walks of cleaning and bulk calls of reading, compiled; see ingest/native.pyi.",
    .m_size = -1,
    .m_methods = functions,
};

/* Mirrors nothing: what is imported. */
PyMODINIT_FUNC
PyInit_native(void)
{
    PyObject *module = PyModule_Create(&native);
    if (module == NULL || PyModule_AddType(module, &GramsType) < 0 || PyModule_AddType(module, &LanguageType) < 0
        || PyModule_AddType(module, &WordsType) < 0 || PyModule_AddType(module, &ChannelType) < 0
        || PyModule_AddType(module, &PartsType) < 0 || PyModule_AddType(module, &RivalsType) < 0
        || PyModule_AddObject(module, "source", PyLong_FromUnsignedLong(SOURCE)) < 0) {
        Py_XDECREF(module);
        return NULL;
    }
    return module;
}
