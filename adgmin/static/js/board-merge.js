/* Takes in the board as the server has it now: only what differs is replaced; focus, scroll and what is held stay. */
import { board, list } from "./board-grid.js";
import { mayChange, root, showNote, words } from "./board-words.js";

const served = new WeakMap();
const SECRET = /name="csrfmiddlewaretoken" value="[^"]*"/g;

const textOf = (element) => element.outerHTML.replace(SECRET, "");

/** Keep what was served, then make the blocks operable. */
export function remember() {
  for (const element of root.querySelectorAll("[data-part], [data-keyed] > li")) {
    if (!served.has(element)) served.set(element, textOf(element));
  }
  if (mayChange) for (const link of root.querySelectorAll("a[data-block]:not([role])")) dress(link);
}

function dress(link) {
  link.setAttribute("role", "button");
  link.setAttribute("aria-roledescription", words.movable);
  link.setAttribute("aria-describedby", "how");
  link.setAttribute("aria-pressed", "false");
  link.draggable = false;
}

export function merge(html) {
  const holder = document.createElement("template");
  holder.innerHTML = html;
  const fresh = holder.content.getElementById("board");
  const now = board();
  const focus = focusedBefore();
  Object.assign(now.dataset, fresh.dataset);
  for (const name of [".sched__grid", ".sched__day", ".sched__scroll"]) copyAttributes(now.querySelector(name), fresh.querySelector(name));
  for (const part of fresh.querySelectorAll("[data-part]")) mergePart(part);
  const changed = mergeBlocks(fresh.querySelector("[data-keyed]"));
  const blank = now.querySelector(".sched__blank");
  const wanted = fresh.querySelector(".sched__blank");
  if (blank && !wanted) blank.remove();
  if (wanted && !blank) list().after(wanted);
  remember();
  showNote();
  restore(focus);
  root.dispatchEvent(new CustomEvent("board:merged"));
  return changed;
}

function mergePart(fresh) {
  const old = root.querySelector(`[data-part="${fresh.dataset.part}"]`);
  const text = textOf(fresh);
  if (served.get(old) === text) return;
  const open = old.querySelector("details[open]");
  old.replaceWith(fresh);
  served.set(fresh, text);
  if (open) fresh.querySelector("details")?.setAttribute("open", "");
}

/** Keep blocks that are the same, replace those that differ, in the order served; return the codes that differ. */
function mergeBlocks(fresh) {
  const into = list();
  const wanted = [...fresh.children];
  const ids = new Set(wanted.map((block) => block.id));
  const changed = [];
  for (const old of [...into.children]) if (!ids.has(old.id) && !("own" in old.dataset)) old.remove();
  let after = null;
  for (const block of wanted) {
    const old = document.getElementById(block.id);
    const text = textOf(block);
    let stands = old?.parentElement === into ? old : null;
    if (!stands || served.get(stands) !== text) {
      if (stands) stands.replaceWith(block);
      served.set(block, text);
      if (block.dataset.code) changed.push(block.dataset.code);
      stands = block;
    }
    const next = after ? after.nextElementSibling : into.firstElementChild;
    if (next !== stands) into.insertBefore(stands, next);
    after = stands;
  }
  return changed;
}

function copyAttributes(old, fresh) {
  for (const name of ["class", "aria-label"]) if (fresh.hasAttribute(name)) old.setAttribute(name, fresh.getAttribute(name));
}

function focusedBefore() {
  const element = document.activeElement;
  if (!root.contains(element)) return null;
  const block = element.closest("li[data-code]")?.id;
  return { element, id: element.id || null, block };
}

function restore(before) {
  if (!before || before.element.isConnected) {
    if (before && document.activeElement !== before.element) before.element.focus({ preventScroll: true });
    return;
  }
  const found = before.block ? document.getElementById(before.block)?.querySelector("a") : before.id && document.getElementById(before.id);
  const next = found?.disabled ? root.querySelector("#undo:enabled, #redo:enabled") : found;
  next?.focus({ preventScroll: true });
}
