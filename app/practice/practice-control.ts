// What a test may do to a running practice server: make it fail, change its answers, see what was asked.
// It lives in this process only; nothing here can be reached over HTTP. It must not know how answers are made.
import type { PracticeAccount } from './practice-accounts.ts';
import type { PracticeSettings } from './practice-settings.ts';

export type PracticeEndpoint =
  | 'get_access_token'
  | 'getaccesstokenfromuserid'
  | 'getaccesstokenfromrefreshtoken'
  | 'getuserid'
  | 'generate-token'
  | 'whoami';

/** The parts happen in this order: hold, delay, then drop the connection, or answer, or go on as usual. */
export interface Fault {
  /** Called when the request has arrived; the answer waits for the promise that it returns. */
  readonly hold?: () => Promise<unknown>;
  readonly delayMs?: number;
  readonly dropConnection?: boolean;
  readonly answer?: FaultAnswer;
}

interface FaultAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

interface PracticeRequest {
  readonly endpoint: PracticeEndpoint;
  /** Without parameters such as the boundary; empty when the header was absent. */
  readonly contentType: string;
  /** `null` when the connection was gone before an answer could be sent. */
  readonly statusCode: number | null;
  readonly atMs: number;
  readonly fieldNames: readonly string[];
  readonly authorizationPresent: boolean;
}

interface ArmedFault {
  readonly fault: Fault;
  timesLeft: number;
}

const REQUESTS_KEPT = 1_000;

export class PracticeDesk {
  readonly #armed = new Map<PracticeEndpoint, ArmedFault[]>();
  #requests: PracticeRequest[] = [];
  #settings: PracticeSettings;

  constructor(settings: PracticeSettings) {
    this.#settings = settings;
  }

  get settings(): PracticeSettings {
    return this.#settings;
  }

  /** The last 1,000 requests, oldest first; names of fields, never their values. */
  get requests(): readonly PracticeRequest[] {
    return this.#requests;
  }

  change(settings: Partial<PracticeSettings>): void {
    this.#settings = { ...this.#settings, ...settings };
  }

  /** Faults of one endpoint are used up in the order given. Returns the way to take this one back. */
  fail(endpoint: PracticeEndpoint, fault: Fault, times = Number.POSITIVE_INFINITY): () => void {
    const armed: ArmedFault = { fault, timesLeft: times };
    this.#armed.set(endpoint, [...this.#queue(endpoint), armed]);
    return () => {
      armed.timesLeft = 0;
    };
  }

  clearFaults(): void {
    this.#armed.clear();
  }

  takeFault(endpoint: PracticeEndpoint): Fault | undefined {
    const queue = this.#queue(endpoint).filter((armed) => armed.timesLeft > 0);
    this.#armed.set(endpoint, queue);
    const next = queue[0];
    if (next === undefined) return undefined;
    next.timesLeft -= 1;
    return next.fault;
  }

  record(request: PracticeRequest): void {
    this.#requests = [...this.#requests, request].slice(-REQUESTS_KEPT);
  }

  #queue(endpoint: PracticeEndpoint): readonly ArmedFault[] {
    return this.#armed.get(endpoint) ?? [];
  }
}

/** What a test holds: the desk without the two methods that only the server's own routes call. */
export interface PracticeControl extends Omit<PracticeDesk, 'takeFault' | 'record'> {
  /** Stops listening and destroys every connection; tokens and faults are kept. */
  pause(): Promise<void>;
  /** Listens again on the same port. */
  resume(): Promise<void>;
  /** The text of each token that was given out, newest last. */
  readonly issuedTokens: readonly string[];
  revokeAccessTokens(): void;
  revokeRefreshTokens(): void;
  changePassword(account: PracticeAccount, password: string): void;
}
