"""What the user sees, as pages: one description for preview, printer and PDF. No Qt."""
