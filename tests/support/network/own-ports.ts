// Ports of this process alone: below those that a system gives to anyone who asks for any, so that a service which is down
// for a while finds its own port free when it comes back, and no one else answers there meanwhile.

const FIRST = 12_000;
const PORTS_OF_A_PROCESS = 200;
/** Of one run of the tests. */
const MOST_WORKERS = 8;
/** Side by side on one computer: runs of several clones, say. */
const RUNS = 12;
const MOST_TRIES = 20;

const { pid, ppid, env } = process;
// Playwright numbers the workers of a run, which have one parent. Any other process has its place by its own number.
const { TEST_PARALLEL_INDEX: worker } = env;
const place = worker === undefined ? pid : ppid * MOST_WORKERS + (Number(worker) % MOST_WORKERS);
const first = FIRST + (place % (RUNS * MOST_WORKERS)) * PORTS_OF_A_PROCESS;
let used = 0;

/** Calls `listen` with the next port, and with others while that is taken. */
export async function onOwnPort<Server>(listen: (port: number) => Promise<Server>): Promise<Server> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await listen(first + (used++ % PORTS_OF_A_PROCESS));
    } catch (error) {
      const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
      if (!isTaken || tries === MOST_TRIES) throw error;
    }
  }
}
