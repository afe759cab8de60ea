/* What every page of the back office does beyond reading and sending forms. */
import { startThemeSwitch } from "./theme-switch.js";

startThemeSwitch();
