"""Figures and lists that documents print, and the audit that recomputes them."""
