/* A page with a search of its own: answers in place as the reader types or chooses. */
import { startFilters } from "./filters.js";

startFilters();
