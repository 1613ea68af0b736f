/** Milliseconds: a second click of a double click comes sooner than this, and means what the first one did (decision 0023). */
export const DOUBLE_CLICK = 600;
