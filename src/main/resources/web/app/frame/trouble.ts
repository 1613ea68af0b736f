import { html, type TemplateResult } from 'lit';
import { signInAddress, type Problem } from '../graphql/client';
import { TEXTS } from './texts';

/** Why a page shows nothing, and the one thing to do about it: sign in and come back, or try again. */
export function trouble(problem: Problem, retry: () => void, signedOut = TEXTS.signedOut): TemplateResult {
  return problem.signedOut
    ? html`
        <div class="panel">
          <p>${signedOut}</p>
          <a class="button main" href=${signInAddress()}>${TEXTS.signIn}</a>
        </div>
      `
    : html`
        <div class="notice danger" role="alert">
          <p>${problem.message}</p>
          <button type="button" @click=${retry}>${TEXTS.retry}</button>
        </div>
      `;
}
