"""What the device makes of codes and names is what the server makes of them."""

import base64
import datetime as dt
import json
import random
import re
from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from adgmin.core.text import fold
from delegates.badges import base45, codes
from delegates.badges.models import BadgeKind, Category

MARK = codes.edition_mark("adgmin6")
READ = """async ([address, texts, keys, mark]) => {
  const { readCode } = await import(address);
  const told = [];
  for (const text of texts) {
    const { code, payload } = await readCode(text, keys, mark);
    told.push([code, payload && { ...payload, packed: null, signature: null }]);
  }
  return told;
}"""
FOLD = "async ([address, names]) => (({ fold }) => names.map(fold))(await import(address))"
NAMES = (
    "Nguyễn Thị Đào", "ĐẶNG  Văn-Ước", "SITI Rahmah binti Osman", "Kauṉḍinya", "สมชาย ใจดี", "ບຸນມີ ຕົວຢ່າງ",
    "សុខ គំរូ ស្រីមុំ", "နီလာ နမူနာ ရည်ချို", "杨 样本", "見本 直人 ミホン", "김견본", "Иванов Образец Щукин",
    "Ólafur Þór Ðáði", "O’Neill, J. (Jr.)", "Ǆorđe Łukasz",
)  # fmt: skip


@pytest.fixture
def app(site, phone):
    """The page of the app, and where it has a script."""
    page = phone(service_workers="block", locale="en-GB")
    page.goto(f"{site}/gate/")
    files = json.loads(
        re.search(r"const FILES = (\[.*?\]);", page.request.get(f"{site}/gate/sw.js").text())[1]
    )

    def script(name: str) -> str:
        return next(one for one in files if re.search(rf"/{name}(\.[0-9a-f]+)?\.js$", one))

    return page, script


def made(chance: random.Random) -> codes.Payload:
    begin = dt.datetime(2026, 1, chance.randint(1, 28), chance.randint(0, 23), 30, tzinfo=dt.UTC)
    return codes.Payload(
        MARK, chance.choice([0, 1, 193, 2**31, 2**32 - 1]), chance.choice(Category.values),
        chance.choice(BadgeKind.values), "".join(sorted(chance.sample(codes.LETTERS, chance.randint(0, 8)))),
        begin, begin + dt.timedelta(minutes=chance.randint(1, 9999)), 7,
    )  # fmt: skip


def test_the_device_reads_codes_as_the_server_does(app):
    page, script = app
    chance, private, other = random.Random(45), Ed25519PrivateKey.generate(), Ed25519PrivateKey.generate()
    good = [made(chance) for _number in range(30)]
    texts = [codes.sign(payload, private) for payload in good]
    odd = [
        codes.sign(good[0], other),
        codes.PREFIX + base45.encode(codes.pack(good[1])[:-1] + b"\x08" + b"\x00" * 64),  # another key
        codes.sign(replace(good[0], edition=MARK ^ 1), private),
        codes.PREFIX + base45.encode(b"\x02" + codes.pack(good[2])[1:] + b"\x00" * 64),  # another version
        "", "ADG1:", "adg1:" + texts[0][5:], texts[0] + "0", texts[0][:-1], texts[0][:-2], texts[0][:-1] + "a",
        "ADG1:" + ":" * 125,
    ]  # fmt: skip
    public = base64.urlsafe_b64encode(private.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw))
    keys = [{"number": 7, "public": public.decode().rstrip("=")}]
    told = page.evaluate(READ, [script("gate-code"), texts + odd, keys, MARK])
    for payload, (code, read) in zip(good, told[:30], strict=True):
        assert code == "ok"
        assert (read["serial"], read["category"], read["kind"], read["zones"], read["from"], read["until"]) == (
            payload.serial, payload.category, payload.kind, payload.zones,
            payload.valid_from.timestamp(), payload.valid_until.timestamp(),
        )  # fmt: skip
    expected = [by_the_server(text, private) for text in odd]
    assert expected[:4] == ["altered", "unknown_key", "other_edition", "unreadable"]
    assert [code for code, _read in told[30:]] == expected


def by_the_server(text: str, private: Ed25519PrivateKey) -> str:
    try:
        payload = codes.read(text, {7: private.public_key()})
    except codes.BadCode as bad:
        return bad.reason
    return "ok" if payload.edition == MARK else "other_edition"


def test_the_device_folds_names_as_the_server_does(app):
    page, script = app
    assert page.evaluate(FOLD, [script("gate-find"), list(NAMES)]) == [fold(name) for name in NAMES]
