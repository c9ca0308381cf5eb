// What a session keeps secret: the token in hand, one on its way through the vault, and what was typed where that may
// be stored. Knows neither status nor time.
import { endedToken, shiftToken, writeSecret } from './held-token.ts';
import type { HeldToken } from './session-status.ts';

/**
 * Where a session's secrets rest. Every call is durable when it resolves, or says that it is not.
 * The calls about one company take effect in the order in which they were made.
 */
export interface SessionVault {
  /** `forgets`: it replaces a secret of which the operator wants a part to be forgotten. */
  put(companyId: string, secret: string, options?: { readonly forgets: boolean }): Promise<unknown>;
  remove(companyId: string): Promise<unknown>;
}

export interface SessionSecretsOptions {
  readonly vault: SessionVault;
  readonly companyId: string;
  /** Marks what is stored as this account's, and as no other's. */
  readonly account: string;
  /** Told when the vault rejects, which it should not: the session goes on from memory. */
  readonly onBug: (error: unknown) => void;
}

/** A token that the vault is asked to keep. */
export interface Arrival {
  /** Resolves once the vault has answered; never rejects. */
  readonly stored: Promise<void>;
  /** Makes it the token in hand; false where a newer one or a sign-out overtook it. */
  show(): boolean;
}

type Typed = Readonly<Record<string, string>>;

export class SessionSecrets {
  readonly #options: SessionSecretsOptions;
  #token: HeldToken | undefined;
  #arriving: { token: HeldToken } | undefined;
  /** Whether the vault holds typed values, which have to be forgotten once they are here no more. */
  #isTypedStored = false;
  /** Values of secret fields, kept only where the operator allowed it. */
  typed: Typed | undefined;

  constructor(options: SessionSecretsOptions) {
    this.#options = options;
  }

  get token(): HeldToken | undefined {
    return this.#token;
  }

  /** Takes what the vault holds into the hand. */
  takeUp(token: HeldToken | undefined, typed: Typed | undefined): void {
    this.#token = token;
    this.typed = typed;
    this.#isTypedStored = typed !== undefined;
  }

  receive(token: HeldToken): Arrival {
    const arriving = { token };
    this.#arriving = arriving;
    const show = () => {
      if (this.#arriving !== arriving) return false;
      this.#token = arriving.token;
      this.#arriving = undefined;
      return true;
    };
    return { stored: this.storeQuietly(), show };
  }

  /** Moves the tokens' times along with a wall clock that was set by `byMs`. */
  shift(byMs: number): void {
    if (this.#token) this.#token = shiftToken(this.#token, byMs);
    if (this.#arriving) this.#arriving.token = shiftToken(this.#arriving.token, byMs);
    if (this.#token || this.#arriving) void this.storeQuietly();
  }

  /** The service refused this access token: where it is still in hand, its life has ended. */
  end(accessToken: string, atMs: number): void {
    if (this.#token?.accessToken !== accessToken) return;
    this.#token = endedToken(this.#token, atMs);
    void this.storeQuietly();
  }

  /** Writes the newest that there is, over whatever the vault holds. */
  async store(): Promise<void> {
    const { vault, companyId, account } = this.#options;
    const token = this.#arriving?.token ?? this.#token;
    const secret = { ...(token ? { token } : {}), ...(this.typed ? { typed: this.typed } : {}), account };
    const forgets = this.#isTypedStored && this.typed === undefined;
    this.#isTypedStored = this.typed !== undefined;
    await vault.put(companyId, writeSecret(secret), { forgets });
  }

  /** Forgets everything, here and in the vault. */
  async forget(): Promise<void> {
    this.#token = undefined;
    this.#arriving = undefined;
    this.typed = undefined;
    await this.#options.vault.remove(this.#options.companyId);
  }

  /** `store`, for where nobody waits: never rejects. */
  async storeQuietly(): Promise<void> {
    try {
      await this.store();
    } catch (error) {
      // A vault says in its answer what it could not store. One that rejects is broken, and the token still works.
      this.#options.onBug(error);
    }
  }
}
