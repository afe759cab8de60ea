/* Small makings of elements. */
export const $ = (selector, part = document) => part.querySelector(selector);

/* make("li", { class: "row", lang: "vi" }, "text", child) */
export function make(name, marks = {}, ...children) {
  const node = document.createElement(name);
  for (const [mark, value] of Object.entries(marks)) if (value !== null && value !== false) node.setAttribute(mark, value);
  node.append(...children.filter((child) => child !== null && child !== ""));
  return node;
}

/* Show one of the views of the page, or several. */
export function showView(...names) {
  for (const view of document.querySelectorAll("[data-view]")) view.hidden = !names.includes(view.dataset.view);
}
