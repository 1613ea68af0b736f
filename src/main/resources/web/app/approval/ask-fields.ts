import { html, nothing, type TemplateResult } from 'lit';
import type { Audience, Channel, EvidenceField } from '../graphql/enums';
import { AUDIENCES, CHANNELS, EVIDENCE } from '../graphql/words';
import { zones } from './ask-moments';
import { TEXTS } from './ask-texts';
import { basesOffered, evidenceAsked, type Asking, type Field, type Moment, type Party, type Trial } from './asking';

const LONGEST = 2000;

/** The fields of the request form: what was typed, what is wrong with it, and whom to tell of a change. */
export interface Fields {
  readonly asking: Asking;
  readonly trial: Trial | null;
  readonly wrong: ReadonlyMap<Field, string>;
  change(what: Partial<Asking>): void;
}

export function toWhom(fields: Fields): TemplateResult {
  const { to } = TEXTS;
  const { asking, change } = fields;
  return html`
    ${choice<Audience>(fields, 'audience', to.audience, AUDIENCES, asking.audience, (audience) => change({ audience }))}
    ${choice<Channel>(fields, 'channel', to.channel, CHANNELS, asking.channel, (channel) => change({ channel }))}
    ${line(fields, 'destination', to.destination, to.destinationHint, asking.destination, (destination) => change({ destination }))}
    ${line(fields, 'fileName', to.fileName, to.fileNameHint, asking.fileName, (fileName) => change({ fileName }), 200)}
    ${recipients(fields)}
  `;
}

export function why(fields: Fields): TemplateResult {
  const { why: words } = TEXTS;
  const { asking, change } = fields;
  return html`
    <div class="field">
      <label for="purpose">${words.purpose}</label>
      <p class="hint" id="purpose-hint">${words.purposeHint}</p>
      <textarea
        id="purpose"
        rows="3"
        maxlength=${LONGEST}
        required
        aria-describedby="purpose-hint purpose-wrong"
        aria-invalid=${fields.wrong.has('purpose')}
        .value=${asking.purpose}
        @input=${(event: Event) => change({ purpose: (event.target as HTMLTextAreaElement).value })}
      ></textarea>
      ${wrongOf(fields, 'purpose')}
    </div>
    ${legalBases(fields)}
    ${evidenceAsked(fields.trial).map((field) => evidence(fields, field))}
  `;
}

export function when(fields: Fields): TemplateResult {
  const { when: words } = TEXTS;
  const { asking, change } = fields;
  return html`
    ${moment(fields, 'notBefore', words.notBefore, words.notBeforeHint, asking.notBefore, (notBefore) => change({ notBefore }))}
    ${moment(fields, 'notAfter', words.notAfter, words.notAfterHint, asking.notAfter, (notAfter) => change({ notAfter }))}
  `;
}

function wrongOf(fields: Fields, field: Field): TemplateResult {
  return html`<p class="wrong" id="${field}-wrong">${fields.wrong.get(field) ?? nothing}</p>`;
}

function choice<Value extends string>(
  fields: Fields,
  field: Field,
  label: string,
  words: Readonly<Record<Value, string>>,
  chosen: Value | null,
  changed: (value: Value | null) => void,
): TemplateResult {
  return html`
    <div class="field">
      <label for=${field}>${label}</label>
      <select
        id=${field}
        required
        aria-describedby="${field}-wrong"
        aria-invalid=${fields.wrong.has(field)}
        @change=${(event: Event) => changed(((event.target as HTMLSelectElement).value || null) as Value | null)}
      >
        <option value="" .selected=${chosen === null}>${TEXTS.to.choose}</option>
        ${(Object.entries(words) as [Value, string][]).map(
          ([value, text]) => html`<option value=${value} .selected=${chosen === value}>${text}</option>`,
        )}
      </select>
      ${wrongOf(fields, field)}
    </div>
  `;
}

function line(
  fields: Fields,
  field: Field,
  label: string,
  hint: string,
  value: string,
  changed: (value: string) => void,
  longest = LONGEST,
): TemplateResult {
  return html`
    <div class="field">
      <label for=${field}>${label}</label>
      <p class="hint" id="${field}-hint">${hint}</p>
      <input
        id=${field}
        type="text"
        maxlength=${longest}
        autocomplete="off"
        required
        aria-describedby="${field}-hint ${field}-wrong"
        aria-invalid=${fields.wrong.has(field)}
        .value=${value}
        @input=${(event: Event) => changed((event.target as HTMLInputElement).value)}
      />
      ${wrongOf(fields, field)}
    </div>
  `;
}

