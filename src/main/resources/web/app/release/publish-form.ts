import { LitElement, css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { attempt, told, UNTRIED, type Outcome } from '../frame/attempt';
import '../frame/deliberate-act';
import type { DeliberateAct } from '../frame/deliberate-act';
import { Kept } from '../frame/kept';
import { instant } from '../frame/instants';
import { FIELDS, LOOKS } from '../frame/looks';
import { operate } from '../graphql/client';
import { instantOf, typedOf, zone } from '../frame/local-time';
import { PublishRelease, ScheduleRelease, type WholeRelease } from './operations';
import { TEXTS } from './texts';

const A_MINUTE = 60_000;

/**
 * Publishing now, or at a set time; each in two deliberate steps, on what was shown when the first one was taken: the lock version
 * of that moment goes with the act. Tells `changed`, with what to say where it was done.
 */
class PublishForm extends LitElement {
  static override properties = {
    release: { attribute: false },
    viewerId: { attribute: false },
    outcome: { state: true },
    busy: { state: true },
    typed: { state: true },
  };

  declare release: WholeRelease;
  declare viewerId: string;
  declare outcome: Outcome;
  declare busy: boolean;
  /** As the field for date and time has it. */
  declare typed: string;

  private draft: Kept<string> | null = null;
  private about = '';
  private version = 0;
  private key = '';

  constructor() {
    super();
    this.outcome = UNTRIED;
    this.busy = false;
    this.typed = '';
  }

  override willUpdate(_changed: PropertyValues): void {
    const about = `${this.viewerId} ${this.release.id}`;
    if (about !== this.about) {
      this.about = about;
      this.draft = new Kept('schedule', this.viewerId, this.release.id);
      this.typed = this.draft.read() ?? '';
    }
  }

  private type(event: Event): void {
    this.typed = (event.target as HTMLInputElement).value;
    this.draft?.write(this.typed);
    this.outcome = UNTRIED;
    this.renderRoot.querySelector<DeliberateAct>('.later')?.reset();
  }

  /** What is decided on is what is shown now. */
  private asked(): void {
    this.version = this.release.lockVersion;
    this.key = crypto.randomUUID();
    this.outcome = UNTRIED;
  }

  private readonly hasTime = (): boolean => {
    const missing = instantOf(this.typed) === null;
    this.outcome = missing ? { ...UNTRIED, trouble: TEXTS.publish.whenMissing } : UNTRIED;
    return !missing;
  };

  private async publish(): Promise<void> {
    const input = { releaseId: this.release.id, expectedVersion: this.version, idempotencyKey: this.key };
    await this.act(
      async () => (await operate(PublishRelease, { input })).publishRelease.userErrors,
      TEXTS.publish.done,
    );
  }

  private async schedule(): Promise<void> {
    const publishAt = instantOf(this.typed);
    if (publishAt === null) {
      return;
    }
    const input = { releaseId: this.release.id, expectedVersion: this.version, publishAt, idempotencyKey: this.key };
    await this.act(
      async () => (await operate(ScheduleRelease, { input })).scheduleRelease.userErrors,
      TEXTS.publish.scheduled,
    );
  }

  private async act(what: Parameters<typeof attempt>[0], done: string): Promise<void> {
    if (this.busy) {
      return;
    }
    this.busy = true;
    this.outcome = await attempt(what);
    this.busy = false;
    if (this.outcome.stepUp === null && !this.outcome.signedOut) {
      this.renderRoot.querySelectorAll<DeliberateAct>('imprimatur-deliberate-act').forEach((act) => act.reset());
    }
    if (this.outcome.done) {
      this.draft?.clear();
    }
    this.dispatchEvent(new CustomEvent('changed', { detail: this.outcome.done ? done : null }));
  }

  override render(): TemplateResult {
    const { viewerCanPublish, viewerCanSchedule } = this.release;
    return html`
      ${viewerCanPublish.allowed
        ? html`
            <imprimatur-deliberate-act
              .ask=${TEXTS.publish.ask}
              .sure=${TEXTS.publish.sure}
              .busy=${this.busy}
              @asked=${this.asked}
              @act=${this.publish}
              ><p>${TEXTS.publish.what}</p></imprimatur-deliberate-act
            >
          `
        : html`<p>${viewerCanPublish.reason}</p>`}
      ${viewerCanSchedule.allowed ? this.later() : nothing} ${told(this.outcome)}
    `;
  }

  private later(): TemplateResult {
    const at = instantOf(this.typed);
    return html`
      <h3>${TEXTS.publish.later}</h3>
      <div class="field">
        <label for="when">${TEXTS.publish.when(zone())}</label>
        <input
          id="when"
          type="datetime-local"
          aria-describedby="when-hint"
          min=${typedOf(new Date(Date.now() + A_MINUTE))}
          max=${typedOf(new Date(this.release.publishBy))}
          .value=${this.typed}
          @input=${this.type}
        />
        <p class="quiet hint" id="when-hint">${at === null ? TEXTS.publish.whenHint : instant(at)}</p>
      </div>
      <imprimatur-deliberate-act
        class="later"
        .ask=${TEXTS.publish.askLater}
        .sure=${TEXTS.publish.sureLater}
        .busy=${this.busy}
        .ready=${this.hasTime}
        @asked=${this.asked}
        @act=${this.schedule}
        ><p>${at === null ? nothing : TEXTS.publish.whatLater(instant(at))}</p></imprimatur-deliberate-act
      >
    `;
  }

  static override styles = [
    LOOKS,
    FIELDS,
    css`
      input {
        max-width: 18rem;
      }
      h3 {
        margin-top: 1.5rem;
      }
      @media print {
        :host {
          display: none;
        }
      }
    `,
  ];
}

customElements.define('imprimatur-publish-form', PublishForm);
