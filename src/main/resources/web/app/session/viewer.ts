import { operate } from '../graphql/client';
import { WhoAmI, type WhoAmIResult } from './operations';

export type Viewer = WhoAmIResult['viewer'];

let asking: Promise<Viewer> | null = null;

/**
 * Who is signed in, asked once for all who want to know.
 *
 * @throws Problem where nobody is signed in or the service does not answer; it is then asked anew
 */
export function whoAmI(): Promise<Viewer> {
  asking ??= operate(WhoAmI, {}).then(
    ({ viewer }) => viewer,
    (failure: unknown) => {
      asking = null;
      throw failure;
    },
  );
  return asking;
}
