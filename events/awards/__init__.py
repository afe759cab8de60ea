"""The ASEAN Digital Awards: finalists, the jury and its scores, conflicts of interest, results and their moment."""
