"""An argument as people read it: as a tree, in sentences, in rows."""
