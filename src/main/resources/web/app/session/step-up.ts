/** A refusal that asks to prove once more who one is, where it has these. */
interface PerhapsTooOld {
  readonly acrValues?: ReadonlyArray<string>;
  readonly maxAge?: number | null;
}

/** Where one proves once more who one is, to come back to this place; null where no refusal asks for it. */
export function stepUpAddress(refusals: ReadonlyArray<PerhapsTooOld>, back: string): string | null {
  const asking = refusals.find((refusal) => refusal.acrValues !== undefined);
  if (asking?.acrValues === undefined) {
    return null;
  }
  return (
    `/session/step-up?return=${encodeURIComponent(back)}` +
    `&acr_values=${encodeURIComponent(asking.acrValues.join(' '))}` +
    (asking.maxAge === undefined || asking.maxAge === null ? '' : `&max_age=${asking.maxAge}`)
  );
}
