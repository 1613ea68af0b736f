import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { problemOf, type Problem } from '../graphql/client';
import { TEXTS } from './texts';
import { trouble } from './trouble';

/** One answer of a connection. */
export interface Answer<Item> {
  readonly nodes: ReadonlyArray<Item>;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  /** Null where it is not asked for. */
  readonly totalCount?: number | null;
}

/** What is listed: where a page of it comes from, and what one of it looks like. */
export interface Listing<Item> {
  load(after: string | null): Promise<Answer<Item>>;
  row(item: Item): TemplateResult;
  /** What the list is a list of. */
  readonly label: string;
  readonly loading: string;
  /** Why to sign in. */
  readonly signedOut?: string;
  empty(): TemplateResult;
}

interface Part<Item> {
  readonly after: string | null;
  readonly first: number;
  readonly size: number;
  /** Null for one far away, which is asked for again when it comes near. */
  nodes: ReadonlyArray<Item> | null;
  /** Pixels, once it was seen. */
  height: number;
  near: boolean;
}

/** Parts of which the items are kept, besides those that are near. */
const KEPT = 40;
/** Up to here everything above what is seen is asked for again too, so that nothing is missing or twice. */
const TOP = 10;
/** How far beyond what is seen counts as near. */
const MARGIN = '1200px 0px';

/**
 * A list as long as the connection that it shows: the parts near what is seen are in the document, the others are empty space of
 * the same height, and those far away are forgotten but for their cursor. It renders into the page around it, whose looks it has.
 * Down and up (j and k) go from link to link of class `open` while the focus is in it.
 */
export class PagedList<Item = unknown> extends LitElement {
  static override properties = {
    listing: { attribute: false },
    parts: { state: true },
    problem: { state: true },
    busy: { state: true },
  };

  declare listing: Listing<Item>;
  declare parts: ReadonlyArray<Part<Item>> | null;
  declare problem: Problem | null;
  declare busy: boolean;

  private end: string | null = null;
  private total: number | null = null;
  private question = 0;
  private observer: IntersectionObserver | null = null;

  constructor() {
    super();
    this.parts = null;
    this.problem = null;
    this.busy = false;
    this.addEventListener('keydown', this.key);
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.observer = new IntersectionObserver((seen) => this.moved(seen), { rootMargin: MARGIN });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.observer?.disconnect();
    this.observer = null;
  }

  override willUpdate(changed: PropertyValues): void {
    if (changed.has('listing')) {
      this.parts = null;
      void this.reload();
    }
  }

  /** The items that are known now, in order. */
  get items(): ReadonlyArray<Item> {
    return (this.parts ?? []).flatMap((part) => part.nodes ?? []);
  }

  /** Asks for what is shown, anew; an answer that was overtaken by a later question is dropped. */
  async reload(): Promise<void> {
    const question = ++this.question;
    const near = (this.parts ?? []).filter((part) => part.near);
    const wanted = Math.max(1, (this.parts ?? []).findLastIndex((part) => part.near) + 1);
    if (wanted > TOP) {
      await Promise.all(near.map((part) => this.again(part)));
      return;
    }
    const parts: Part<Item>[] = [];
    let answer: Answer<Item> | null = null;
    try {
      while (parts.length < wanted && (answer === null || answer.pageInfo.hasNextPage)) {
        const after: string | null = answer === null ? null : answer.pageInfo.endCursor;
        answer = await this.listing.load(after);
        if (question !== this.question) {
          return;
        }
        parts.push(this.partOf(after, answer, parts));
      }
      this.parts = parts;
      this.problem = null;
      this.dispatchEvent(new Event('loaded'));
    } catch (failure) {
      if (question === this.question) {
        this.problem = problemOf(failure);
      }
    }
  }

  private partOf(after: string | null, answer: Answer<Item>, before: ReadonlyArray<Part<Item>>): Part<Item> {
    this.end = answer.pageInfo.hasNextPage ? answer.pageInfo.endCursor : null;
    this.total = answer.totalCount ?? this.total;
    const last = before.at(-1);
    return {
      after,
      first: last === undefined ? 0 : last.first + last.size,
      size: answer.nodes.length,
      nodes: answer.nodes,
      height: 0,
      near: true,
    };
  }

  private readonly more = async (): Promise<void> => {
    if (this.busy || this.end === null || this.parts === null) {
      return;
    }
    this.busy = true;
    const question = this.question;
    try {
      const after = this.end;
      const answer = await this.listing.load(after);
      if (question === this.question) {
        this.parts = [...this.parts, this.partOf(after, answer, this.parts)];
        this.problem = null;
        this.dispatchEvent(new Event('loaded'));
      }
    } catch (failure) {
      if (question === this.question) {
        this.problem = problemOf(failure);
      }
    } finally {
      this.busy = false;
    }
  };

