import { css } from 'lit';

/** What choosing a file and its way to the service look like. */
export const UPLOAD = css`
  .drop {
    border: 2px dashed var(--line-strong);
    border-radius: 8px;
    padding: 1rem;
    margin: 0 0 1rem;
  }
  .drop.over {
    border-color: var(--link);
    border-style: solid;
  }
  input[type='file'] {
    font: inherit;
    width: 100%;
    max-width: 100%;
    min-height: 2.75rem;
    color: var(--ink);
  }
  input[type='file']::file-selector-button {
    font: inherit;
    min-height: 2.5rem;
    padding: 0.3rem 1rem;
    margin-right: 0.75rem;
    border-radius: 6px;
    border: 1px solid var(--line-strong);
    background: var(--panel);
    color: var(--ink);
    cursor: pointer;
  }
  .chosen {
    min-height: 1.5em;
    overflow-wrap: anywhere;
  }
  .drop button {
    max-width: 100%;
    overflow-wrap: anywhere;
  }
  .progress {
    margin-top: 1rem;
  }
  .progress label {
    overflow-wrap: anywhere;
  }
  progress {
    display: block;
    width: 100%;
    height: 1rem;
    accent-color: var(--act);
    margin: 0.3rem 0;
  }
  .below {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    align-items: center;
    gap: 0.5rem;
    font-variant-numeric: tabular-nums;
  }
`;
