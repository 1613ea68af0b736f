/** What the frame around every page says. */
export const TEXTS = {
  shortcuts: 'Shortcuts',
  skip: 'Skip to content',
  title: 'Imprimatur',
  purpose: 'Sign in to see what waits for you.',
  nowhere: 'There is nothing at this address.',
  toHome: 'Go to the first page',
  loading: 'Loading …',
  retry: 'Try again',
  signIn: 'Sign in',
  signedOut: 'Sign in to see this page.',
  more: 'Show more',
  shown: (shown: number, all: number | null) =>
    all === null || shown >= all ? `${shown.toLocaleString()} shown` : `${shown.toLocaleString()} of ${all.toLocaleString()} shown`,
  places: {
    inbox: 'Inbox',
    documents: 'Documents',
    releases: 'Releases',
    signatures: 'Signed in my name',
    waivers: 'Waivers',
    exceptions: 'Exceptions',
    audit: 'Audit log',
    policy: 'Policy',
    people: 'People',
  },
  over: 'Over',
  leave: 'Leave it as it is',
  doing: 'One moment …',
  stepUp: 'This needs that you prove once more who you are. What you typed is kept, and nothing was done yet.',
  stepUpGo: 'Prove who you are, then come back here',
};

/** A number with its noun. */
export function counted(count: number, one: string, many: string): string {
  return `${count.toLocaleString()} ${count === 1 ? one : many}`;
}

/** A word inside a sentence: its first letter small, unless the word is an abbreviation. */
export function inside(word: string): string {
  const [first = '', second = ''] = word;
  return second === second.toUpperCase() && second !== second.toLowerCase() ? word : first.toLowerCase() + word.slice(1);
}
