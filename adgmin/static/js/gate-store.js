/* Everything kept on the device: IndexedDB, sealed with an AES-GCM key that the browser never gives out.
   kept: parts of the list by name · photos: by number · scans: by sequence, numbered by the database itself, so that
   no two tabs and no reload ever use one twice · keys: the key. */
const NAME = "adgmin-gate";
const STORES = { keys: {}, kept: {}, photos: {}, scans: { keyPath: "sequence", autoIncrement: true } };
let base = null;
let key = null;

const done = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

const finished = (act) =>
  new Promise((resolve, reject) => {
    act.oncomplete = resolve;
    act.onerror = act.onabort = () => reject(act.error);
  });

export async function openStore() {
  const asked = indexedDB.open(NAME, 1);
  asked.onupgradeneeded = () => {
    for (const [name, options] of Object.entries(STORES)) {
      const store = asked.result.createObjectStore(name, options);
      if (name === "scans") store.createIndex("waiting", "waiting");
    }
  };
  base = await done(asked);
  base.onversionchange = () => base.close();
  key = await ownKey();
}

async function ownKey() {
  const found = await done(base.transaction("keys").objectStore("keys").get("main"));
  if (found) return found;
  const made = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
  const act = base.transaction("keys", "readwrite", { durability: "strict" });
  const store = act.objectStore("keys");
  const first = await done(store.get("main")); // another tab may have been first
  if (!first) store.put(made, "main");
  await finished(act);
  return first ?? made;
}

/* ---- sealing ---- */

export async function seal(value) {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const plain = value instanceof Uint8Array ? value : new TextEncoder().encode(JSON.stringify(value));
  return { iv, data: await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, plain) };
}

export async function unsealBytes({ iv, data }) {
  return new Uint8Array(await crypto.subtle.decrypt({ name: "AES-GCM", iv }, key, data));
}

export async function unseal(sealed) {
  return JSON.parse(new TextDecoder().decode(await unsealBytes(sealed)));
}

/* ---- parts and photographs ---- */

/* Write several parts at once: { name: value }; null takes one away. */
export async function keep(parts) {
  const sealed = [];
  for (const [name, value] of Object.entries(parts)) sealed.push([name, value === null ? null : await seal(value)]);
  const act = base.transaction("kept", "readwrite");
  const store = act.objectStore("kept");
  for (const [name, value] of sealed) value ? store.put(value, name) : store.delete(name);
  await finished(act);
}

/* All parts, by name. What cannot be unsealed is as good as not there. */
export async function allKept() {
  const store = base.transaction("kept").objectStore("kept");
  const [names, values] = await Promise.all([done(store.getAllKeys()), done(store.getAll())]);
  const parts = {};
  for (const [at, name] of names.entries()) parts[name] = await unseal(values[at]).catch(() => undefined);
  return parts;
}

export const keptNames = () => done(base.transaction("kept").objectStore("kept").getAllKeys());

export async function keepPhotos(photos) {
  const sealed = [];
  for (const { serial, digest, bytes } of photos) sealed.push([serial, { digest, ...(await seal(bytes)) }]);
  const act = base.transaction("photos", "readwrite");
  for (const [serial, value] of sealed) act.objectStore("photos").put(value, serial);
  await finished(act);
}

export async function dropPhotos(serials) {
  const act = base.transaction("photos", "readwrite");
  for (const serial of serials) act.objectStore("photos").delete(serial);
  await finished(act);
}

/* The photographs that are here: number → digest. */
export async function photosHere() {
  const found = new Map();
  const asked = base.transaction("photos").objectStore("photos").openCursor();
  await new Promise((resolve, reject) => {
    asked.onerror = () => reject(asked.error);
    asked.onsuccess = () => {
      const at = asked.result;
      if (!at) return resolve();
      found.set(at.key, at.value.digest);
      at.continue();
    };
  });
  return found;
}

export async function photoOf(serial) {
  const found = await done(base.transaction("photos").objectStore("photos").get(serial));
  return found ? unsealBytes(found).catch(() => null) : null;
}

/* ---- scans ---- */

/* Let the first sequence come after `from`: a device that is paired anew never uses a number of before. Where more were
   counted already, they go on from there. */
export async function startCounting(from) {
  const act = base.transaction("scans", "readwrite", { durability: "strict" });
  const store = act.objectStore("scans");
  store.get(from).onsuccess = ({ target: { result } }) => {
    if (result) return;
    store.put({ sequence: from });
    store.delete(from);
  };
  await finished(act);
}

/* Write a scan for good; return its sequence once it is on the disk. */
export async function addScan(entry) {
  const row = { waiting: 1, sealed: await seal(entry) };
  const act = base.transaction("scans", "readwrite", { durability: "strict" });
  const asked = act.objectStore("scans").add(row);
  await finished(act);
  return asked.result;
}

/* Scans the server has: they wait no more. `entry` replaces what was written of a single one. */
export async function settleScans(sequences, entry = null) {
  const sealed = entry && (await seal(entry));
  const act = base.transaction("scans", "readwrite", { durability: "strict" });
  const store = act.objectStore("scans");
  for (const sequence of sequences) {
    store.get(sequence).onsuccess = ({ target: { result } }) => {
      if (result) store.put({ sequence, sealed: sealed ?? result.sealed });
    };
  }
  await finished(act);
}

/* The oldest scans that wait, in order, at most so many. */
export async function waitingScans(most) {
  const rows = await done(base.transaction("scans").objectStore("scans").index("waiting").getAll(1, most));
  return Promise.all(rows.map(opened));
}

export async function countWaiting() {
  return done(base.transaction("scans").objectStore("scans").index("waiting").count(1));
}

/* Every scan that is still here, in order; `waits` tells whether the server has it. */
export async function allScans() {
  return Promise.all((await done(base.transaction("scans").objectStore("scans").getAll())).map(opened));
}

async function opened({ sequence, waiting, sealed }) {
  const entry = await unseal(sealed).catch(() => ({ act: "unreadable" }));
  return { ...entry, sequence, waits: waiting === 1 };
}

/* Forget scans that the server has; those that wait stay, whatever is asked. */
export async function forgetScans(sequences) {
  const act = base.transaction("scans", "readwrite");
  const store = act.objectStore("scans");
  for (const sequence of sequences) {
    store.get(sequence).onsuccess = ({ target: { result } }) => {
      if (result && result.waiting !== 1) store.delete(sequence);
    };
  }
  await finished(act);
}

/* ---- forgetting ---- */

/* Delete the people's data and leave the scans, with their key. */
export async function forgetPeople() {
  const act = base.transaction(["kept", "photos"], "readwrite");
  const store = act.objectStore("kept");
  const names = await done(store.getAllKeys());
  for (const name of names) if (name !== "device" && name !== "own") store.delete(name);
  act.objectStore("photos").clear();
  await finished(act);
}

/* Delete all, the key first: what is left for a moment cannot be read any more. */
export async function destroyStore() {
  const act = base.transaction([...base.objectStoreNames], "readwrite");
  for (const name of act.objectStoreNames) act.objectStore(name).clear();
  await finished(act).catch(() => {});
  base.close();
  await done(indexedDB.deleteDatabase(NAME)).catch(() => {});
  key = null;
}
