import { css } from 'lit';

/** Sheets as sheets look; what is hidden in the file is striped, so that it is told apart without colour. */
export const CONTENT_LOOKS = css`
  .sheets,
  .choices,
  .pager {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
    align-items: center;
    margin: 0 0 0.75rem;
  }
  .sheets button[aria-pressed='true'] {
    border-color: var(--act);
    border-width: 2px;
  }
  .sheets .tag {
    margin-left: 0.5rem;
  }
  .pager {
    justify-content: space-between;
    margin: 0.75rem 0;
  }
  .scroll {
    /* Holds what only screen readers are told, which would make the page as wide as the table. */
    position: relative;
    overflow: auto;
    max-height: 32rem;
    border: 1px solid var(--line);
    background: var(--panel);
  }
  table {
    border-collapse: collapse;
    font-size: 0.9rem;
  }
  th,
  td {
    border: 1px solid var(--line);
    padding: 0.2rem 0.55rem;
    text-align: left;
    white-space: nowrap;
    max-width: 22rem;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  thead th {
    position: sticky;
    top: 0;
    background: var(--ground);
  }
  th {
    color: var(--quiet);
    font-weight: 600;
  }
  .texts td {
    white-space: normal;
    overflow-wrap: anywhere;
  }
  td.hidden {
    background: repeating-linear-gradient(
      -45deg,
      var(--panel) 0 6px,
      color-mix(in srgb, var(--danger) 14%, var(--panel)) 6px 12px
    );
    border-color: var(--danger);
  }
  .mask {
    color: var(--quiet);
    letter-spacing: 0.1em;
  }
  @media print {
    .scroll {
      max-height: none;
      overflow: visible;
    }
    button {
      display: none;
    }
  }
`;
