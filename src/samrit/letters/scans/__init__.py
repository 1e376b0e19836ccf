"""Pictures of pages ▸ lines of text with their places, by Tesseract and a second look at every number."""
