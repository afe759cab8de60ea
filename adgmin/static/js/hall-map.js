/* The plan of the hall in its own region: larger and smaller by buttons, keys, pinch and wheel; moved by finger, mouse
   and keys. The drawing grows and the region scrolls, so that nothing is drawn anew. Arrow keys go from booth to booth. */
const MOST = 6;
let zoom = 1;

const region = () => document.querySelector(".plan__pan");
const drawing = () => region()?.querySelector(".plan");

/** As wide as the region, or wide enough for the words on a phone. */
const least = () => Math.max(region().clientWidth, matchMedia("(max-width: 47.99rem)").matches ? 736 : 0);

/** Make it so many times larger; the point (of the region) stays where it is. */
function scale(by, x = region().clientWidth / 2, y = region().clientHeight / 2) {
  const at = region();
  const before = drawing().getBoundingClientRect().width;
  const fit = at.clientWidth / least();
  zoom = by === 0 ? fit : Math.min(Math.max(zoom * by, fit), MOST);
  const [left, top] = [(at.scrollLeft + x) / before, (at.scrollTop + y) / before];
  drawing().style.inlineSize = `${Math.round(least() * zoom)}px`;
  const after = drawing().getBoundingClientRect().width;
  at.scrollTo(left * after - x, top * after - y);
}

function prepare() {
  const at = region();
  if (!at) return;
  at.classList.add("is-live");
  document.querySelector("[data-zoom]").hidden = false;
  drawing().style.inlineSize = `${Math.round(least() * zoom)}px`;
  showWay();
}

/** Bring the booth that a way leads to into sight. */
function showWay() {
  const at = region();
  const on = at.querySelector(".booth--on")?.getBoundingClientRect();
  if (!on) return;
  const box = at.getBoundingClientRect();
  at.scrollBy(on.x + on.width / 2 - box.x - box.width / 2, on.y + on.height / 2 - box.y - box.height / 2);
}

const middle = (touches) => {
  const box = region().getBoundingClientRect();
  return { x: (touches[0].clientX + touches[1].clientX) / 2 - box.x, y: (touches[0].clientY + touches[1].clientY) / 2 - box.y };
};
const spread = (touches) => Math.hypot(touches[0].clientX - touches[1].clientX, touches[0].clientY - touches[1].clientY);
let pinch = 0;

function pinching(event) {
  if (event.touches.length !== 2 || !event.target.closest(".plan__pan")) return;
  event.preventDefault();
  const now = spread(event.touches);
  if (pinch) scale(now / pinch, ...Object.values(middle(event.touches)));
  pinch = now;
}

let pull = null;

function pulling(event) {
  if (!pull) return;
  const at = region();
  at.scrollTo(pull.left - (event.clientX - pull.x), pull.top - (event.clientY - pull.y));
  if (Math.hypot(event.clientX - pull.x, event.clientY - pull.y) > 4) pull.moved = true;
}

/** Go to the nearest booth that way. */
function neighbour(from, dx, dy) {
  const middleOf = (link) => {
    const box = link.getBoundingClientRect();
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  };
  const here = middleOf(from);
  let best = null;
  for (const link of drawing().querySelectorAll("a[data-booth]")) {
    const there = middleOf(link);
    const along = (there.x - here.x) * dx + (there.y - here.y) * dy;
    const aside = Math.abs((there.x - here.x) * dy) + Math.abs((there.y - here.y) * dx);
    if (link !== from && along > 4 && (!best || along + 2 * aside < best.cost)) best = { link, cost: along + 2 * aside };
  }
  best?.link.focus();
}

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const SIZES = { "+": 1.4, "=": 1.4, "-": 1 / 1.4, 0: 0 };

function pressed(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || !event.target.closest?.(".plan__pan")) return;
  const link = event.target.closest("a[data-booth]");
  if (event.key in SIZES) scale(SIZES[event.key]);
  else if (link && event.key in ARROWS) neighbour(link, ...ARROWS[event.key]);
  else return;
  event.preventDefault();
}

export function startMap() {
  prepare();
  document.addEventListener("agenda:swapped", prepare);
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-zoom] [data-by]");
    if (button) scale(Number(button.dataset.by));
  });
  document.addEventListener("keydown", pressed);
  document.addEventListener("touchmove", pinching, { passive: false });
  document.addEventListener("touchend", () => { pinch = 0; });
  document.addEventListener("wheel", (event) => {
    const at = event.target.closest(".plan__pan");
    if (!at || !event.ctrlKey) return;
    event.preventDefault();
    const box = at.getBoundingClientRect();
    scale(Math.exp(-event.deltaY / 300), event.clientX - box.x, event.clientY - box.y);
  }, { passive: false });
  document.addEventListener("pointerdown", (event) => {
    const at = event.target.closest(".plan__pan");
    if (at && event.pointerType === "mouse" && event.button === 0) pull = { x: event.clientX, y: event.clientY, left: at.scrollLeft, top: at.scrollTop, moved: false };
  });
  document.addEventListener("pointermove", pulling);
  document.addEventListener("pointerup", () => { setTimeout(() => { pull = null; }); });
  document.addEventListener("dragstart", (event) => { if (event.target.closest?.(".plan__pan")) event.preventDefault(); });
  document.addEventListener("click", (event) => {
    if (pull?.moved && event.target.closest(".plan__pan")) event.preventDefault();
  }, true);
}