  private moved(seen: ReadonlyArray<IntersectionObserverEntry>): void {
    const { parts } = this;
    if (parts === null) {
      return;
    }
    for (const { target, isIntersecting, boundingClientRect } of seen) {
      const part = parts[Number((target as HTMLElement).dataset['part'])];
      if (part === undefined) {
        if (isIntersecting) {
          void this.more();
        }
      } else {
        if (part.near && boundingClientRect.height > 0) {
          part.height = boundingClientRect.height;
        }
        // What has the focus stays, wherever it is.
        const near = isIntersecting || target.matches(':focus-within');
        if (near !== part.near) {
          part.near = near;
          this.requestUpdate();
        }
        if (near && part.nodes === null) {
          void this.again(part);
        }
      }
    }
    const far = parts.filter((part) => !part.near && part.nodes !== null);
    for (const part of far.slice(0, Math.max(0, far.length - KEPT))) {
      part.nodes = null;
    }
  }

  private async again(part: Part<Item>): Promise<void> {
    const question = this.question;
    try {
      const { nodes } = await this.listing.load(part.after);
      if (question === this.question) {
        part.nodes = nodes.slice(0, part.size);
        this.requestUpdate();
      }
    } catch (failure) {
      this.problem = problemOf(failure);
    }
  }

  private readonly key = (pressed: KeyboardEvent): void => {
    const step = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[pressed.key];
    const target = pressed.composedPath()[0];
    const typing = target instanceof HTMLInputElement || target instanceof HTMLSelectElement;
    if (step === undefined || typing || pressed.ctrlKey || pressed.metaKey || pressed.altKey) {
      return;
    }
    if (this.step(step)) {
      pressed.preventDefault();
    }
  };

  /** Gives the next or the previous link the focus; false where there is none at all. */
  step(by: number): boolean {
    const links = [...this.querySelectorAll<HTMLAnchorElement>('a.open')];
    const root = this.getRootNode() as Document | ShadowRoot;
    const at = links.indexOf(root.activeElement as HTMLAnchorElement);
    links[Math.min(links.length - 1, Math.max(0, at + by))]?.focus();
    return links.length > 0;
  }

  override render(): TemplateResult {
    const problem: TemplateResult | typeof nothing = this.problem === null ? nothing : trouble(this.problem, () => void this.reload(), this.listing.signedOut);
    if (this.parts === null) {
      return this.problem === null ? html`<p role="status">${this.listing.loading}</p>` : html`${problem}`;
    }
    if (this.problem?.signedOut) {
      return html`${problem}`;
    }
    const shown = this.parts.reduce((sum, part) => sum + part.size, 0);
    if (shown === 0) {
      return html`${problem}${this.listing.empty()}`;
    }
    const all = this.end === null ? shown : (this.total ?? -1);
    return html`
      ${problem}
      <div role="list" aria-label=${this.listing.label}>
        ${this.parts.map(
          (part, place) => html`
            <div role="presentation" class="part" data-part=${place}>
              ${part.near && part.nodes !== null
                ? part.nodes.map(
                    (item, at) => html`
                      <div role="listitem" class="row" aria-setsize=${all} aria-posinset=${part.first + at + 1}>
                        ${this.listing.row(item)}
                      </div>
                    `,
                  )
                : nothing}
            </div>
          `,
        )}
      </div>
      <div class="end">
        <span class="quiet">${TEXTS.shown(shown, this.total)}</span>
        ${this.end === null
          ? nothing
          : html`<button type="button" aria-disabled=${this.busy} @click=${this.more}>
              ${this.busy ? TEXTS.loading : TEXTS.more}
            </button>`}
      </div>
    `;
  }

  override updated(changed: PropertyValues): void {
    const end = this.querySelector('.end');
    if (changed.has('parts') && end !== null) {
      // Observed anew, it says whether it is still near: then there is room for more.
      this.observer?.unobserve(end);
    }
    for (const element of this.querySelectorAll<HTMLElement>('.part, .end')) {
      const part = this.parts?.[Number(element.dataset['part'])];
      // The pages' policy forbids style in markup, not here.
      element.style.minHeight = part !== undefined && (!part.near || part.nodes === null) ? `${part.height}px` : '';
      this.observer?.observe(element);
    }
  }
}

customElements.define('imprimatur-paged-list', PagedList);
