// The network that requests to services take: one partition for what this computer trusts, and others for each service that a
// company trusts by itself. Decides when a partition may no longer be used.
import type { ServiceTrust } from '../shared/trust.ts';
import { CertificateRefused, CertificateUndecided } from './certificate-refused.ts';
import { type Judge, type Judgement, judge, type Server, type TrustBreach } from './judgement.ts';
import type { Fetch, OpenPartition, Partition, ShownConnection, VerifyAnswer } from './partition.ts';
import { bareHost, isSameHost, readCertificate } from './shown-certificate.ts';

/** The first one's name; others count up. */
const PARTITION = 'services';
/** Electron frees none before it quits. More than this in one run is a fault, so requests with trust are refused then. */
const MAX_PARTITIONS = 1_000;
/** How often in a row a refusal that is not sure is not left to be remembered: Chromium would, for half an hour. */
const MAX_UNSURE = 3;

/** Chromium's words for a refused certificate, and for an answer of ours. */
const REFUSED = /^net::ERR_(CERT_[A-Z_]+|FAILED)$/;
/** Once Chromium's network process has ended, each request of a former session fails with this (electron/electron#49572). */
const FAILED = 'net::ERR_FAILED';

export interface TrustingNetworkOptions {
  readonly open: OpenPartition;
  readonly judge: Judge;
  /** Counts up when what this computer trusts has changed. */
  readonly systemVersion: () => Promise<number>;
  readonly maxPartitions?: number;
}

interface State {
  readonly partition: Partition;
  readonly trust: ServiceTrust | undefined;
  /** Those that requests were for. */
  readonly servers: Map<string, Server>;
  /** When one of the certificates that were accepted has to be judged again. Unix milliseconds. */
  untilMs: number;
  /** Ends the requests under way. */
  readonly ending: AbortController;
  /** By host: the last answer about it, if it was a refusal of ours. */
  readonly refusals: Map<string, Refusal>;
}

type Refused = Extract<Judgement, { kind: 'refused' }>;

interface Refusal {
  readonly breach?: TrustBreach;
  readonly isUnsure?: true;
}

export class TrustingNetwork {
  readonly #options: TrustingNetworkOptions;
  readonly #states = new Map<string, State>();
  #inUse: ReadonlySet<string> = new Set();
  /** By host: how often in a row it could not be judged. */
  readonly #unsure = new Map<string, number>();
  #opened = 0;

  constructor(options: TrustingNetworkOptions) {
    this.#options = options;
  }

