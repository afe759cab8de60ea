/* Reading without a network: has the programme kept, says how old a kept page is, and comes back by itself. */
import { serverClock } from "./now.js";

const TRY_AGAIN = 20_000;
const PATIENCE = 2500;
const root = document.documentElement;
const strip = document.querySelector("[data-kept-strip]");
let asOf = null; // since when this page is known to be true

const inZone = (moment, options) => moment.toLocaleString("en-GB", { timeZone: "Asia/Ho_Chi_Minh", ...options });

/* 11:05, or 14/01 11:05 when that was another day. */
function clockWords(moment) {
  const day = { day: "2-digit", month: "2-digit" };
  const time = inZone(moment, { hour: "2-digit", minute: "2-digit" });
  const now = serverClock()();
  return inZone(moment, day) === inZone(now, day) ? time : `${inZone(moment, day)} ${time}`;
}

function say(why, moment) {
  const release = Math.max(Number(strip.dataset.release), Number(root.dataset.keptRelease ?? 0));
  const words = strip.dataset[why].replace("{time}", clockWords(moment)).replace("{release}", release);
  strip.hidden = false;
  strip.querySelector("span").textContent = words;
}

/* Whether the network gives this very page again, and in time; a kept one is then read anew. */
async function back() {
  if (strip.hidden || document.hidden) return;
  try {
    const answer = await fetch(location.href, { cache: "no-cache", signal: AbortSignal.timeout(PATIENCE) });
    if (!answer.ok) return;
  } catch {
    return;
  }
  answered();
}

function answered() {
  if (strip.hidden) return;
  strip.hidden = true;
  if (root.dataset.kept && !document.activeElement?.matches("input, select, textarea")) location.reload();
}

/* A kept page was true when it was kept: let its marks be those of this moment. */
function remark() {
  const now = serverClock()().getTime();
  for (const card of document.querySelectorAll(".ses[data-end]")) {
    const start = Date.parse(card.querySelector("time").dateTime);
    const end = Date.parse(card.dataset.end);
    const on = start <= now && now < end && !card.classList.contains("is-off");
    card.classList.toggle("is-past", end <= now);
    card.classList.toggle("is-now", on);
    const tag = card.querySelector(".tag--live");
    if (!on) tag?.remove();
    else if (!tag) card.querySelector(".ses__meta").append(liveTag());
  }
  if (document.querySelector("#show-past")) {
    for (const group of document.querySelectorAll(".tt__group")) {
      group.classList.toggle("is-over", !group.querySelector(".ses[data-end]:not(.is-past)"));
    }
  }
  for (const day of document.querySelectorAll(".day")) placeRule(day, now);
}

function liveTag() {
  return Object.assign(document.createElement("span"), { className: "tag tag--live", textContent: strip.dataset.liveWord });
}

function placeRule(day, now) {
  const times = [...day.querySelectorAll(".tt__group > .tt__time > time")];
  const today = (time) => inZone(new Date(time.dateTime), { dateStyle: "short" }) === inZone(new Date(now), { dateStyle: "short" });
  const rule = day.querySelector(".tt__now") ?? newRule();
  if (!times.some(today)) return rule.remove();
  const next = times.find((time) => Date.parse(time.dateTime) > now)?.closest(".tt__group");
  if (next) next.before(rule);
  else times.at(-1).closest(".tt__group").after(rule);
}

function newRule() {
  const rule = Object.assign(document.createElement("li"), { className: "tt__now", id: "now" });
  const clock = document.createElement("time");
  clock.dataset.clock = "";
  rule.append(`${strip.dataset.nowWords} `, clock);
  return rule;
}

/* The app opens at now. */
function openAtNow() {
  if (location.hash !== "#now") return;
  const places = [...document.querySelectorAll("[data-nowline], #now")];
  places.find((place) => place.offsetParent && place.offsetWidth > 1)?.scrollIntoView({ block: "center" });
}

async function register() {
  const worker = await navigator.serviceWorker.register("/sw.js");
  if (navigator.connection?.saveData) return;
  const ready = await navigator.serviceWorker.ready;
  ask(ready.active ?? worker.active);
  document.addEventListener("programme:token", ({ detail }) => {
    if (detail.moved) setTimeout(() => ask(ready.active), Math.random() * TRY_AGAIN);
  });
}

function ask(worker) {
  worker?.postMessage({ keep: root.lang, shift: serverClock()() - Date.now() });
}

/* The poll of the programme's token tells whether the network answers. */
function listen() {
  document.addEventListener("programme:token", () => {
    if (root.dataset.kept) return;
    asOf = serverClock()();
    answered();
  });
  document.addEventListener("programme:offline", ({ detail }) => detail.failures > 1 && say("slow", asOf));
  addEventListener("offline", () => say("offline", asOf));
  addEventListener("online", back);
  document.addEventListener("visibilitychange", back);
  setInterval(back, TRY_AGAIN);
}

export function startOffline() {
  if (!strip) return;
  asOf = root.dataset.kept ? new Date(root.dataset.kept) : serverClock()();
  if (root.dataset.kept) {
    say(root.dataset.why, asOf);
    remark();
    document.dispatchEvent(new CustomEvent("agenda:swapped"));
    setInterval(remark, 60_000);
  }
  openAtNow();
  listen();
  if (!("serviceWorker" in navigator)) return;
  const later = () => setTimeout(() => register().catch(() => {}), 1500);
  if (document.readyState === "complete") later();
  else addEventListener("load", later);
}
