// Every request that the app begins, whether or not anything of it leaves this computer.
import type { AppUnderTest } from './app-under-test.ts';

interface Watched {
  requestsBegun?: number;
}

/** Begins to count; the function that it gives tells how many there were since. */
export async function watchRequests({ electronApp }: AppUnderTest): Promise<() => Promise<number>> {
  await electronApp.evaluate(({ session }) => {
    const watched = globalThis as Watched;
    watched.requestsBegun = 0;
    session.fromPartition('services', { cache: false }).webRequest.onBeforeRequest((_request, answer) => {
      watched.requestsBegun = (watched.requestsBegun ?? 0) + 1;
      answer({});
    });
  });
  return () => electronApp.evaluate(() => (globalThis as Watched).requestsBegun ?? 0);
}
