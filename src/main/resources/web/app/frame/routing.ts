/** The places of the pages. The service answers the page at each of them (Pages). */
export type Place =
  | { readonly page: 'home' }
  | { readonly page: 'inbox' }
  | { readonly page: 'request'; readonly id: string }
  | { readonly page: 'ask'; readonly version: string }
  | { readonly page: 'content'; readonly version: string }
  | { readonly page: 'findings'; readonly version: string }
  | { readonly page: 'waivers' }
  | { readonly page: 'signatures' }
  | { readonly page: 'documents' }
  | { readonly page: 'register' }
  | { readonly page: 'document'; readonly id: string }
  | { readonly page: 'releases' }
  | { readonly page: 'release'; readonly id: string }
  | { readonly page: 'audit' }
  | { readonly page: 'exceptions' }
  | { readonly page: 'as-of' }
  | { readonly page: 'disclosures' }
  | { readonly page: 'entry'; readonly id: string }
  | { readonly page: 'policy' }
  | { readonly page: 'people' }
  | { readonly page: 'person'; readonly id: string }
  | { readonly page: 'nowhere' };

/** Places without an id, by their path. */
const FIXED: Readonly<Record<string, Place>> = {
  '/': { page: 'home' },
  '/inbox': { page: 'inbox' },
  '/signatures': { page: 'signatures' },
  '/waivers': { page: 'waivers' },
  '/documents': { page: 'documents' },
  '/register': { page: 'register' },
  '/releases': { page: 'releases' },
  '/audit': { page: 'audit' },
  '/audit/exceptions': { page: 'exceptions' },
  '/audit/as-of': { page: 'as-of' },
  '/audit/disclosures': { page: 'disclosures' },
  '/policy': { page: 'policy' },
  '/people': { page: 'people' },
};

const OF_ONE = /^\/(requests|documents|releases|people|audit\/entries|versions)\/([A-Za-z0-9_-]+)(\/request|\/content|\/findings)?$/;

export function placeOf(path: string): Place {
  const fixed = FIXED[path];
  if (fixed !== undefined) {
    return fixed;
  }
  const [, kind, id, act] = OF_ONE.exec(path) ?? [];
  if (kind === undefined || id === undefined || (act !== undefined) !== (kind === 'versions')) {
    return { page: 'nowhere' };
  }
  switch (kind) {
    case 'requests':
      return { page: 'request', id };
    case 'documents':
      return { page: 'document', id };
    case 'releases':
      return { page: 'release', id };
    case 'people':
      return { page: 'person', id };
    case 'audit/entries':
      return { page: 'entry', id };
    default:
      return act === '/request'
        ? { page: 'ask', version: id }
        : { page: act === '/findings' ? 'findings' : 'content', version: id };
  }
}

/** Where a request is shown. */
export function requestPath(id: string): string {
  return `/requests/${id}`;
}

/** Where it is asked that a version go out. */
export function askPath(version: string): string {
  return `/versions/${version}/request`;
}

/** Where the content of a version is shown. */
export function contentPath(version: string): string {
  return `/versions/${version}/content`;
}

/** Where everything that was found in a version is shown, and decided about. */
export function findingsPath(version: string): string {
  return `/versions/${version}/findings`;
}

/** Where a document is shown. */
export function documentPath(id: string): string {
  return `/documents/${id}`;
}

/** Where a release is shown. */
export function releasePath(id: string): string {
  return `/releases/${id}`;
}

/** Where a person of the register is shown. */
export function personPath(id: string): string {
  return `/people/${id}`;
}

/** Where an entry of the audit log is shown in full. */
export function entryPath(id: string): string {
  return `/audit/entries/${id}`;
}

/** Whether a click on a link is for the browser: a new tab, a download, another site. */
function isForTheBrowser(click: MouseEvent, link: HTMLAnchorElement): boolean {
  return (
    click.button !== 0 ||
    click.metaKey ||
    click.ctrlKey ||
    click.shiftKey ||
    click.altKey ||
    link.target !== '' ||
    link.hasAttribute('download') ||
    link.origin !== location.origin ||
    placeOf(link.pathname).page === 'nowhere'
  );
}

let tell = (): void => undefined;

/** Goes to one of our own places without loading the page again. */
export function goTo(path: string): void {
  history.pushState(null, '', path);
  scrollTo(0, 0);
  tell();
}

/** Has links between our own places followed without loading the page again, and tells each change of place. */
export function followPlaces(moved: (place: Place) => void): void {
  tell = () => moved(placeOf(location.pathname));
  addEventListener('popstate', () => tell());
  document.addEventListener('click', (click) => {
    const link = click.composedPath().find((part): part is HTMLAnchorElement => part instanceof HTMLAnchorElement);
    if (link === undefined || click.defaultPrevented || isForTheBrowser(click, link)) {
      return;
    }
    click.preventDefault();
    if (link.href !== location.href) {
      goTo(link.href);
    }
  });
}
