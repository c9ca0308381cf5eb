// Sends one POST to a token service and reads the answer within bounds, or asks whether it answers at all. Knows nothing
// of tokens or retries.
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { KyInstance, Options as KyOptions } from 'ky';
import type { ServiceTrust } from '../shared/trust.ts';
import type { Clock } from '../time/clock.ts';
import { type NetworkFailure, networkFailure } from './network-failure.ts';

/** `fetch`, told what the company trusts beyond what the system does. */
export type ServiceFetch = (
  input: Parameters<typeof globalThis.fetch>[0],
  init?: RequestInit,
  trust?: ServiceTrust,
) => Promise<Response>;

export const REQUEST_TIMEOUT_MS = 10_000;
/** To find out whether a service answers; shorter, since an operator is watching. */
export const REACH_TIMEOUT_MS = 8_000;
export const MAX_ANSWER_BYTES = 256 * 1024;

/** How a request reaches the service of one company. */
export interface Connection {
  /** Aborted when the answer is no longer wanted. */
  readonly signal: AbortSignal;
  /** What the company trusts beyond what the system does. */
  readonly trust?: ServiceTrust;
}

/** `multipart` and `urlencoded` carry form fields; `json` the same fields as an object. */
export type Encoding = 'multipart' | 'urlencoded' | 'json';

export interface PostRequest {
  readonly url: URL;
  readonly encoding: Encoding;
  readonly fields: Readonly<Record<string, string>>;
  readonly bearer?: string;
  /** Values of visible ASCII: `isHeaderValue`. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly connection: Connection;
}

export interface HttpAnswer {
  readonly kind: 'answered';
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
  /** The `Date` header, Unix milliseconds. */
  readonly serverDateMs?: number;
  readonly retryAfterMs?: number;
  /** Local wall clock just before the request was sent. */
  readonly requestedAtMs: number;
}

/** Something at the address speaks HTTP. Both times are the local wall clock's. */
export interface ReachAnswer {
  readonly kind: 'reached';
  readonly serverDateMs?: number;
  readonly requestedAtMs: number;
  readonly answeredAtMs: number;
}

export type HttpOutcome = HttpAnswer | NetworkFailure;

export class HttpClient {
  readonly #clock: Clock;
  readonly #fetch: ServiceFetch;
  #loaded: KyInstance | undefined;

  /** `fetch` is Chromium's in the app (system proxy, operating system's certificates). */
  constructor({ fetch, clock }: { readonly fetch: ServiceFetch; readonly clock: Clock }) {
    this.#clock = clock;
    this.#fetch = fetch;
  }

  /** Never throws for what a network or a server does; ends within `REQUEST_TIMEOUT_MS`. */
  async post(request: PostRequest): Promise<HttpOutcome> {
    const { signal: wanted, trust } = request.connection;
    if (wanted.aborted) return { kind: 'cancelled' };
    const content = requestContent(request);
    const exchange = (signal: AbortSignal) =>
      this.#exchange(request.url, { ...content, ...this.#endingWith(signal, trust) });
    return this.#inTime(exchange, REQUEST_TIMEOUT_MS, wanted);
  }

