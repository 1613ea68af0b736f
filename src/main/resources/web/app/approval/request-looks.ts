import { css } from 'lit';

/** What the page of a request looks like. */
export const REQUEST = css`
  .path {
    margin: 0 0 0.75rem;
  }
  .sentence {
    font-size: 1.15rem;
    margin: 0 0 0.9rem;
    overflow-wrap: anywhere;
  }
  .timeline {
    list-style: none;
    margin: 0;
    padding: 0;
  }
  .timeline li {
    display: grid;
    grid-template-columns: minmax(12rem, auto) 1fr;
    gap: 0 1rem;
    padding: 0.35rem 0;
  }
  .timeline li + li {
    border-top: 1px solid var(--line);
  }
  .signing {
    border-color: var(--line-strong);
  }
  .foot {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    align-items: center;
    gap: 0.5rem;
  }
  @media (max-width: 40rem) {
    .timeline li {
      grid-template-columns: 1fr;
    }
  }
  @media print {
    .path,
    .foot,
    .content,
    .signing {
      display: none;
    }
  }
`;
