"""A report as one HTML file that fetches nothing."""
