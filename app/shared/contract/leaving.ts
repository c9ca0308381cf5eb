// Leaving this computer: sign out of every company, or remove all that the app has stored.

export interface LeavingContract {
  /** Forgets every token and stored password, in memory and on the disk. */
  signOutAll: { input: undefined; answer: undefined };
  /** Removes all that the app has stored and quits. `left`: what the system would not remove; then the app does not quit. */
  removeEverything: { input: undefined; answer: { readonly left: readonly string[] } };
}
