"""How the documentation becomes a site: ``make docs`` builds it into ``build/docs``."""

from __future__ import annotations

import ccm

project = "ccm"
author = "The ccm developers"
version = release = ccm.__version__
html_title = f"ccm {version}"

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["_*"]
default_role = "code"  # a name in a docstring
myst_heading_anchors = 4
napoleon_use_ivar = True  # an attribute is told once, where its class tells it
autodoc_class_signature = "separated"
autodoc_typehints = "signature"
nitpicky = True
nitpick_ignore_regex = [("py:.*", ".*")]  # what a type is, its docstring says

html_theme = "furo"
html_copy_source = False
html_show_sphinx = False
html_show_copyright = False
