/* What every public page does beyond reading. */
import { rememberLanguage } from "./language.js";
import { startThemeSwitch } from "./theme-switch.js";

startThemeSwitch();
rememberLanguage();
