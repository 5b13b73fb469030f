/** How Google says that the person or the add-on may not do something: cells, files and methods of its services alike. */
export const NO_PERMISSION =
  /do(?:es)? not have permission|protected cell or object|Access denied/i;
