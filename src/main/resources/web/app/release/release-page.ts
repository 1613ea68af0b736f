import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { auditLinks } from '../audit/audit-links';
import { instant } from '../frame/instants';
import { LOOKS } from '../frame/looks';
import { trouble } from '../frame/trouble';
import { operate, problemOf, type Problem } from '../graphql/client';
import { Live, type Liveness } from '../graphql/live';
import {
  Release,
  ReleaseChanged,
  type ReleaseChangedResult,
  type ReleaseChangedVariables,
  type ReleaseResult,
  type WholeRelease,
} from './operations';
import './publish-form';
import './recall-form';
import './release-download';
import './release-facts';
import './release-history';
import type { ReleaseHistory } from './release-history';
import { RELEASE } from './release-looks';
import { isUnpublished, sentence, standing } from './sentences';
import './stop-bar';
import { CAUSES, RELEASE_STATES, TEXTS } from './texts';

/** Downloads of a popular release tell of themselves all the time; once in this time it is looked again. */
const LOOK_AGAIN = 1000;

type Viewer = ReleaseResult['viewer'];

/** One release: what goes to whom, how far it is, what stands in the way, the acts, and all that happened; followed live. */
class ReleasePage extends LitElement {
  static override properties = {
    releaseId: { attribute: false },
    release: { state: true },
    viewer: { state: true },
    missing: { state: true },
    problem: { state: true },
    liveness: { state: true },
    said: { state: true },
  };

  declare releaseId: string;
  declare release: WholeRelease | null;
  declare viewer: Viewer | null;
  declare missing: boolean;
  declare problem: Problem | null;
  declare liveness: Liveness;
  declare said: string;

  private live: Live<ReleaseChangedResult, ReleaseChangedVariables> | null = null;
  private soon: number | undefined;
  private asked = 0;
  /** The next change is the viewer's own act, which is no news to them. */
  private own = false;

  constructor() {
    super();
    this.forget();
    this.liveness = 'connecting';
  }

  private forget(): void {
    this.release = null;
    this.viewer = null;
    this.missing = false;
    this.problem = null;
    this.said = '';
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.endFollowing();
  }

  private endFollowing(): void {
    clearTimeout(this.soon);
    this.soon = undefined;
    this.live?.end();
    this.live = null;
  }

  override willUpdate(changed: PropertyValues): void {
    if (changed.has('releaseId')) {
      this.endFollowing();
      this.forget();
      void this.load();
    }
  }

  private async load(): Promise<void> {
    const question = ++this.asked;
    try {
      const { release, viewer } = await operate(Release, { id: this.releaseId });
      if (question === this.asked) {
        this.take(release, viewer);
      }
    } catch (failure) {
      if (question === this.asked) {
        const problem = problemOf(failure);
        // A mangled link leads to nothing, as one to a release that is not there does.
        this.missing = problem.code === 'INVALID_ID';
        this.problem = this.missing ? null : problem;
      }
    }
  }

  private take(release: WholeRelease | null, viewer: Viewer): void {
    const first = this.release === null;
    if (!first && release !== null && release.lockVersion !== this.release?.lockVersion) {
      this.said = this.own ? this.said : TEXTS.page.changed;
      this.own = false;
    }
    this.problem = null;
    this.viewer = viewer;
    this.missing = release === null;
    this.release = release;
    if (release === null) {
      return;
    }
    document.title = `${release.document?.title ?? TEXTS.list.title} – Imprimatur`;
    this.follow(release.decision?.request?.id ?? null);
    if (first) {
      void this.updateComplete.then(() => this.renderRoot.querySelector('h1')?.focus());
    }
  }

  /** What happens to a release is told to whoever follows its approval request. */
  private follow(request: string | null): void {
    if (this.live !== null || !this.isConnected || request === null) {
      return;
    }
    this.live = new Live(ReleaseChanged, { request }, {
      event: () => this.lookSoon(),
      caughtUp: () => this.lookSoon(),
      liveness: (now) => {
        this.liveness = now;
      },
    });
  }

  private lookSoon(): void {
    this.soon ??= setTimeout(() => {
      this.soon = undefined;
      void this.load();
      void this.history?.reload();
    }, LOOK_AGAIN);
  }

  private get history(): ReleaseHistory | null {
    return this.renderRoot.querySelector<ReleaseHistory>('imprimatur-release-history');
  }

  /** Whatever was done or refused, what is shown may be behind what is. */
  private async changed(event: CustomEvent<string | null>): Promise<void> {
    this.said = event.detail ?? '';
    this.own = event.detail !== null;
    await Promise.all([this.load(), this.history?.reload()]);
    if (event.detail !== null) {
      await this.updateComplete;
      this.renderRoot.querySelector<HTMLElement>('.standing')?.focus();
    }
  }

