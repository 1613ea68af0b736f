import { html, nothing, type TemplateResult } from 'lit';
import { problemOf, sentences, signInAddress } from '../graphql/client';
import type { Refused } from '../graphql/operation';
import { stepUpAddress } from '../session/step-up';
import { TEXTS } from './texts';

/** A refusal of the API, as operations.graphql asks for it. */
interface Refusal extends Refused {
  readonly acrValues?: ReadonlyArray<string>;
  readonly maxAge?: number | null;
}

/** What came of an act. */
export interface Outcome {
  readonly done: boolean;
  readonly trouble: string;
  /** Where to prove once more who one is, where the act needs that. */
  readonly stepUp: string | null;
  readonly signedOut: boolean;
}

/** Before anything was tried. */
export const UNTRIED: Outcome = { done: false, trouble: '', stepUp: null, signedOut: false };

/** Tries an act that answers its refusals; never throws. */
export async function attempt(act: () => Promise<ReadonlyArray<Refusal>>): Promise<Outcome> {
  try {
    const refusals = await act();
    if (refusals.length === 0) {
      return { ...UNTRIED, done: true };
    }
    const stepUp = stepUpAddress(refusals, location.pathname);
    return { ...UNTRIED, stepUp, trouble: stepUp === null ? sentences(refusals) : '' };
  } catch (failure) {
    const problem = problemOf(failure);
    return { ...UNTRIED, trouble: problem.message, signedOut: problem.signedOut };
  }
}

/** Below the buttons of an act: nothing moves under a pointer that is about to click again. */
export function told({ trouble, stepUp, signedOut }: Outcome): TemplateResult {
  return html`
    <div role="alert" class="told">${trouble === '' ? nothing : html`<p class="notice danger">${trouble}</p>`}</div>
    ${signedOut ? html`<a class="button main" href=${signInAddress()}>${TEXTS.signIn}</a>` : nothing}
    ${stepUp === null
      ? nothing
      : html`
          <div class="notice warning">
            <p>${TEXTS.stepUp}</p>
            <a class="button main" href=${stepUp}>${TEXTS.stepUpGo}</a>
          </div>
        `}
  `;
}
