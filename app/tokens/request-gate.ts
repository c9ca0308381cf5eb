// Limits the traffic: at most 4 requests at once, 2 per host. A request that an operator is waiting for goes first, and
// has places of its own while services that do not answer take up all the others.

export const MAX_REQUESTS = 4;
export const MAX_REQUESTS_PER_HOST = 2;
/** Places beyond `MAX_REQUESTS`, only for requests that an operator is waiting for. */
export const MORE_URGENT_REQUESTS = 2;

export interface GatePass {
  readonly host: string;
  /** What the request is for; it makes one at a time. */
  readonly flight: Urgency;
}

export interface Urgency {
  /** Whether an operator is waiting for it. Once it is true it stays so; read when it joins the queue, and by `reconsider`. */
  readonly isUrgent: boolean;
}

interface Waiting {
  readonly pass: GatePass;
  /** False: the gate was closed first. */
  readonly enter: (isOpen: boolean) => void;
}

export class RequestGate {
  /** Those in the queue, by host. The host that was served last is the last one, so that many companies of one service hold up no other. */
  readonly #lines = new Map<string, Set<Waiting>>();
  readonly #byFlight = new Map<Urgency, Waiting>();
  /** Those of them that an operator is waiting for. */
  readonly #urgent = new Set<Waiting>();
  #inside: readonly string[] = [];
  #isClosed = false;

  /** Runs `task` when there is room; undefined if the gate was closed before that. */
  async run<Result>(pass: GatePass, task: () => Promise<Result>): Promise<Result | undefined> {
    if (this.#isClosed) return undefined;
    const isOpen = await new Promise<boolean>((enter) => {
      this.#queue({ pass, enter });
      this.#admit();
    });
    if (!isOpen) return undefined;
    try {
      return await task();
    } finally {
      this.#inside = this.#inside.toSpliced(this.#inside.indexOf(pass.host), 1);
      this.#admit();
    }
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** The app ends: no request begins any more, and those in the queue are called off. Those under way go on. */
  close(): void {
    this.#isClosed = true;
    for (const waiting of [...this.#byFlight.values()]) {
      this.#takeOut(waiting);
      waiting.enter(false);
    }
  }

  /** Call when an operator starts waiting for what may be in the queue. */
  reconsider(flight: Urgency): void {
    const waiting = this.#byFlight.get(flight);
    if (waiting && flight.isUrgent) this.#urgent.add(waiting);
    this.#admit();
  }

  #queue(waiting: Waiting): void {
    const { host, flight } = waiting.pass;
    const line = this.#lines.get(host) ?? new Set();
    this.#lines.set(host, line.add(waiting));
    this.#byFlight.set(flight, waiting);
    if (flight.isUrgent) this.#urgent.add(waiting);
  }

  #admit(): void {
    for (let next = this.#next(); next; next = this.#next()) {
      this.#takeOut(next);
      this.#inside = [...this.#inside, next.pass.host];
      next.enter(true);
    }
  }

  #takeOut(waiting: Waiting): void {
    const { host, flight } = waiting.pass;
    const line = this.#lines.get(host);
    line?.delete(waiting);
    this.#byFlight.delete(flight);
    this.#urgent.delete(waiting);
    this.#lines.delete(host);
    if (line && line.size > 0) this.#lines.set(host, line);
  }

  /** Looks at few: no more hosts are full than there are places for two. */
  #next(): Waiting | undefined {
    if (this.#inside.length >= MAX_REQUESTS + MORE_URGENT_REQUESTS) return undefined;
    for (const waiting of this.#urgent) if (this.#hasRoom(waiting.pass.host)) return waiting;
    if (this.#inside.length >= MAX_REQUESTS) return undefined;
    for (const [host, [first]] of this.#lines) if (this.#hasRoom(host)) return first;
    return undefined;
  }

  #hasRoom(host: string): boolean {
    return this.#inside.filter((each) => each === host).length < MAX_REQUESTS_PER_HOST;
  }
}
