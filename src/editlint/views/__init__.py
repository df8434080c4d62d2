"""What several rules ask of one document, computed once and shared through `Document.view`."""
