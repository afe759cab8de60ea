"""x"""
def start() -> None:
    """x"""
