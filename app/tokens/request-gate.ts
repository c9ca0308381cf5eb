// Limits the traffic: at most 4 requests at once, 2 per host. A request that an operator is waiting for goes first, and
// has places of its own while services that do not answer take up all the others.

export const MAX_REQUESTS = 4;
export const MAX_REQUESTS_PER_HOST = 2;
/** Places beyond `MAX_REQUESTS`, only for requests that an operator is waiting for. */
export const MORE_URGENT_REQUESTS = 2;

export interface GatePass {
  readonly host: string;
  /** Whether an operator is waiting for it. Asked each time, since that may change while it is in the queue. */
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

  /** Call when an operator starts waiting for a request in the queue. */
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
