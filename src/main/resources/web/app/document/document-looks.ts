import { css } from 'lit';

/** What the page of one document looks like, beside what all pages do. */
export const DOCUMENT = css`
  .path {
    margin: 0 0 0.75rem;
  }
  .row h3 {
    margin: 0;
    flex: 1 1 18rem;
    overflow-wrap: anywhere;
  }
  .row dl {
    margin: 0.6rem 0;
  }
  .row .state {
    margin: 0;
  }
  .row .acts {
    margin-top: 0.8rem;
  }
  .row .notice {
    background: none;
    margin: 0.6rem 0;
  }
  dd ul {
    margin: 0;
    padding-left: 1.2rem;
  }
  summary {
    cursor: pointer;
    padding: 0.6rem 0;
  }
  h2:focus-visible {
    outline: none;
  }
  .plain .row {
    border: none;
    border-bottom: 1px solid var(--line);
    border-radius: 0;
    padding: 0.5rem 0;
    margin: 0;
  }
  .plain .end {
    padding-top: 0.5rem;
  }
  section {
    margin-bottom: 1.5rem;
  }
  @media print {
    .adding,
    .acts {
      display: none;
    }
  }
`;
