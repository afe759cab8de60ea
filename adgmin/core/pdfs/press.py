"""The typesetter in a process of its own: it never gives back the memory it keeps, so it ends after each job.

Run by path, with nothing of the product but this file. Standard input: one line of JSON (`input`, `root`, `fonts`, and
either `format` with `timestamp` or `ppi`, or `query`), then the data for the template. Standard output: the PDF, the
first page as PNG, or JSON. Exit 1 with the reason on standard error.
"""

import json
import sys

import typst


def main() -> int:
    """Set what was asked for."""
    asked = json.loads(sys.stdin.buffer.readline())
    data = sys.stdin.buffer.read().decode()
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=list(asked["fonts"])
    )
    try:
        compiler = typst.Compiler(
            input=asked["input"], root=asked["root"], font_paths=fonts, ignore_system_fonts=True,
            sys_inputs={"data": data},
        )  # fmt: skip
        sys.stdout.buffer.write(_made(compiler, asked))
    except typst.TypstError as error:
        sys.stderr.write(error.diagnostic)
        return 1
    return 0


def _made(compiler: typst.Compiler, asked: dict[str, object]) -> bytes:
    if label := asked.get("query"):
        return compiler.query(str(label), field="value").encode()
    if asked["format"] == "png":
        made = compiler.compile(format="png", ppi=float(str(asked["ppi"])))
    else:
        made = compiler.compile(format="pdf", timestamp=int(str(asked["timestamp"])), pdf_tags=False)
    return (made[0] if isinstance(made, list) else made) or b""


if __name__ == "__main__":
    sys.exit(main())