  /**
   * Rejects with `CertificateRefused` where the company's trust was the reason, and with `CertificateUndecided` where a
   * certificate could not be judged.
   */
  async fetch(input: Parameters<Fetch>[0], init?: RequestInit, trust?: ServiceTrust): Promise<Response> {
    const server = serverOf(new URL(input instanceof Request ? input.url : input));
    const mark = trust && markOf(trust);
    const wasInUse = mark !== undefined && this.#inUse.has(mark);
    const version = await this.#options.systemVersion();
    // Trust may have been withdrawn meanwhile.
    if (wasInUse && !this.#inUse.has(mark)) throw new CertificateRefused(undefined, undefined);
    const state = this.#stateFor(version, server, trust);
    state.servers.set(server.host, server);
    try {
      return await state.partition.fetch(input, { ...init, signal: withEnd(init?.signal, state) });
    } catch (error) {
      if (state.ending.signal.aborted) throw new CertificateRefused(undefined, error);
      const isRefused = error instanceof Error && REFUSED.test(error.message);
      const refusal = isRefused ? state.refusals.get(bareHost(server.hostname)) : undefined;
      if (!refusal && error instanceof Error && error.message === FAILED) retire(state);
      if (refusal?.isUnsure) throw new CertificateUndecided(error);
      throw trust && refusal ? new CertificateRefused(refusal.breach, error) : error;
    }
  }

  /** What companies trust from now on. What one of them trusted before ends at once, with its connections. */
  keep(trusted: readonly ServiceTrust[]): void {
    const inUse = new Set(trusted.map(markOf));
    for (const [key, { trust, partition, ending }] of this.#states) {
      const mark = trust && markOf(trust);
      if (mark === undefined || inUse.has(mark) || !this.#inUse.has(mark)) continue;
      this.#states.delete(key);
      // First the requests: Chromium would try them again on a new connection.
      ending.abort();
      partition.close();
    }
    this.#inUse = inUse;
  }

  #stateFor(version: number, server: Server, trust: ServiceTrust | undefined): State {
    // One service each: a connection that one service's trust has opened must carry no request to another.
    const key = JSON.stringify(trust ? [version, server.host, markOf(trust)] : [version]);
    const known = this.#states.get(key);
    if (known && this.#options.judge.nowMs() <= known.untilMs) return known;
    // Trust that is withdrawn later ends the former one, too.
    if (known) this.#states.set(`${key} until ${this.#opened}`, known);
    const state = this.#open(trust);
    this.#states.set(key, state);
    return state;
  }

  #open(trust: ServiceTrust | undefined): State {
    const { maxPartitions = MAX_PARTITIONS } = this.#options;
    if (this.#opened >= maxPartitions) throw new CertificateRefused(undefined, undefined);
    this.#opened += 1;
    const name = this.#opened === 1 ? PARTITION : `${PARTITION} ${this.#opened}`;
    const partition = this.#options.open(name, (shown) => this.#answer(shown, state));
    const state: State = {
      ...{ partition, trust, servers: new Map(), refusals: new Map(), ending: new AbortController() },
      untilMs: Number.POSITIVE_INFINITY,
    };
    return state;
  }

  async #answer(shown: ShownConnection, state: State): Promise<VerifyAnswer> {
    const judgement = await this.#judge(shown, state);
    if (state.ending.signal.aborted) return 'refuse';
    if (judgement === undefined) return 'asChromium';
    const host = bareHost(shown.hostname);
    if (judgement.kind === 'refused') {
      state.refusals.set(host, this.#refusalOf(host, judgement, state));
      return shown.verdict === 0 ? 'refuse' : 'asChromium';
    }
    this.#unsure.delete(host);
    state.refusals.delete(host);
    state.untilMs = Math.min(state.untilMs, judgement.untilMs);
    return shown.verdict === 0 ? 'asChromium' : 'accept';
  }

  /** One that is not sure is the last in its partition, which would remember it; but a server may never let itself be judged. */
  #refusalOf(host: string, { breach, isUnsure }: Refused, state: State): Refusal {
    const times = isUnsure ? (this.#unsure.get(host) ?? 0) + 1 : 0;
    this.#unsure.set(host, times);
    if (times === 0 || times > MAX_UNSURE) return breach === undefined ? {} : { breach };
    retire(state);
    return { isUnsure: true };
  }

  /** By the first server that it is right for. Undefined if it is no server's of ours, such as a proxy's. */
  async #judge(shown: ShownConnection, { servers, trust }: State): Promise<Judgement | undefined> {
    const candidates = [...servers.values()].filter(({ hostname }) => isSameHost(hostname, shown.hostname));
    let judgement: Judgement | undefined;
    for (const server of candidates) {
      judgement = await judgeShown(shown, server, trust, this.#options.judge);
      if (judgement.kind === 'accepted') return judgement;
    }
    return judgement;
  }
}

/** The next request gets another partition. */
function retire(state: State): void {
  state.untilMs = Number.NEGATIVE_INFINITY;
}

function withEnd(signal: AbortSignal | null | undefined, { ending }: State): AbortSignal {
  return signal ? AbortSignal.any([signal, ending.signal]) : ending.signal;
}

/** A certificate that Node cannot read is never accepted for a company's trust. */
export async function judgeShown(
  shown: ShownConnection,
  server: Server,
  trust: ServiceTrust | undefined,
  by: Judge,
): Promise<Judgement> {
  const certificate = readCertificate(shown.certificate);
  const { hostname, verdict } = shown;
  if (certificate) return judge({ hostname, verdict, certificate }, server, trust, by);
  const isFine = shown.verdict === 0 && trust?.certificate === undefined;
  return isFine
    ? { kind: 'accepted', untilMs: Number.POSITIVE_INFINITY }
    : { kind: 'refused', faults: ['unusable'] };
}

export function serverOf({ hostname, host, port, protocol }: URL): Server {
  return { hostname, host, port: Number(port || (protocol === 'https:' ? 443 : 80)) };
}

/** Two that decide alike have the same mark. */
function markOf({ certificate, authority }: ServiceTrust): string {
  return JSON.stringify([
    certificate && [certificate.host, certificate.publicKey, certificate.accepted.toSorted()],
    authority && [authority.certificate, authority.validToMs],
  ]);
}
