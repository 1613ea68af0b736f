/** The zone that times are typed in. */
export function zone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** The instant of what was typed into a field for local date and time; null while it is none. */
export function instantOf(typed: string): string | null {
  const at = new Date(typed);
  return typed === '' || Number.isNaN(at.getTime()) ? null : at.toISOString();
}

/** An instant as a field for local date and time has it, to the minute. */
export function typedOf(at: Date): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return (
    `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}` + `T${two(at.getHours())}:${two(at.getMinutes())}`
  );
}
