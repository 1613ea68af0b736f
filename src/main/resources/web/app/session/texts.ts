/** What the header says about who somebody is. */
export const TEXTS = {
  home: 'Imprimatur',
  navigation: 'Places',
  signIn: 'Sign in',
  signOut: 'Sign out',
  signingOut: 'Signing out …',
  unlinked: 'Nobody in the register yet',
  signOutFailed: 'You are still signed in: signing out did not work. Try again.',
};
