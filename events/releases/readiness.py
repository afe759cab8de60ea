"""Whether visitors can be served: the check that `readyz` asks for."""

from adgmin.core.health import NotReadyError

from .published import NothingPublished, current_programme


def programme_readable() -> None:
    """Raise NotReadyError when there is no programme to show or it cannot be read."""
    try:
        current_programme()
    except NothingPublished:
        raise NotReadyError("no programme has been released") from None
    except (KeyError, ValueError, TypeError) as problem:
        raise NotReadyError(f"the published programme cannot be read ({type(problem).__name__})") from problem
