/* Every public page follows the programme while it is open. */
import { startExpiring } from "./expiring.js";
import { followProgramme } from "./live-page.js";
import { shownToken, watchToken } from "./live-token.js";

export function startLive() {
  startExpiring();
  const known = shownToken();
  if (!known) return;
  followProgramme();
  watchToken({ known });
}
