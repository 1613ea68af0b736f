import { css } from 'lit';

/** What the fields of a search look like. */
export const SEARCH = css`
  .fields {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(13rem, 100%), 1fr));
    gap: 0.75rem 1rem;
  }
  .fields label span {
    display: block;
    font-size: 0.9rem;
  }
  input:not([type='checkbox']),
  select {
    font: inherit;
    width: 100%;
    min-height: 2.75rem;
    color: var(--ink);
    background: var(--ground);
    border: 1px solid var(--line-strong);
    border-radius: 6px;
    padding: 0.3rem 0.6rem;
  }
  small {
    display: block;
  }
  .check {
    display: flex;
    align-items: center;
    gap: 0.6rem;
    min-height: 2.75rem;
  }
  .check input {
    width: 1.15rem;
    height: 1.15rem;
    accent-color: var(--act);
  }
  .ends,
  .acts {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    align-items: center;
    gap: 0.6rem;
  }
  .ends {
    margin-top: 0.75rem;
  }
  .trouble {
    color: var(--danger);
  }
  @media print {
    form {
      display: none;
    }
  }
`;
