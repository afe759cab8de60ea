/* Follows what others change: asks every few seconds, not at all while the page is hidden. */
import { board, day } from "./board-grid.js";
import { merge } from "./board-merge.js";
import { ask, flash, isSaving, turn } from "./board-send.js";
import { note, root, say, words } from "./board-words.js";

const EVERY = 3000;
const SLOWEST = 30_000;
let tag = "";
let lost = 0;
let timer = 0;

const changes = (on) => `${root.dataset.board}changes/?day=${on}&since=${board().dataset.version}&act=${board().dataset.act}`;

async function look() {
  const shown = day();
  const asked = turn();
  if (document.hidden || isSaving()) return;
  try {
    const answer = await ask(changes(shown), { headers: tag ? { "If-None-Match": tag } : {} });
    if (lost) note(words.online);
    lost = 0;
    if (answer.status !== 200 || turn() !== asked || day() !== shown) return;
    tag = answer.headers.get("ETag") ?? "";
    const data = await answer.json();
    flash(merge(data.html));
    if (data.news) {
      note(data.news);
      say(data.news);
    }
  } catch (error) {
    lost += 1;
    if (lost === 2) note(error.message === words.signin ? words.signin : words.offline);
  }
}

function later() {
  clearTimeout(timer);
  const wait = Math.min(EVERY * 2 ** Math.max(lost - 1, 0), SLOWEST);
  timer = setTimeout(() => look().finally(later), wait * (0.8 + 0.4 * Math.random()));
}

/** Show another day in place of this one; true when it came, and was `wanted` still. */
export async function showDay(on, wanted = () => true) {
  try {
    const answer = await ask(`${root.dataset.board}changes/?day=${on}`);
    const { html } = await answer.json();
    if (!wanted()) return false;
    tag = answer.headers.get("ETag") ?? "";
    merge(html);
    history.replaceState(null, "", `?day=${on}`);
    return true;
  } catch {
    note(words.offline);
    return false;
  }
}

export function startFollowing() {
  document.addEventListener("visibilitychange", () => document.hidden || look());
  later();
}
