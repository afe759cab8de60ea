/* Makes one element like another, touching only what differs: who reads keeps place, focus, open parts and typed words.

   Attributes that scripts set are theirs; elements that scripts made carry `data-own` and stay. */
const SCRIPTS_OWN = new Set(["hidden", "open", "style", "aria-pressed", "aria-expanded", "aria-busy", "disabled"]);

/* Return how many places were changed. */
export function merge(old, fresh) {
  return mergeAttributes(old, fresh) + mergeChildren(old, fresh);
}

function mergeAttributes(old, fresh) {
  let changes = 0;
  for (const { name, value } of fresh.attributes) {
    if (SCRIPTS_OWN.has(name) || old.getAttribute(name) === value) continue;
    old.setAttribute(name, value);
    changes += 1;
  }
  for (const { name } of [...old.attributes]) {
    if (SCRIPTS_OWN.has(name) || fresh.hasAttribute(name)) continue;
    old.removeAttribute(name);
    changes += 1;
  }
  return changes;
}

function mergeChildren(old, fresh) {
  const byKey = new Map();
  for (const child of old.children) if (key(child) && !byKey.has(key(child))) byKey.set(key(child), child);
  const wanted = new Set([...fresh.children].map(key).filter(Boolean));
  let changes = 0;
  let at = first(old.firstChild);
  for (const child of [...fresh.childNodes]) {
    const twin = byKey.get(key(child)) ?? (alike(at, child) && !wanted.has(key(at)) ? at : null);
    if (!twin) {
      old.insertBefore(document.importNode(child, true), at);
      changes += 1;
      continue;
    }
    byKey.delete(key(child));
    if (twin === at) at = first(at.nextSibling);
    else {
      old.insertBefore(twin, at);
      changes += 1;
    }
    changes += become(twin, child);
  }
  while (at) {
    const following = first(at.nextSibling);
    at.remove();
    at = following;
    changes += 1;
  }
  return changes;
}

function become(old, fresh) {
  if (old.nodeType === Node.ELEMENT_NODE) return old.isEqualNode(fresh) ? 0 : merge(old, fresh);
  if (old.nodeValue === fresh.nodeValue) return 0;
  old.nodeValue = fresh.nodeValue;
  return 1;
}

/* The next node that came from the server. */
function first(node) {
  while (node?.nodeType === Node.ELEMENT_NODE && node.dataset.own !== undefined) node = node.nextSibling;
  return node;
}

/* What a child is about: its id, or where its first link leads. */
function key(node) {
  if (node?.nodeType !== Node.ELEMENT_NODE) return "";
  if (node.id) return `#${node.id}`;
  if (node.matches("li, tr, article")) return node.querySelector("a[href]")?.getAttribute("href") ?? "";
  return "";
}

function alike(old, fresh) {
  return old?.nodeType === fresh.nodeType && old.nodeName === fresh.nodeName && (!key(old) || key(old) === key(fresh) || !key(fresh));
}
