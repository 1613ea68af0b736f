/**
 * What somebody typed or began about one thing. It survives a reload and the way to the identity provider and back, in this
 * tab only, under the viewer's opaque id: another person at the same browser finds nothing.
 */
export class Kept<Content> {
  private readonly place: string;

  constructor(what: string, viewer: string, about: string) {
    this.place = `${what} ${viewer} ${about}`;
  }

  read(): Content | null {
    const text = sessionStorage.getItem(this.place);
    return text === null ? null : (JSON.parse(text) as Content);
  }

  write(content: Content): void {
    sessionStorage.setItem(this.place, JSON.stringify(content));
  }

  clear(): void {
    sessionStorage.removeItem(this.place);
  }
}
