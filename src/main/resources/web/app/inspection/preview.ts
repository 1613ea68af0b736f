import { read } from '../graphql/client';
import type { Mechanism } from '../graphql/enums';

/** A page of what a version holds, as the service answers it (Preview); a text that is null is masked. */
export interface Preview {
  readonly sheets: ReadonlyArray<{ readonly name: string; readonly mechanism: Mechanism; readonly rows: number }>;
  readonly sheet: number;
  readonly from: number;
  readonly columns: ReadonlyArray<string>;
  readonly columnsLeftOff: number;
  readonly rows: ReadonlyArray<{
    readonly number: number;
    readonly values: ReadonlyArray<{ readonly column: number; readonly text: string | null; readonly mechanism: Mechanism }>;
  }>;
  readonly texts: ReadonlyArray<{ readonly place: string; readonly text: string | null; readonly mechanism: Mechanism }>;
  readonly textsLeftOff: number;
}

/** How many rows a page has; the service decides, this is for going back. */
export const ROWS = 50;

function address(version: string, door: string, sheet: number, from: number): string {
  return `/content/versions/${version}/${door}?sheet=${sheet}&from=${from}`;
}

/**
 * The page with everything about people masked.
 *
 * @throws Problem
 */
export function masked(version: string, sheet: number, from: number): Promise<Preview> {
  return read<Preview>('GET', address(version, 'preview', sheet, from));
}

/**
 * The page as it is; the service records that it was read before it answers.
 *
 * @throws Problem
 */
export function revealed(version: string, sheet: number, from: number): Promise<Preview> {
  return read<Preview>('POST', address(version, 'preview/revealed', sheet, from));
}
