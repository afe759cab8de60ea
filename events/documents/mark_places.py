"""Where the parts of a mark stand on a page of any size, in its units, from the lower left corner as it is shown."""

import math

Size = tuple[float, float]  # width, height
Matrix = tuple[float, float, float, float, float, float]
A4 = 595.28  # points; the width for which the mark is set
FAINT = 0.13  # how much of the words across is seen


def foot(line: Size, page: Size) -> Matrix:
    """Where the line stands: at the foot, in the middle, no wider than the page."""
    (line_width, line_height), (width, height) = line, page
    scale = min(max(width, height) / A4, min(width, height) / A4 * 1.2, width * 0.94 / line_width)
    scale = min(scale, height * 0.2 / line_height)
    return scale, 0, 0, scale, (width - line_width * scale) / 2, min(width, height) * 0.012


def diagonal(line: Size, page: Size) -> Matrix:
    """Where the words across stand: from below left to above right, through the middle."""
    (line_width, line_height), (width, height) = line, page
    angle = math.atan2(height, width)
    scale = min(math.hypot(width, height) * 0.7 / line_width, min(width, height) * 0.35 / line_height)
    cos, sin = math.cos(angle) * scale, math.sin(angle) * scale
    middle, half = line_width / 2, line_height / 2
    x, y = width / 2 - cos * middle + sin * half, height / 2 - sin * middle - cos * half
    return cos, sin, -sin, cos, x, y