  override render(): TemplateResult {
    if (this.problem !== null) {
      return trouble(this.problem, () => void this.load());
    }
    if (this.missing) {
      return html`
        <h1 tabindex="-1">${TEXTS.page.missing}</h1>
        <p><a href="/releases">${TEXTS.page.toList}</a></p>
      `;
    }
    if (this.release === null || this.viewer === null) {
      return html`<p role="status">${TEXTS.page.loading}</p>`;
    }
    return this.whole(this.release, this.viewer);
  }

  private whole(release: WholeRelease, viewer: Viewer): TemplateResult {
    return html`
      <p class="path"><a href="/releases">${TEXTS.page.toList}</a></p>
      <h1 tabindex="-1">${release.document?.title ?? TEXTS.unknownDocument}</h1>
      <p class="sentence">${sentence(release)}</p>
      ${this.standing(release)} ${this.publishing(release, viewer)}
      <section class="panel" aria-labelledby="facts">
        <h2 id="facts">${TEXTS.facts.title}</h2>
        <imprimatur-release-facts .release=${release}></imprimatur-release-facts>
      </section>
      ${release.state === 'PUBLISHED' && viewer.roles.includes('PUBLISHER') && release.verified
        ? html`
            <section class="panel act" aria-labelledby="download">
              <h2 id="download">${TEXTS.download.title}</h2>
              <imprimatur-release-download .release=${release} @changed=${this.changed}></imprimatur-release-download>
            </section>
          `
        : nothing}
      ${release.viewerCanRecall.allowed
        ? html`
            <section class="panel act" aria-labelledby="recall">
              <h2 id="recall">${TEXTS.recall.title}</h2>
              <imprimatur-recall-form
                .releaseId=${release.id}
                .viewerId=${viewer.id}
                @changed=${this.changed}
              ></imprimatur-recall-form>
            </section>
          `
        : nothing}
      <section class="panel" aria-labelledby="history">
        <h2 id="history">${TEXTS.history.title}</h2>
        <imprimatur-release-history .releaseId=${release.id}></imprimatur-release-history>
      </section>
      ${auditLinks(viewer.roles, { release: release.id })}
      <div class="foot">
        <p class="quiet">${TEXTS.page.live[this.liveness]}</p>
        <button type="button" @click=${() => print()}>${TEXTS.page.print}</button>
      </div>
      ${release.viewerCanSuspend.allowed
        ? html`
            <imprimatur-stop-bar
              .releaseId=${release.id}
              .viewerId=${viewer.id}
              @changed=${this.changed}
            ></imprimatur-stop-bar>
          `
        : nothing}
    `;
  }

  private standing(release: WholeRelease): TemplateResult {
    const off = release.state === 'SUSPENDED' || release.state === 'RECALLED';
    const reason = release.recall?.reason ?? release.suspension?.reason ?? null;
    const kind = off ? 'danger' : release.state === 'PUBLISHED' ? 'good' : '';
    return html`
      ${release.verified ? nothing : html`<p class="notice danger"><b>${TEXTS.unverified}</b></p>`}
      <div class="notice standing ${kind}" tabindex="-1">
        <p><b>${RELEASE_STATES[release.state]}.</b> ${standing(release, Date.now())}</p>
        ${off && release.suspension !== null && release.suspension.cause !== 'STOPPED_BY_PERSON'
          ? html`<p>${CAUSES[release.suspension.cause]}</p>`
          : nothing}
        ${off ? html`<p class="reason">${reason === null ? TEXTS.page.noReason : `“${reason}”`}</p>` : nothing}
        ${release.recall !== null && release.suspension !== null
          ? html`<p class="quiet">${TEXTS.page.stoppedBefore(instant(release.suspension.suspendedAt))}</p>`
          : nothing}
        <p role="status">${this.said}</p>
      </div>
    `;
  }

  private publishing(release: WholeRelease, viewer: Viewer): TemplateResult | typeof nothing {
    if (!isUnpublished(release)) {
      return nothing;
    }
    return html`
      <section class="panel act" aria-labelledby="publish">
        <h2 id="publish">${TEXTS.publish.title}</h2>
        ${release.obstacles.length === 0
          ? html`<p>${TEXTS.obstacles.none}</p>`
          : html`
              <h3>${TEXTS.obstacles.title}</h3>
              <ul>
                ${release.obstacles.map(({ message }) => html`<li>${message}</li>`)}
              </ul>
            `}
        <imprimatur-publish-form .release=${release} .viewerId=${viewer.id} @changed=${this.changed}></imprimatur-publish-form>
      </section>
    `;
  }

  static override styles = [LOOKS, RELEASE];
}

customElements.define('imprimatur-release-page', ReleasePage);
