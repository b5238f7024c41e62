"""What the desk does with drafts beyond storing one operation: saving inline forms, sharing links."""
