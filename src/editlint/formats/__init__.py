"""Output formats, one module each: `render(report)` yields text."""
