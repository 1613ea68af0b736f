import { css } from 'lit';

/** What fields look like, their hints and what is said of a field that is not filled in well. */
export const FORM = css`
  .field {
    margin: 0 0 1.1rem;
  }
  .field > label,
  legend {
    display: block;
    font-weight: 600;
    padding: 0;
  }
  fieldset {
    border: none;
    padding: 0;
    margin: 0 0 1.1rem;
    min-width: 0;
  }
  .hint {
    color: var(--quiet);
    font-size: 0.9rem;
    margin: 0.1rem 0 0.3rem;
  }
  .wrong {
    color: var(--danger);
    font-weight: 600;
    margin: 0.25rem 0 0;
  }
  input[type='text'],
  input[type='search'],
  input[type='datetime-local'],
  select,
  textarea {
    font: inherit;
    width: 100%;
    max-width: 100%;
    min-height: 2.75rem;
    color: var(--ink);
    background: var(--ground);
    border: 1px solid var(--line-strong);
    border-radius: 6px;
    padding: 0.4rem 0.75rem;
  }
  [aria-invalid='true'] {
    border-color: var(--danger);
    border-width: 2px;
  }
  .checks {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(17rem, 100%), 1fr));
    gap: 0.1rem 1rem;
  }
  .check {
    display: flex;
    gap: 0.6rem;
    align-items: flex-start;
    padding: 0.45rem 0;
    cursor: pointer;
  }
  input[type='checkbox'],
  input[type='radio'] {
    width: 1.15rem;
    height: 1.15rem;
    margin: 0.15rem 0 0;
    flex: none;
    accent-color: var(--act);
  }
  .acts {
    display: flex;
    flex-wrap: wrap;
    gap: 0.75rem;
    align-items: center;
  }
`;
