import { css } from 'lit';

/** What the page of a release looks like. */
export const RELEASE = css`
  .path {
    margin: 0 0 0.75rem;
  }
  .sentence {
    font-size: 1.15rem;
    margin: 0 0 0.9rem;
    overflow-wrap: anywhere;
  }
  .standing p:empty {
    display: none;
  }
  .reason {
    overflow-wrap: anywhere;
  }
  .foot {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    align-items: center;
    gap: 0.5rem;
  }
  @media print {
    .path,
    .foot,
    .act {
      display: none;
    }
  }
`;
