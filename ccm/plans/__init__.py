"""Action plans: typed actions, whom they address, and how far they got."""
