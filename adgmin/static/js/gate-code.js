/* Reads the code of a badge without a network: Base45 (RFC 9285), 19 bytes, and their Ed25519 signature. The twin of
   delegates/badges/codes.py, where the bytes are described. */
const PREFIX = "ADG1:";
const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
const VALUE = new Map([...ALPHABET].map((sign, number) => [sign, number]));
const CATEGORIES = ["MIN", "DEL", "PTN", "SEC", "ORG", "MED", "EXH", "SVC"];
const KINDS = ["personal", "floater", "one_day", "staff", "vehicle"];
const LETTERS = "ABCDEFGH";
const VERSION = 1;
const PAYLOAD = 19;
const SIGNATURE = 64;
const CONTEXT = new TextEncoder().encode("adgmin badge\0");

/* The bytes of a text, or null for what no encoder writes. */
export function fromBase45(text) {
  const out = [];
  for (let at = 0; at < text.length; at += 3) {
    const chunk = [...text.slice(at, at + 3)].map((sign) => VALUE.get(sign));
    const width = chunk.length - 1;
    if (width === 0 || chunk.includes(undefined)) return null;
    const number = chunk.reduce((sum, digit, power) => sum + digit * 45 ** power, 0);
    if (number >= 256 ** width) return null;
    if (width === 2) out.push(number >> 8);
    out.push(number & 255);
  }
  return Uint8Array.from(out);
}

/* What a text says, unproven: { packed, signature, edition, serial, category, kind, zones, from, until (seconds), key },
   or null when it is no code of ours. */
export function payloadOf(text) {
  if (!text.startsWith(PREFIX)) return null;
  const data = fromBase45(text.slice(PREFIX.length));
  if (data?.length !== PAYLOAD + SIGNATURE) return null;
  const view = new DataView(data.buffer);
  const [category, kind] = [CATEGORIES[view.getUint8(7)], KINDS[view.getUint8(8)]];
  if (view.getUint8(0) !== VERSION || !category || !kind) return null;
  const zones = view.getUint8(9);
  return {
    packed: data.slice(0, PAYLOAD),
    signature: data.slice(PAYLOAD),
    edition: view.getUint16(1),
    serial: view.getUint32(3),
    category,
    kind,
    zones: [...LETTERS].filter((_, bit) => (zones >> bit) & 1).join(""),
    from: view.getUint32(10) * 60,
    until: view.getUint32(14) * 60,
    key: view.getUint8(18),
  };
}

/* Read a code with the trusted keys [{ number, public (base64url) }] and the mark of the edition.
   → { code: "ok" | "unreadable" | "unknown_key" | "altered" | "other_edition", payload, checked: whether this browser
   can check signatures }. */
export async function readCode(text, keys, mark) {
  const payload = payloadOf(text);
  if (!payload) return { code: "unreadable", payload: null, checked: true };
  const key = keys.find((one) => one.number === payload.key);
  if (!key) return { code: "unknown_key", payload, checked: true };
  const genuine = await isGenuine(payload, key.public);
  if (genuine === false) return { code: "altered", payload, checked: true };
  return { code: payload.edition === mark ? "ok" : "other_edition", payload, checked: genuine !== null };
}

const imported = new Map();

/* Whether the signature fits; null where the browser knows no Ed25519. */
async function isGenuine({ packed, signature }, publicText) {
  try {
    if (!imported.has(publicText)) {
      const raw = fromBase64(publicText);
      imported.set(publicText, await crypto.subtle.importKey("raw", raw, { name: "Ed25519" }, false, ["verify"]));
    }
    const said = new Uint8Array(CONTEXT.length + packed.length);
    said.set(CONTEXT);
    said.set(packed, CONTEXT.length);
    return await crypto.subtle.verify({ name: "Ed25519" }, imported.get(publicText), signature, said);
  } catch (error) {
    if (error.name === "NotSupportedError" || error instanceof TypeError) return null;
    return false;
  }
}

/* The first 16 hexadecimal figures of the SHA-256 of a text: what the list holds of the code that a badge has now. */
export async function digestOf(text) {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
  return [...hash.slice(0, 8)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

export function fromBase64(text) {
  const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (sign) => sign.charCodeAt(0));
}
