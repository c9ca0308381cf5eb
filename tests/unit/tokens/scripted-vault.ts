// A vault that a test can slow down and break. It keeps the order of calls, as its role promises.
import { readSecret, type SessionSecret, type SessionVault } from '../../../app/tokens/session-secret.ts';

export class ScriptedVault implements SessionVault {
  readonly texts = new Map<string, string>();
  /** Everything that was ever written, oldest first. */
  readonly written: string[] = [];
  /** Set to make every call wait for it first. */
  gate: Promise<void> = Promise.resolve();
  /** Set to make `put` reject. */
  fault: Error | undefined;
  #last: Promise<void> = Promise.resolve();

  /** Of each write, whether it made the vault forget what it replaced. */
  readonly forgot: boolean[] = [];

  put(companyId: string, secret: string, { forgets } = { forgets: false }): Promise<void> {
    this.forgot.push(forgets);
    return this.#inTurn(() => {
      if (this.fault) throw this.fault;
      this.texts.set(companyId, secret);
      this.written.push(secret);
    });
  }

  remove(companyId: string): Promise<void> {
    return this.#inTurn(() => void this.texts.delete(companyId));
  }

  /** Calls from now on wait until the answer is called. */
  hold(): () => void {
    let open = () => {};
    this.gate = new Promise((resolve) => {
      open = resolve;
    });
    return open;
  }

  secretOf(companyId: string): SessionSecret | undefined {
    const text = this.texts.get(companyId);
    return text === undefined ? undefined : readSecret(text);
  }

  #inTurn(act: () => void): Promise<void> {
    const { gate } = this;
    const turn = this.#last.then(() => gate).then(act);
    this.#last = turn.catch(() => {}); // the caller hears of it; the next call goes on
    return turn;
  }
}
