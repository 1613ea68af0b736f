const FIRST = 400;
const GROWTH = 1.5;
const LONGEST = 10_000;

/** How long to wait before asking again for the `asked`th time: soon at first, then ever more rarely. Milliseconds. */
export function pauseBefore(asked: number): number {
  return Math.min(LONGEST, Math.round(FIRST * GROWTH ** asked));
}
