// Bounds the traffic: at most 4 requests at once, 2 per host. An operator who waits goes first.
import PQueue from 'p-queue';

export const MAX_REQUESTS = 4;
export const MAX_REQUESTS_PER_HOST = 2;

export interface GatePass {
  readonly host: string;
  /** An operator waits for it. */
  readonly urgent: boolean;
  readonly signal: AbortSignal;
}

export class RequestGate {
  readonly #all = new PQueue({ concurrency: MAX_REQUESTS });
  readonly #byHost = new Map<string, PQueue>();

  /** Runs `task` when there is room. A pass whose signal is aborted still runs its task, which ends at once. */
  async run<Result>({ host, urgent }: GatePass, task: () => Promise<Result>): Promise<Result> {
    const priority = urgent ? 1 : 0;
    const queue = this.#hostQueue(host);
    try {
      return await queue.add(() => this.#all.add(task, { priority }), { priority });
    } finally {
      if (queue.size === 0 && queue.pending === 0) this.#byHost.delete(host);
    }
  }

  #hostQueue(host: string): PQueue {
    const known = this.#byHost.get(host);
    if (known) return known;
    const queue = new PQueue({ concurrency: MAX_REQUESTS_PER_HOST });
    this.#byHost.set(host, queue);
    return queue;
  }
}
