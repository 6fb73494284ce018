"""Compiles the walks of cleaning and the bulk questions of reading (`native/`) where there is a C compiler; else
they stay plain Python.

All else is said in pyproject.toml. Sums must be rounded as Python rounds them, so none is fused with a product.
"""

from pathlib import Path
from zlib import crc32

from setuptools import Extension, setup

FOLDER = Path(__file__).with_name("native")
sources = sorted(path.name for path in FOLDER.glob("*.[ch]"))
checksum = crc32(b"".join((FOLDER / name).read_bytes() for name in sources))

setup(
    ext_modules=[
        Extension(
            "ingest.native",
            [f"native/{name}" for name in sources if name.endswith(".c")],
            depends=[f"native/{name}" for name in sources],
            define_macros=[("SOURCE", f"{checksum}u")],
            extra_compile_args=["-O2", "-ffp-contract=off", "-fvisibility=hidden"],
            optional=True,
        )
    ]
)
