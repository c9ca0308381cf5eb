// Which requests the update library may make: to encrypted addresses, as many as one check or download needs, and only while
// one is under way. The library itself follows redirects for ever and waits for ever. Pure: it must not know Electron.

/** GitHub needs three for a check and, with its redirects, three for a file. */
const MOST_REQUESTS = 12;
const LOOPBACK = /^(localhost|127(?:\.\d+){3}|\[::1\])$/;

export class RequestGate {
  #left = 0;

  open(): void {
    this.#left = MOST_REQUESTS;
  }

  close(): void {
    this.#left = 0;
  }

  /** Counts each request that it lets through. */
  letsThrough(address: string): boolean {
    if (this.#left === 0 || !isFitAddress(address)) return false;
    this.#left -= 1;
    return true;
  }
}

function isFitAddress(address: string): boolean {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  return url?.protocol === 'https:' || (url?.protocol === 'http:' && LOOPBACK.test(url.hostname));
}
