"""Marks of state secrets: such papers may not be kept in this system.

Source: Law on Protection of State Secrets, No. 29/2018/QH14, Article 8 (Tuyệt mật, Tối mật, Mật); the marks are
stamped in capitals at the head of the page (Circular 24/2020/TT-BCA, Article 2).
"""

import re
import unicodedata

MARKS = ("Tuyệt mật", "Tối mật", "Mật")


def _spread(word: str) -> str:
    """A pattern of a word whose letters may stand apart, as a stamp is set and as PDFs are read."""
    return r"\s*".join(word.replace(" ", ""))


_HIGHER = f"{_spread('tuyệt')}[\\s_-]*{_spread('mật')}|{_spread('tối')}[\\s_-]*{_spread('mật')}"
_LEVEL = f"({_HIGHER}|{_spread('mật')})"
# A stamp stands alone in its line, but for a frame and its English, or after the words that name the degree.
_ALONE = re.compile(
    rf"^[\W_]*{_LEVEL}(?:[\W_]+(?:top\s+secret|secret|confidential))?[\W_]*$", re.IGNORECASE | re.MULTILINE
)
_NAMED = re.compile(rf"độ\s+mật\s*[:-]?\s*{_LEVEL}(?!\w)", re.IGNORECASE)
# In capitals: the two higher ones anywhere; the lowest in a column of its own, or after the name of a paper.
_CAPITALS = re.compile(rf"({_spread('TUYỆT')}\s*{_spread('MẬT')}|{_spread('TỐI')}\s*{_spread('MẬT')})")
_COLUMN = re.compile(
    rf"(?:^|[ ]{{2,}}|[-–—/|:(\[<“«]|(?<=\w))[ ]*({_spread('MẬT').replace('*', '?')})[ ]*"
    r"(?=$|[ ]{2,}|[-–—/|)\]>”».,;])",
    re.MULTILINE,
)
_PAPER = re.compile(
    r"(?:TÀI LIỆU|VĂN BẢN|CÔNG VĂN|CÔNG HÀM|HỒ SƠ|BÁO CÁO|ĐỀ ÁN|TỜ TRÌNH|LOẠI|MỨC)[ ]+(MẬT)(?![ ]*\w)"
)
# Without diacritics "mat" stands for too much ("tôi mất"); so only the stamp itself, in capitals.
_BARE = re.compile(r"^[\W_]*(TUYET|TOI)[\s_-]*MAT[\W_]*$", re.MULTILINE)
_IN_NAME = re.compile(rf"(?<![^\W_]){_LEVEL}(?![^\W_])", re.IGNORECASE)
_BARE_IN_NAME = re.compile(r"(?<![^\W_])(?:(?i:(tuyet))[\s_-]*(?i:mat)|(TOI)[\s_-]*MAT)(?![^\W_])")
# Words in which "mật" is no degree: secret of another kind, confidentiality; a password, honey.
_OTHER_WORD = re.compile(r"(?:bí|bảo|cơ|giải|thân)[\W_]*mật", re.IGNORECASE)
_OTHER_IN_NAME = re.compile(r"mật[\W_]*(?:ong|khẩu|mã|vụ|thám|độ|thư|ngữ|hiệu|báo)", re.IGNORECASE)
_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")


def secret_mark(text: str, name: str = "") -> str:
    """Return the mark that a text (or the name of its file) bears, as the law writes it; "" when none."""
    text = _plain(text)
    for pattern in (_CAPITALS, _NAMED):
        if found := pattern.search(text):
            return _written(found[1])
    text = _OTHER_WORD.sub("", text)
    for pattern in (_ALONE, _PAPER, _COLUMN, _BARE):
        if found := pattern.search(text):
            return _written(found[1])
    name = _OTHER_IN_NAME.sub("", _OTHER_WORD.sub("", _plain(name)))
    found = _IN_NAME.search(name) or _BARE_IN_NAME.search(name)
    return _written(found[1] or found[2]) if found else ""


def _plain(text: str) -> str:
    """Letters as everybody writes them (full-width and composed alike), nothing invisible between them."""
    text = _LINE_ENDS.sub("\n", unicodedata.normalize("NFKC", text)).replace("\t", "  ")
    return text if text.isascii() else "".join(char for char in text if unicodedata.category(char) != "Cf")


def _written(found: str) -> str:
    initials = unicodedata.normalize("NFD", "".join(found.split())).casefold()[:2]
    return {"tu": MARKS[0], "to": MARKS[1]}.get(initials, MARKS[2])
