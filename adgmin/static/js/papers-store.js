/* Papers kept on the device: IndexedDB, sealed with an AES-GCM key that the browser never gives out.
   owner: whose copies they are · papers: what is known of each · pages: a picture by paper and number · keys: the key.
   Nothing in clear but numbers: titles and symbols are sealed too. */
const NAME = "adgmin-papers";
const STORES = ["keys", "owner", "papers", "pages"];
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
  if (base) return;
  const asked = indexedDB.open(NAME, 1);
  asked.onupgradeneeded = () => {
    for (const name of STORES) asked.result.createObjectStore(name);
  };
  base = await done(asked);
  base.onversionchange = () => close();
  key = await ownKey();
}

function close() {
  base?.close();
  base = null;
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

async function seal(value) {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const plain = value instanceof Uint8Array ? value : new TextEncoder().encode(JSON.stringify(value));
  return { iv, data: await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, plain) };
}

const unseal = async ({ iv, data }) => new Uint8Array(await crypto.subtle.decrypt({ name: "AES-GCM", iv }, key, data));
const read = async (sealed) => JSON.parse(new TextDecoder().decode(await unseal(sealed)));

/* Whose copies lie here; nobody's before the first. */
export const owner = () => done(base.transaction("owner").objectStore("owner").get("who"));

/* Every copy: what was told of it, its size in bytes, when it was kept. One that cannot be opened is named broken. */
export async function copies() {
  const store = base.transaction("papers").objectStore("papers");
  const [ids, values] = await Promise.all([done(store.getAllKeys()), done(store.getAll())]);
  return Promise.all(ids.map(async (id, at) => ({ id, ...(await read(values[at]).catch(() => ({ broken: true }))) })));
}

/* Write a whole copy at once, in the place of an older one of the same paper; half a copy is never there. */
export async function keepCopy(who, paper, pictures) {
  const old = (await copies()).filter((one) => one.slug === paper.slug && one.language === paper.language);
  const id = crypto.randomUUID();
  const sealed = await seal({ ...paper, size: pictures.reduce((sum, one) => sum + one.length, 0), at: Date.now() });
  const pages = [];
  for (const picture of pictures) pages.push(await seal(picture));
  const act = base.transaction(["owner", "papers", "pages"], "readwrite");
  act.objectStore("owner").put(who, "who");
  act.objectStore("papers").put(sealed, id);
  for (const [at, page] of pages.entries()) act.objectStore("pages").put(page, `${id}/${at + 1}`);
  for (const one of old) drop(act, one.id);
  await finished(act);
}

export const pictureOf = async (id, number) =>
  unseal(await done(base.transaction("pages").objectStore("pages").get(`${id}/${number}`)));

export async function removeCopies(ids) {
  const act = base.transaction(["papers", "pages"], "readwrite");
  for (const id of ids) drop(act, id);
  await finished(act);
}

function drop(act, id) {
  act.objectStore("papers").delete(id);
  act.objectStore("pages").delete(IDBKeyRange.bound(`${id}/`, `${id}/\uffff`));
}

/* Delete everything, the key first: what is left for a moment cannot be read any more. */
export async function forgetAll() {
  const known = await indexedDB.databases?.();
  if (known && !known.some(({ name }) => name === NAME)) return false;
  await openStore();
  const had = (await done(base.transaction("papers").objectStore("papers").count())) > 0;
  const act = base.transaction(STORES, "readwrite");
  for (const name of STORES) act.objectStore(name).clear();
  await finished(act);
  close();
  await done(indexedDB.deleteDatabase(NAME)).catch(() => {});
  return had;
}
