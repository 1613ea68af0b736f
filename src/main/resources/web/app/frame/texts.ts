/** What the frame around every page says. */
export const TEXTS = {
  shortcuts: 'Shortcuts',
  skip: 'Skip to content',
  nowhere: 'There is nothing at this address.',
  toInbox: 'Go to your inbox',
};
