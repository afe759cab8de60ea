/* Fetching a paper to keep it, and asking whether what is kept may stay. */
import { copies, forgetAll, keepCopy, openStore, owner, removeCopies } from "./papers-store.js";

const PATIENCE = 6; // times that a page is asked for again while the server is busy
const token = () => document.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "";
const pause = (seconds) => new Promise((resolve) => setTimeout(resolve, seconds * 1000));

async function asked(url, options) {
  for (let time = 1; ; time += 1) {
    const answer = await fetch(url, { redirect: "error", cache: "no-store", ...options });
    if (answer.ok) return answer;
    if (![429, 503].includes(answer.status) || time === PATIENCE) throw new Error(String(answer.status));
    await pause(Number(answer.headers.get("Retry-After")) || 2);
  }
}

/* Keep a paper: its words and the marked picture of each page; `tell(page, pages)` says how far it is. */
export async function keepPaper(url, tell, csrf = token()) {
  const paper = await (await asked(url, { method: "POST", headers: { "X-CSRFToken": csrf } })).json();
  await openStore();
  if ((await owner()) && (await owner()) !== paper.reader) {
    await forgetAll();
    await openStore();
  }
  const pictures = [];
  for (const page of paper.pages) {
    tell(page.number, paper.pages.length);
    pictures.push(new Uint8Array(await (await asked(page.url)).arrayBuffer()));
  }
  await keepCopy(paper.reader, { ...paper, url }, pictures);
  await navigator.storage?.persist?.().catch(() => {});
}

/* Hold what is kept against what the reader may open now. Returns null without an answer, else
   { ended, gone: copies removed, newer: ids, csrf }. An address that leads elsewhere, or refuses, means that the right ended. */
export async function checkCopies(url) {
  const all = await copies();
  if (!all.length) return { ended: false, gone: [], newer: [] };
  const query = all.filter((one) => !one.broken).map((one) => `paper=${encodeURIComponent(nameOf(one))}`);
  const answer = await fetch(`${url}?${query.join("&")}`, { redirect: "manual", cache: "no-store" }).catch(() => null);
  if (!answer || answer.status >= 500 || answer.status === 429) return null;
  if (!answer.ok) return ended();
  const told = await answer.json().catch(() => null);
  if (!told?.papers) return null; // a page of a hotel
  if (told.reader !== (await owner())) return ended();
  const readable = (one) => told.papers[nameOf(one)] >= 0;
  const gone = all.filter((one) => !one.broken && !readable(one));
  await removeCopies(gone.map((one) => one.id));
  const newer = all.filter((one) => !one.broken && readable(one) && told.papers[nameOf(one)] > one.revision);
  return { ended: false, gone, newer: newer.map((one) => one.id), csrf: told.csrf };
}

async function ended() {
  const had = await forgetAll();
  return { ended: had, gone: [], newer: [] };
}

export const nameOf = (one) => `${one.slug}/${one.language}/${one.revision}`;
