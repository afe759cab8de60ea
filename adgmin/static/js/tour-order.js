/* Stops are dragged into another place of the order; the buttons beside them do the same. */
const list = document.querySelector(".tourstops");
let held = null;

const stopAt = (event) => event.target.closest?.(".tourstops > li[data-number]");

function send(from, to) {
  const form = list.querySelector(`li[data-number="${from}"] form`);
  for (const [name, value] of [["do", "to"], ["to", to]]) {
    const field = document.createElement("input");
    Object.assign(field, { type: "hidden", name, value });
    form.append(field);
  }
  form.submit();
}

list?.addEventListener("dragstart", (event) => {
  held = stopAt(event);
  held?.classList.add("is-waiting");
});
list?.addEventListener("dragend", () => {
  held?.classList.remove("is-waiting");
  held = null;
});
list?.addEventListener("dragover", (event) => {
  if (held && stopAt(event)) event.preventDefault();
});
list?.addEventListener("drop", (event) => {
  const over = stopAt(event);
  event.preventDefault();
  if (held && over && over !== held) send(held.dataset.number, over.dataset.number);
});
