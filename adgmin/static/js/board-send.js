/* Speaks to the server: moves, undo and redo. A refusal or a lost answer is shown, and the board takes the server's state. */
import { blockOf, board, day } from "./board-grid.js";
import { merge } from "./board-merge.js";
import { fill, note, root, say, words } from "./board-words.js";

const PATIENCE = 10_000;
const told = document.getElementById("told");
let running = 0;
let latest = Promise.resolve();
let turns = 0;

export const isSaving = () => running > 0;

/** How many acts were begun here: what was asked before the latest of them tells of a board that is past. */
export const turn = () => turns;
export const address = (path) => `${root.dataset.board}${path}?day=${day()}`;

export async function ask(path, options = {}) {
  const headers = { Accept: "application/json", "X-CSRFToken": root.dataset.csrf ?? "", ...options.headers };
  const answer = await fetch(path, {
    credentials: "same-origin", cache: "no-store", signal: AbortSignal.timeout(PATIENCE), ...options, headers,
  });
  if (answer.redirected || answer.status === 403) throw new Error(words.signin);
  return answer;
}

const asJson = (body) => ({ method: "POST", body: JSON.stringify(body), headers: { "Content-Type": "application/json" } });
const wish = ({ code, day: on, begin, minutes, room, sequence }) => ({ code, day: on, begin, minutes, room, sequence });

export const move = (moves) => act(address("move/"), asJson({ moves: moves.map(wish) }));
const offered = (kind) => root.querySelector(`[data-step="${kind}"] [name="key"]`)?.value ?? "";
const asForm = (fields) => ({ method: "POST", body: new URLSearchParams(fields) });
/** Undo or do again what the board offers once the acts before have their answers. */
export const step = (kind) => inTurn(() => attend(address(`${kind}/`), asForm({ key: offered(kind) })));
export const attempt = (place, signal) => ask(address("try/"), { ...asJson({ moves: [wish(place)] }), signal });

/** Do what writes when what was begun before it has its answer, so that answers come in the order of the acts. */
export function inTurn(work) {
  running += 1;
  turns += 1;
  const mine = latest.then(work).finally(() => { running -= 1; });
  latest = mine.catch(() => {});
  return mine;
}

/** Do one act; true when it was done. What was refused is told, and what failed can be tried again. */
export const act = (path, options) => inTurn(() => attend(path, options));

async function attend(path, options) {
  clear();
  note(words.saving);
  try {
    return await take(await ask(path, options));
  } catch (error) {
    return lost(error, path, options);
  }
}

/** Say that an act has no answer, and offer it again; false, for it was not done as far as is known. */
export function lost(error, path, options) {
  note("");
  failed(error.message === words.signin ? words.signin : words.failed, () => act(path, options));
  return false;
}

/** Take in an answer; give true when the act was done. */
export async function take(answer) {
  if (answer.status >= 500) throw new Error(String(answer.status));
  const data = await answer.json();
  const changed = merge(data.html);
  flash(changed);
  note(answer.ok ? fill(words.saved, { time: board().dataset.now }) : "");
  if (answer.ok) say(data.said);
  else refuse(data.refused);
  return answer.ok;
}

export function flash(codes) {
  for (const code of codes) {
    const block = blockOf(code);
    block?.classList.add("is-fresh");
    setTimeout(() => block?.classList.remove("is-fresh"), 2500);
  }
}

export function clear() {
  told.replaceChildren();
}

function refuse(html) {
  told.innerHTML = html;
  shutBy(told.firstElementChild);
  told.focus({ preventScroll: true });
}

/** Let a message be put away by its button and by Escape. */
function shutBy(box) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "sched__shut";
  button.setAttribute("aria-label", words.close);
  button.textContent = "✕";
  button.addEventListener("click", clear);
  box?.append(button);
}

function failed(text, again) {
  const box = document.createElement("div");
  const line = document.createElement("p");
  const button = document.createElement("button");
  box.className = "errsum";
  box.setAttribute("role", "alert");
  line.textContent = text;
  button.type = "button";
  button.className = "btn btn--sm fix";
  button.textContent = words.again;
  button.addEventListener("click", again);
  box.append(line, button);
  told.replaceChildren(box);
  shutBy(box);
}

told.addEventListener("keydown", (event) => {
  if (event.key === "Escape") clear();
});
