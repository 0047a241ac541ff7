"""How each shape of duty is applied: its rule over one course, and its words."""
