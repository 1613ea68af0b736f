import { css } from 'lit';

/** What one’s own sign-off looks like, beside what all forms do. */
export const SIGN_OFF = css`
  fieldset {
    border: none;
    padding: 0;
    margin: 0 0 0.75rem;
  }
  legend {
    padding: 0;
    margin-bottom: 0.3rem;
  }
  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: 0.6rem;
  }
  .choices label,
  .confirm {
    display: flex;
    gap: 0.6rem;
    align-items: flex-start;
    border: 1px solid var(--line-strong);
    border-radius: 6px;
    padding: 0.6rem 1rem;
    min-height: 2.75rem;
    flex: 1 1 12rem;
    cursor: pointer;
  }
  .choices label:has(:checked) {
    border-color: var(--link);
    box-shadow: inset 0 0 0 1px var(--link);
  }
  .choices label.not {
    border-style: dashed;
    color: var(--quiet);
    cursor: default;
  }
  .confirm {
    width: fit-content;
  }
  .notice {
    margin: 1rem 0 0.75rem;
  }
  small {
    display: block;
  }
  input[type='radio'],
  input[type='checkbox'] {
    width: 1.15rem;
    height: 1.15rem;
    margin: 0.15rem 0 0;
    flex: none;
    accent-color: var(--act);
  }
  textarea {
    font: inherit;
    width: 100%;
    color: var(--ink);
    background: var(--ground);
    border: 1px solid var(--line-strong);
    border-radius: 6px;
    padding: 0.5rem 0.75rem;
    margin-top: 0.3rem;
  }
  .hint {
    font-size: 0.9rem;
    margin: 0.2rem 0 0.9rem;
  }
  h3 {
    margin-top: 0;
  }
  blockquote {
    margin: 0.5rem 0 1rem;
    padding: 0.4rem 1rem;
    border-left: 5px solid var(--link);
    font-size: 1.1rem;
  }
  dl {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(15rem, 100%), 1fr));
    gap: 0.6rem 1.5rem;
    margin: 0 0 1rem;
  }
  .wide {
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
  .ends {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0.75rem;
    margin-top: 1rem;
  }
  @media print {
    form {
      display: none;
    }
  }
`;
