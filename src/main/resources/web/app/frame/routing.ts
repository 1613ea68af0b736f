/** The places of the pages. The service answers the page at each of them (Pages). */
export type Place = { readonly page: 'inbox' } | { readonly page: 'request'; readonly id: string } | { readonly page: 'nowhere' };

const REQUEST = /^\/requests\/([A-Za-z0-9_-]+)$/;

export function placeOf(path: string): Place {
  if (path === '/') {
    return { page: 'inbox' };
  }
  const request = REQUEST.exec(path);
  return request?.[1] === undefined ? { page: 'nowhere' } : { page: 'request', id: request[1] };
}

/** Where a request is shown. */
export function requestPath(id: string): string {
  return `/requests/${id}`;
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
    link.origin !== location.origin ||
    placeOf(link.pathname).page === 'nowhere'
  );
}

/** Has links between our own places followed without loading the page again, and tells each change of place. */
export function followPlaces(moved: (place: Place) => void): void {
  const tell = (): void => moved(placeOf(location.pathname));
  addEventListener('popstate', tell);
  document.addEventListener('click', (click) => {
    const link = click.composedPath().find((part): part is HTMLAnchorElement => part instanceof HTMLAnchorElement);
    if (link === undefined || click.defaultPrevented || isForTheBrowser(click, link)) {
      return;
    }
    click.preventDefault();
    if (link.href !== location.href) {
      history.pushState(null, '', link.href);
      scrollTo(0, 0);
      tell();
    }
  });
}
