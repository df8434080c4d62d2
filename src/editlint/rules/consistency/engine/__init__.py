"""What the rules on consistency ask of a document: one reading, shared by `doc.view`."""
