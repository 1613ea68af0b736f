import { css } from 'lit';

/** Labels with values, in as many columns as there is room for. */
export const FACTS = css`
  dl {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(17rem, 100%), 1fr));
    gap: 0.7rem 1.5rem;
    margin: 0;
  }
  dl .wide {
    grid-column: 1 / -1;
  }
  dt {
    color: var(--quiet);
    font-size: 0.85rem;
  }
  dd {
    margin: 0;
    overflow-wrap: anywhere;
  }
`;

/** Where something is typed or chosen. */
export const FIELDS = css`
  label {
    display: block;
  }
  .field {
    margin: 0 0 0.75rem;
  }
  .field.check {
    display: flex;
    gap: 0.6rem;
    align-items: flex-start;
  }
  input:not([type='checkbox'], [type='radio']),
  textarea,
  select {
    font: inherit;
    width: 100%;
    min-height: 2.75rem;
    color: var(--ink);
    background: var(--ground);
    border: 1px solid var(--line-strong);
    border-radius: 6px;
    padding: 0.4rem 0.75rem;
    margin-top: 0.2rem;
  }
  input[type='checkbox'],
  input[type='radio'] {
    width: 1.15rem;
    height: 1.15rem;
    margin: 0.2rem 0 0;
    flex: none;
    accent-color: var(--act);
  }
  fieldset {
    border: none;
    padding: 0;
    margin: 0 0 0.75rem;
    min-width: 0;
  }
  legend {
    padding: 0;
    margin-bottom: 0.3rem;
  }
  .hint {
    font-size: 0.9rem;
    margin: 0.2rem 0 0;
  }
  .told .notice {
    margin: 0.75rem 0 0;
  }
`;

/** What the rows of an imprimatur-paged-list look like unless the page says otherwise. */
export const ROWS = css`
  .row {
    background: var(--panel);
    border: 1px solid var(--line);
    border-radius: 8px;
    padding: 1rem 1.25rem;
    margin: 0 0 1rem;
  }
  .row:focus-within {
    border-color: var(--focus);
  }
  .row .head {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0.25rem 1.5rem;
  }
  .row h2 {
    margin: 0;
    flex: 1 1 18rem;
  }
  .end {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    align-items: center;
    gap: 0.5rem 1rem;
  }
`;

/** What every component looks like; colours are those of page.css, so that both schemes are in one place. */
export const LOOKS = css`
  :host {
    display: block;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  h1 {
    font-size: 1.6rem;
    line-height: 1.25;
    margin: 0 0 0.5rem;
  }
  h2 {
    font-size: 1.15rem;
    margin: 0 0 0.75rem;
  }
  h3 {
    font-size: 1rem;
    margin: 1rem 0 0.4rem;
  }
  p {
    margin: 0.4rem 0;
  }
  a {
    color: var(--link);
  }
  :focus-visible {
    outline: 3px solid var(--focus);
    outline-offset: 2px;
    border-radius: 3px;
  }
  h1:focus-visible {
    outline: none;
  }
  code,
  .digest {
    font-family: ui-monospace, 'SFMono-Regular', Menlo, Consolas, 'DejaVu Sans Mono', monospace;
    font-size: 0.9em;
    overflow-wrap: anywhere;
  }
  .quiet {
    color: var(--quiet);
  }
  .panel {
    background: var(--panel);
    border: 1px solid var(--line);
    border-radius: 8px;
    padding: 1rem 1.25rem;
    margin: 0 0 1rem;
  }
  .notice {
    border-left: 5px solid var(--quiet);
    padding: 0.6rem 1rem;
    background: var(--panel);
    margin: 0 0 1rem;
  }
  .notice.danger {
    border-color: var(--danger);
  }
  .notice.good {
    border-color: var(--good);
  }
  .notice.warning {
    border-color: var(--warning);
  }
  .tag {
    display: inline-block;
    border: 1px solid var(--line-strong);
    border-radius: 999px;
    padding: 0.05rem 0.6rem;
    font-size: 0.85rem;
    margin: 0.1rem 0.2rem 0.1rem 0;
  }
  .tag.danger {
    border-color: var(--danger);
    color: var(--danger);
    font-weight: 600;
  }
  button,
  .button {
    font: inherit;
    font-weight: 600;
    min-height: 2.75rem;
    padding: 0.4rem 1.1rem;
    border-radius: 6px;
    border: 1px solid var(--line-strong);
    background: var(--panel);
    color: var(--ink);
    cursor: pointer;
    display: inline-flex;
    align-items: center;
    text-decoration: none;
  }
  button:hover,
  .button:hover {
    border-color: var(--link);
  }
  button.main,
  .button.main {
    background: var(--act);
    border-color: var(--act);
    color: var(--on-act);
  }
  button.stop {
    background: var(--danger-act);
    border-color: var(--danger-act);
    color: var(--on-act);
  }
  button[aria-disabled='true'] {
    opacity: 0.65;
    cursor: default;
  }
  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;
