import { html, nothing, type TemplateResult } from 'lit';
import { CATEGORIES } from '../graphql/words';
import { DECLARABLE, type Registration } from './registration';
import { TEXTS } from './texts';

type Typed = Pick<Registration, 'title' | 'custodian' | 'categories'>;

/** The fields that say what a document is. `wrong` are those that are not filled in, once that is to be said. */
export function whatItIs(
  { title, custodian, categories }: Typed,
  wrong: ReadonlySet<keyof Typed>,
  change: (what: Partial<Typed>) => void,
): TemplateResult {
  const { register: words } = TEXTS;
  return html`
    <section class="panel" aria-labelledby="what">
      <h2 id="what">${words.what}</h2>
      ${line('title', words.name, words.nameHint, title, wrong.has('title') ? words.nameMissing : '', change)}
      ${line('custodian', words.custodian, words.custodianHint, custodian, wrong.has('custodian') ? words.custodianMissing : '', change)}
      <fieldset class=${wrong.has('categories') ? 'invalid' : ''} aria-describedby="declared-hint declared-wrong">
        <legend>${words.declared}</legend>
        <p class="hint" id="declared-hint">${words.declaredHint}</p>
        <div class="checks">
          ${DECLARABLE.map(
            (category) => html`
              <label class="check">
                <input
                  type="checkbox"
                  .checked=${categories.includes(category)}
                  @change=${(event: Event) => {
                    const others = categories.filter((each) => each !== category);
                    change({ categories: (event.target as HTMLInputElement).checked ? [...others, category] : others });
                  }}
                />
                <span>${CATEGORIES[category]}</span>
              </label>
            `,
          )}
        </div>
        <p class="wrong" id="declared-wrong">${wrong.has('categories') ? words.declaredMissing : nothing}</p>
      </fieldset>
    </section>
  `;
}

function line(
  field: 'title' | 'custodian',
  label: string,
  hint: string,
  value: string,
  wrong: string,
  change: (what: Partial<Typed>) => void,
): TemplateResult {
  return html`
    <div class="field">
      <label for=${field}>${label}</label>
      <p class="hint" id="${field}-hint">${hint}</p>
      <input
        id=${field}
        type="text"
        maxlength="200"
        autocomplete="off"
        required
        aria-describedby="${field}-hint ${field}-wrong"
        aria-invalid=${wrong !== ''}
        .value=${value}
        @input=${(event: Event) => change({ [field]: (event.target as HTMLInputElement).value })}
      />
      <p class="wrong" id="${field}-wrong">${wrong || nothing}</p>
    </div>
  `;
}
