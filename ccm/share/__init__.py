"""What leaves the library: pages as text for a terminal, as JSON and as CSV."""
