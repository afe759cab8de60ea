/* Calls the supervisor: what it is about, large enough to be held up, and to be sent by what the phone has. */
import { hms, now } from "./gate-clock.js";
import { openDialog } from "./gate-dialogs.js";
import { $ } from "./gate-dom.js";
import { gateNow } from "./gate-own.js";
import { nameOf } from "./gate-verdict.js";
import { said, say } from "./gate-words.js";

export function callSupervisor({ badge, serial, say: sentences }) {
  const number = serial === null ? say("unknown_badge") : say("badge_no", { serial: String(serial).padStart(4, "0") });
  const lines = [said(gateNow()?.name), hms(now()), number, badge ? nameOf(badge, serial) : "", said(sentences?.operator)];
  const text = [...new Set(lines.filter(Boolean))].join("\n");
  const dialog = openDialog("call");
  $("[data-call]", dialog).textContent = text;
  const send = $("[data-call-send]", dialog);
  send.hidden = !navigator.share;
  send.onclick = () => navigator.share({ title: say("call_title"), text }).catch(() => {});
}