function recipients(fields: Fields): TemplateResult {
  const { to } = TEXTS;
  const { recipients: parties, audience } = fields.asking;
  if (audience === 'PUBLIC_WEB') {
    return html`<p class="quiet">${to.public}</p>`;
  }
  const change = (at: number, what: Partial<Party>): void =>
    fields.change({ recipients: parties.map((party, place) => (place === at ? { ...party, ...what } : party)) });
  return html`
    <fieldset class="recipients" aria-describedby="recipients-hint recipients-wrong">
      <legend>${to.recipients}</legend>
      <p class="hint" id="recipients-hint">${to.recipientsHint}</p>
      ${parties.map(
        (party, at) => html`
          <div class="party" role="group" aria-label=${to.recipient(at + 1)}>
            ${part(`name-${at}`, to.name, party.name, (name) => change(at, { name }), fields.wrong.has('recipients'))}
            ${part(`address-${at}`, to.address, party.address, (address) => change(at, { address }), fields.wrong.has('recipients'))}
            ${parties.length === 1
              ? nothing
              : html`
                  <button
                    type="button"
                    @click=${() => fields.change({ recipients: parties.filter((_, place) => place !== at) })}
                  >
                    ${to.remove(at + 1)}
                  </button>
                `}
          </div>
        `,
      )}
      ${wrongOf(fields, 'recipients')}
      <button type="button" @click=${() => fields.change({ recipients: [...parties, { name: '', address: '' }] })}>${to.add}</button>
    </fieldset>
  `;
}

function part(id: string, label: string, value: string, changed: (value: string) => void, wrong: boolean): TemplateResult {
  return html`
    <div>
      <label for=${id}>${label}</label>
      <input
        id=${id}
        type="text"
        maxlength=${LONGEST}
        autocomplete="off"
        aria-invalid=${wrong && value.trim() === ''}
        .value=${value}
        @input=${(event: Event) => changed((event.target as HTMLInputElement).value)}
      />
    </div>
  `;
}

function legalBases(fields: Fields): TemplateResult {
  const { why: words } = TEXTS;
  const offered = [...basesOffered(fields.trial)];
  const ticked = fields.asking.legalBases;
  const toggle = (code: string, on: boolean): void => {
    const others = ticked.filter((each) => each !== code);
    fields.change({ legalBases: on ? [...others, code] : others });
  };
  return html`
    <fieldset aria-describedby="bases-hint">
      <legend>${words.bases}</legend>
      <p class="hint" id="bases-hint">
        ${fields.trial === null ? words.basesLater : offered.length === 0 ? words.basesNone : words.basesHint}
      </p>
      ${offered.map(
        ([code, citation]) => html`
          <label class="check">
            <input
              type="checkbox"
              .checked=${ticked.includes(code)}
              @change=${(event: Event) => toggle(code, (event.target as HTMLInputElement).checked)}
            />
            <span><code>${code}</code><br /><span class="quiet">${citation}</span></span>
          </label>
        `,
      )}
    </fieldset>
  `;
}

function evidence(fields: Fields, field: EvidenceField): TemplateResult {
  const id = `evidence-${field}`;
  const changed = (event: Event): void =>
    fields.change({ evidence: { ...fields.asking.evidence, [field]: (event.target as HTMLTextAreaElement).value } });
  return html`
    <div class="field">
      <label for=${id}>${EVIDENCE[field]}</label>
      <p class="hint" id="${id}-hint">${TEXTS.why.evidenceHint}</p>
      <textarea
        id=${id}
        rows="2"
        maxlength=${LONGEST}
        aria-describedby="${id}-hint"
        .value=${fields.asking.evidence[field] ?? ''}
        @input=${changed}
      ></textarea>
    </div>
  `;
}

function moment(
  fields: Fields,
  field: 'notBefore' | 'notAfter',
  label: string,
  hint: string,
  value: Moment,
  changed: (value: Moment) => void,
): TemplateResult {
  return html`
    <div class="field moment">
      <div>
        <label for=${field}>${label}</label>
        <input
          id=${field}
          type="datetime-local"
          aria-describedby="${field}-hint ${field}-wrong"
          aria-invalid=${fields.wrong.has(field)}
          .value=${value.local}
          @input=${(event: Event) => changed({ ...value, local: (event.target as HTMLInputElement).value })}
        />
      </div>
      <div>
        <label for="${field}-zone">${TEXTS.when.zone}<span class="unseen"> (${TEXTS.when.zoneOf(label)})</span></label>
        <select
          id="${field}-zone"
          @change=${(event: Event) => changed({ ...value, zone: (event.target as HTMLSelectElement).value })}
        >
          ${zones().map((zone) => html`<option value=${zone} .selected=${zone === value.zone}>${zone}</option>`)}
        </select>
      </div>
      <p class="hint" id="${field}-hint">${hint}</p>
      ${wrongOf(fields, field)}
    </div>
  `;
}
