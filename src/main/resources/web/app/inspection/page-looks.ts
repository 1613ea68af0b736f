import { css } from 'lit';

/** A page with marks on it: red with white around, which is seen on black and on white. */
export const PAGE_LOOKS = css`
  figure {
    margin: 0.75rem 0;
  }
  figcaption:focus-visible {
    outline: none;
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
    align-items: center;
    margin: 0.5rem 0;
  }
  button[aria-pressed='true'] {
    border-color: var(--act);
    border-width: 2px;
  }
  .stage {
    position: relative;
    overflow: auto;
    max-height: 90vh;
    border: 1px solid var(--line-strong);
    background: var(--ground);
  }
  .sheet {
    position: relative;
    width: 100%;
  }
  .sheet.actual {
    width: max-content;
  }
  canvas {
    display: block;
    width: 100%;
    height: auto;
  }
  .actual canvas {
    width: auto;
  }
  svg {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
  }
  rect {
    fill: none;
    vector-effect: non-scaling-stroke;
  }
  .halo {
    stroke: #fff;
    stroke-width: 4.5px;
  }
  .line {
    stroke: #b00020;
    stroke-width: 2px;
  }
  .chosen .halo {
    stroke-width: 7px;
  }
  .chosen .line {
    stroke-width: 4px;
  }
  .outside .line {
    stroke-dasharray: 8 5;
  }
  text {
    fill: #b00020;
    stroke: #fff;
    paint-order: stroke;
    font-weight: 700;
  }
  ol {
    margin: 0.5rem 0;
    padding-left: 2rem;
  }
  @media print {
    .stage {
      overflow: visible;
      max-height: none;
    }
    .tools {
      display: none;
    }
  }
`;
