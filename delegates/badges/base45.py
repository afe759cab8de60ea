"""Base45 (RFC 9285): bytes in the 45 signs that a QR code packs tightest."""

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
_VALUE = {sign: number for number, sign in enumerate(ALPHABET)}


def encode(data: bytes) -> str:
    """Return the text of these bytes: three signs for two of them, two for a last one."""
    signs: list[str] = []
    for at in range(0, len(data), 2):
        pair = data[at : at + 2]
        number = int.from_bytes(pair, "big")
        for _ in range(len(pair) + 1):
            number, digit = divmod(number, 45)
            signs.append(ALPHABET[digit])
    return "".join(signs)


def decode(text: str) -> bytes:
    """Return the bytes of a text. Raises ValueError for what `encode` never writes."""
    try:
        digits = [_VALUE[sign] for sign in text]
    except KeyError as error:
        raise ValueError(f"{error.args[0]!r} is no sign of Base45.") from None
    out = bytearray()
    for at in range(0, len(digits), 3):
        chunk = digits[at : at + 3]
        number = sum(digit * 45**power for power, digit in enumerate(chunk))
        width = len(chunk) - 1
        if width == 0 or number >= 256**width:
            raise ValueError("The text is cut off or no Base45.")
        out += number.to_bytes(width, "big")
    return bytes(out)
