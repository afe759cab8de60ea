/* The address of one's own calendar: of the account when signed in, else of this device when its owner asks. */
import { me, post, read, write } from "./stars.js";

const field = (name) => document.querySelector(`[data-calendar-${name}]`);

function show() {
  const address = me.signed_in ? me.calendar : read().calendar;
  const input = document.querySelector("#calendar");
  const form = field("make").form;
  form.closest("[data-calendar-box]").hidden = false;
  input.value = address;
  input.closest("p").hidden = input.hidden = field("open").hidden = field("renew").hidden = !address;
  field("make").hidden = Boolean(address);
  field("open").href = address.replace(/^http/, "webcal");
  form.onsubmit = send;
}

async function send(event) {
  event.preventDefault();
  const renew = event.submitter === field("renew");
  let answer = { status: 0 };
  try {
    answer = me.signed_in ? await post("/my-agenda/calendar", [], me.csrf) : await forThisDevice(renew);
  } catch {
    /* said below */
  }
  if (me.signed_in && answer.calendar) me.calendar = answer.calendar;
  field("said").textContent = answer.calendar ? "" : field("said").dataset.failed;
  show();
}

async function forThisDevice(renew) {
  const { on, phone } = read();
  const fields = on.map((uid) => ["star", uid]);
  if (phone) fields.push(["token", phone]);
  if (renew) fields.push(["renew", "1"]);
  const answer = await post("/my-agenda/phone", fields);
  if (answer.calendar) {
    write({ ...read(), phone: answer.token, calendar: answer.calendar, told: [...on].sort().join() });
  } else if (answer.status === 404) {
    write({ ...read(), phone: "", calendar: "" });
  }
  return answer;
}

export function startCalendar() {
  if (field("make")) show();
}
