/* Pages of records and of signing in: the appearance switch. */
import { startThemeSwitch } from "./theme-switch.js";

startThemeSwitch();
