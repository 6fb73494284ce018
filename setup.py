"""Compiles the walks of cleaning (`ingest/native.c`) where there is a C compiler; else they stay plain Python.

All else is said in pyproject.toml. Sums must be rounded as Python rounds them, so none is fused with a product.
"""

from pathlib import Path
from zlib import crc32

from setuptools import Extension, setup

SOURCE = "ingest/native.c"
checksum = crc32(Path(__file__).with_name("ingest").joinpath("native.c").read_bytes())

setup(
    ext_modules=[
        Extension(
            "ingest.native",
            [SOURCE],
            define_macros=[("SOURCE", f"{checksum}u")],
            extra_compile_args=["-O2", "-ffp-contract=off"],
            optional=True,
        )
    ]
)
