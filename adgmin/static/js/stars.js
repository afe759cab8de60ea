/* Meetings the reader has marked: kept on this device, on the account when signed in, and for a calendar's address. */
const KEY = "my-agenda";
const EMPTY = { on: [], acts: {}, owner: "", phone: "", calendar: "", told: "" };
const ASK_AGAIN = 60_000;
let held = null; // where storage is refused, the page remembers
let running = null;
let ahead = 0; // milliseconds by which the server is ahead of this device
export let me = { signed_in: false, csrf: "", calendar: "" };

export function read() {
  try {
    return { ...EMPTY, ...(JSON.parse(localStorage.getItem(KEY)) ?? held) };
  } catch {
    return { ...EMPTY, ...held };
  }
}

export function write(state) {
  held = state;
  try {
    localStorage.setItem(KEY, JSON.stringify(state));
  } catch {
    /* remembered by this page only */
  }
}

export async function post(address, fields, csrf = "") {
  const headers = { Accept: "application/json", ...(csrf && { "X-CSRFToken": csrf }) };
  const answer = await fetch(address, { method: "POST", body: new URLSearchParams(fields), headers });
  return { status: answer.status, ...(answer.ok ? await answer.json() : {}) };
}

const act = (on) => ({ on, at: Date.now() });

function toggle(uid) {
  const state = read();
  const on = !state.on.includes(uid);
  state.on = on ? [...state.on, uid] : state.on.filter((other) => other !== uid);
  if (state.owner) state.acts[uid] = act(on);
  write(state);
  mark();
  sync();
}

/* Show on every meeting whether it is marked. */
export function mark() {
  const { on } = read();
  for (const place of document.querySelectorAll("[data-star]")) {
    const button = place.matches("button") ? place : (place.querySelector(".mine") ?? made(place));
    const marked = on.includes(place.dataset.star);
    button.hidden = false;
    button.setAttribute("aria-pressed", marked);
    place.classList.toggle("is-mine", marked);
  }
  document.dispatchEvent(new CustomEvent("stars:marked"));
}

function made(place) {
  const button = document.querySelector("[data-star-template]").content.firstElementChild.cloneNode(true);
  button.ariaLabel += `: ${place.querySelector(".ses__title").textContent}`;
  place.firstElementChild.append(button);
  return button;
}

/* Tell the server what was done here, learn what was done elsewhere; without a network it waits. */
export function sync() {
  running ??= exchange()
    .catch(() => {})
    .finally(() => {
      running = null;
      if (navigator.onLine && me.signed_in && Object.keys(read().acts).length) setTimeout(sync, 5000);
      mark();
    });
  return running;
}

async function exchange() {
  sessionStorage.setItem(KEY, Date.now());
  await ask();
  if (me.signed_in) await withAccount();
  await withPhone();
}

async function ask() {
  const asked = Date.now();
  me = await (await fetch("/my-agenda/me", { cache: "no-store" })).json();
  // The server's moment lies between the question and the answer.
  if (me.now) ahead = Date.parse(me.now) - (asked + Date.now()) / 2;
}

/* An act as it is sent: on which meeting, and when it was made by the server's time. */
const asSent = ([uid, { on, at }]) => [on ? "add" : "remove", `${uid}@${new Date(at + ahead).toISOString()}`];

async function withAccount() {
  const state = read();
  const another = state.owner && state.owner !== me.account;
  // At the first sign-in what is here joins what is there; a list of somebody else's account stays with that account.
  const acts = another ? {} : state.owner ? state.acts : Object.fromEntries(state.on.map((uid) => [uid, act(true)]));
  write({ ...state, owner: me.account, acts: { ...acts } });
  if (Object.keys(acts).length) {
    const answer = await post("/my-agenda/stars", Object.entries(acts).map(asSent), me.csrf);
    if (answer.status !== 200) return;
    me = answer;
  }
  const now = read();
  for (const [uid, { at }] of Object.entries(acts)) if (now.acts[uid]?.at === at) delete now.acts[uid];
  const later = Object.entries(now.acts);
  now.on = me.stars.filter((uid) => now.acts[uid]?.on !== false);
  for (const [uid, { on }] of later) if (on && !now.on.includes(uid)) now.on.push(uid);
  write(now);
}

async function withPhone() {
  const { phone, on, told } = read();
  const list = [...on].sort().join();
  if (!phone || told === list) return;
  const answer = await post("/my-agenda/phone", [["token", phone], ...on.map((uid) => ["star", uid])]);
  if (answer.status === 200) write({ ...read(), told: list });
  if (answer.status === 404) write({ ...read(), phone: "", calendar: "" });
}

export function startStars() {
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button.mine, button[data-star]");
    if (button) toggle(button.closest("[data-star]").dataset.star);
  });
  for (const name of ["agenda:swapped", "programme:changed"]) document.addEventListener(name, mark);
  addEventListener("storage", (event) => event.key === KEY && mark());
  addEventListener("online", sync);
  mark();
  const state = read();
  const waiting = Object.keys(state.acts).length || (state.phone && state.told !== [...state.on].sort().join());
  if (waiting || Date.now() - sessionStorage.getItem(KEY) > ASK_AGAIN) sync();
}
