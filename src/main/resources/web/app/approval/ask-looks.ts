import { css } from 'lit';

/** What the request form looks like, beside what all forms do. */
export const ASK = css`
  .party {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(14rem, 100%), 1fr));
    gap: 0.5rem 1rem;
    align-items: end;
    margin: 0 0 0.9rem;
  }
  .moment {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(17rem, 100%), 1fr));
    gap: 0.3rem 1rem;
  }
  .moment label {
    font-weight: 600;
  }
  .moment p {
    grid-column: 1 / -1;
  }
  .notice {
    margin: 1rem 0;
  }
  .panel .notice {
    background: none;
  }
  ul {
    margin: 0.3rem 0;
    padding-left: 1.4rem;
  }
  @media print {
    .acts {
      display: none;
    }
  }
`;
