// Chromium's fetch for the token services: system proxy, the operating system's certificates, nothing kept.
import { net, session } from 'electron';
import type { Network } from '../../tokens/renewal-scheduler.ts';

const serviceSession = () => session.fromPartition('services', { cache: false });

/** In memory only: no cookie, no cache, no credential outlives the app. Call after the app is ready. */
export function createServiceFetch(): typeof globalThis.fetch {
  const own = serviceSession();
  // A status that `Response` does not allow makes Electron throw outside of any promise, so such an answer is cancelled here.
  own.webRequest.onHeadersReceived(({ statusCode, statusLine }, answer) => {
    const isUnusable = statusCode < 200 || statusCode > 599 || /[^\t\x20-\x7e\x80-\xff]/.test(statusLine);
    answer(isUnusable ? { cancel: true } : {});
  });
  return (input, init) => own.fetch(input as Parameters<typeof own.fetch>[0], init as RequestInit);
}

/** How requests to an address are routed, as in a PAC file. */
export const serviceProxy = (url: string): Promise<string> => serviceSession().resolveProxy(url);

export const electronNetwork: Network = { isOnline: () => net.isOnline() };
