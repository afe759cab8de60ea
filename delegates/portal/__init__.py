"""The portal: focal points and delegates work on their own people, and see nobody else."""
