// What others may see of a session: the same picture for as long as nothing in it changes, so that whoever makes something
// of it sees at a glance whether it has to be made anew.
import { tokenFacts } from './held-token.ts';
import type { HeldToken, SessionStatus, SessionView } from './session-status.ts';

export interface SessionState {
  readonly status: SessionStatus;
  readonly isRenewing: boolean;
  readonly token: HeldToken | undefined;
  /** When the session acts next by itself, Unix milliseconds. */
  readonly nextTryAtMs: number | undefined;
}

export class SessionPicture {
  #state: SessionState | undefined;
  #view: SessionView | undefined;

  of(state: SessionState): SessionView {
    if (!this.#view || !isSame(this.#state, state)) this.#view = viewOf(state);
    this.#state = state;
    return this.#view;
  }
}

function isSame(before: SessionState | undefined, now: SessionState): boolean {
  return (
    before?.status === now.status &&
    before.isRenewing === now.isRenewing &&
    before.token === now.token &&
    before.nextTryAtMs === now.nextTryAtMs
  );
}

function viewOf({ status, isRenewing, token, nextTryAtMs }: SessionState): SessionView {
  return {
    status,
    isRenewing,
    ...(token ? { token: tokenFacts(token) } : {}),
    ...(nextTryAtMs === undefined ? {} : { nextTryAtMs }),
  };
}