  /** A GET without any credentials; any answer counts. Never throws, and ends within eight seconds. */
  async reach(url: URL, trust?: ServiceTrust): Promise<ReachAnswer | NetworkFailure> {
    const ask = async (signal: AbortSignal): Promise<ReachAnswer> => {
      const ky = await this.#client();
      const requestedAtMs = this.#clock.now();
      const { headers } = await ky.get(url, this.#endingWith(signal, trust));
      const serverDateMs = httpDateMs(headers.get('date'));
      return {
        kind: 'reached',
        requestedAtMs,
        answeredAtMs: this.#clock.now(),
        ...(serverDateMs === undefined ? {} : { serverDateMs }),
      };
    };
    return this.#inTime(ask, REACH_TIMEOUT_MS);
  }

  /** With the first request, not at the start: it makes Node load its own HTTP client, and the tray would wait for that. */
  async #client(): Promise<KyInstance> {
    if (this.#loaded) return this.#loaded;
    await nextTurn(); // what asked for it may have taken one already, and loading takes another
    const { default: ky } = await import('ky');
    this.#loaded ??= ky.create({
      retry: 0,
      timeout: false,
      throwHttpErrors: false,
      redirect: 'error',
      credentials: 'omit',
      cache: 'no-store',
      headers: { accept: 'application/json' },
    });
    return this.#loaded;
  }

  async #inTime<Answer>(
    exchange: (signal: AbortSignal) => Promise<Answer>,
    timeoutMs: number,
    cancelled?: AbortSignal,
  ): Promise<Answer | NetworkFailure> {
    const deadline = new AbortController();
    const cancelTimer = this.#clock.setTimer(timeoutMs, () => deadline.abort());
    const signal = AbortSignal.any([deadline.signal, ...(cancelled ? [cancelled] : [])]);
    try {
      return await untilAborted(exchange(signal), signal);
    } catch (error) {
      // Anything that fetch throws is an outcome here; the signals and Chromium's code tell which one.
      if (cancelled?.aborted) return { kind: 'cancelled' };
      if (deadline.signal.aborted) return { kind: 'timeout' };
      return networkFailure(error);
    } finally {
      cancelTimer();
      deadline.abort(); // an answer that is no longer wanted must not keep arriving
    }
  }

  /**
   * The signal goes to fetch itself, too. It would otherwise hear of it only through ky's request, which may have been
   * garbage-collected while the answer is still arriving, and then the connection would stay open.
   */
  #endingWith(signal: AbortSignal, trust: ServiceTrust | undefined): KyOptions {
    return { signal, fetch: (input, init) => this.#fetch(input, { ...init, signal }, trust) };
  }

  async #exchange(url: URL, options: KyOptions): Promise<HttpOutcome> {
    const ky = await this.#client();
    const requestedAtMs = this.#clock.now();
    const response = await ky.post(url, options);
    const body = await readBounded(response);
    if (body === undefined) return { kind: 'misconfigured', reason: 'tooLarge', status: response.status };
    const serverDateMs = httpDateMs(response.headers.get('date'));
    const retryAfterMs = readRetryAfterMs(
      response.headers.get('retry-after'),
      serverDateMs ?? this.#clock.now(),
    );
    return {
      kind: 'answered',
      status: response.status,
      contentType: response.headers.get('content-type') ?? '',
      body,
      requestedAtMs,
      ...(serverDateMs === undefined ? {} : { serverDateMs }),
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    };
  }
}

/**
 * Other bytes are read differently from server to server (RFC 9110, 5.5), and spaces at the ends are cut off in transit.
 */
export const isHeaderValue = (text: string) => /^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/.test(text);

/** Throws on what no header can carry: that is a bug, and must not look like a network failure. */
function requestContent({ encoding, fields, bearer, headers }: PostRequest): KyOptions {
  const all = { ...headers, ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }) };
  // Checked here, since the platform's own error would quote the value.
  if (!Object.values(all).every(isHeaderValue)) throw new TypeError('This value cannot go into a header.');
  return { headers: all, ...encodedBody(encoding, fields) };
}

function encodedBody(encoding: Encoding, fields: Readonly<Record<string, string>>) {
  if (encoding === 'json') return { json: fields };
  const body = encoding === 'multipart' ? new FormData() : new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  return { body };
}

/** The body as UTF-8 without a byte order mark; undefined when it is longer than `MAX_ANSWER_BYTES`. */
async function readBounded(response: Response): Promise<string | undefined> {
  if (!response.body) return '';
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    bytes += chunk.value.byteLength;
    if (bytes > MAX_ANSWER_BYTES) return undefined;
    text += decoder.decode(chunk.value, { stream: true });
  }
  return text + decoder.decode();
}

/** RFC 9110, 5.6.7. `Date.parse` alone would make a date of almost anything, "5" included. */
function httpDateMs(header: string | null): number | undefined {
  if (header === null || !/^[A-Z][a-z]{2,8}, [^,]+ GMT$/.test(header)) return undefined;
  const ms = Date.parse(header);
  return Number.isNaN(ms) ? undefined : ms;
}

/** RFC 9110, 10.2.3: seconds, or a date. */
function readRetryAfterMs(header: string | null, nowMs: number): number | undefined {
  if (header === null) return undefined;
  if (/^\d{1,9}$/.test(header.trim())) return Number(header) * 1_000;
  const atMs = httpDateMs(header);
  return atMs === undefined ? undefined : Math.max(0, atMs - nowMs);
}

/** Ends as soon as `signal` aborts, even if the work below does not notice. */
async function untilAborted<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
  let stopListening = () => {};
  const aborted = new Promise<never>((_resolve, reject) => {
    const onAbort = () => reject(signal.reason);
    signal.addEventListener('abort', onAbort, { once: true });
    stopListening = () => signal.removeEventListener('abort', onAbort);
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    stopListening();
  }
}
