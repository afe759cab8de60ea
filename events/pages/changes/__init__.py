"""What changed in the programme, release by release."""
