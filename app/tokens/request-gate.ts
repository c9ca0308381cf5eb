// Bounds the traffic: at most 4 requests at once, 2 per host. An operator who waits goes first, and through a door of
// their own while services that do not answer hold all the places.

export const MAX_REQUESTS = 4;
export const MAX_REQUESTS_PER_HOST = 2;
/** Places beyond `MAX_REQUESTS` that only an operator who waits may take. */
export const MORE_URGENT_REQUESTS = 2;

export interface GatePass {
  readonly host: string;
  /** Whether an operator waits for it. Asked anew at every turn: one may come to wait for a request in the line. */
  readonly isUrgent: () => boolean;
}

interface Waiting {
  readonly pass: GatePass;
  readonly enter: () => void;
}

export class RequestGate {
  #line: readonly Waiting[] = [];
  #inside: readonly string[] = [];

  /** Runs `task` when there is room. */
  async run<Result>(pass: GatePass, task: () => Promise<Result>): Promise<Result> {
    await new Promise<void>((enter) => {
      this.#line = [...this.#line, { pass, enter }];
      this.reconsider();
    });
    try {
      return await task();
    } finally {
      this.#inside = this.#inside.toSpliced(this.#inside.indexOf(pass.host), 1);
      this.reconsider();
    }
  }

  /** Call when an operator has come to wait for a request in the line. */
  reconsider(): void {
    for (let next = this.#next(); next; next = this.#next()) {
      const admitted = next;
      this.#line = this.#line.filter((waiting) => waiting !== admitted);
      this.#inside = [...this.#inside, admitted.pass.host];
      admitted.enter();
    }
  }

  #next(): Waiting | undefined {
    if (this.#inside.length >= MAX_REQUESTS + MORE_URGENT_REQUESTS) return undefined;
    const eligible = this.#line.filter(({ pass }) => this.#countOf(pass.host) < MAX_REQUESTS_PER_HOST);
    const urgent = eligible.find(({ pass }) => pass.isUrgent());
    return urgent ?? (this.#inside.length < MAX_REQUESTS ? eligible[0] : undefined);
  }

  #countOf(host: string): number {
    return this.#inside.filter((each) => each === host).length;
  }
}
