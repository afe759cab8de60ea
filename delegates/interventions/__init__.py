"""Interventions that focal points send in for the sessions in which their party takes part."""
