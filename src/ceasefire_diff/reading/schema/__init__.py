"""JSON Schemas of the files a person writes."""
