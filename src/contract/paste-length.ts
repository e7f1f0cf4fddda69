/** Characters of one pasted text: a long log, and no more than takes about a second. */
export const maxPasteLength = 1_000_000;
