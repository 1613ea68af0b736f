/** What somebody is typing somewhere: it survives a reload and the way to the identity provider and back, in this tab only. */
export class Draft {
  private readonly place: string;

  /**
   * @param viewer the opaque id of whoever types
   * @param about what it is typed about, by opaque ids
   */
  constructor(viewer: string, about: string) {
    this.place = `draft ${viewer} ${about}`;
  }

  /** Empty for nothing. */
  read(): string {
    return sessionStorage.getItem(this.place) ?? '';
  }

  write(text: string): void {
    if (text === '') {
      sessionStorage.removeItem(this.place);
    } else {
      sessionStorage.setItem(this.place, text);
    }
  }
}
