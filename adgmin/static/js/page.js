/* What every public page does beyond reading. */
import { rememberLanguage } from "./language.js";
import { startLive } from "./live.js";
import { startOffline } from "./offline.js";
import { startStars } from "./stars.js";
import { startThemeSwitch } from "./theme-switch.js";

startThemeSwitch();
rememberLanguage();
startStars();
startOffline();
startLive();
