/** What is told when the service itself cannot be asked. Refusals bring their own sentences. */
export const TEXTS = {
  unreachable: 'The service does not answer. Check your connection, then try again.',
  signedOut: 'You are not signed in. Sign in to go on; what you typed is kept in this tab.',
  noSessions: 'This service is set up for programs only: people cannot sign in here.',
  overloaded: 'The service has too much to do just now. Try again in a moment.',
  unexpected: 'The service could not do that. Try again; if it stays so, tell your administrator.',
};
