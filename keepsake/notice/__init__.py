"""Privacy notices that a machine reads and that decide. Knows no Django: usable as a library.

>>> from keepsake.notice import load_folder, Request, compile_notice  # doctest: +SKIP
"""
