// A part of Chromium's network with connections and memory of its own. What it remembers of a certificate cannot be taken
// back, so each state of trust gets a partition of its own.
import type { ShownCertificate } from './shown-certificate.ts';

/** What a connection shows, as Chromium hands it over. */
export interface ShownConnection extends Pick<ShownCertificate, 'hostname' | 'verdict'> {
  /** PEM. */
  readonly certificate: string;
  readonly above?: string;
}

/** `asChromium`: with its own words for what is wrong. Chromium remembers the answer for this certificate and host. */
export type VerifyAnswer = 'accept' | 'asChromium' | 'refuse';
export type Verify = (shown: ShownConnection) => Promise<VerifyAnswer>;

export type Fetch = (input: Parameters<typeof globalThis.fetch>[0], init?: RequestInit) => Promise<Response>;

export interface Partition {
  readonly fetch: Fetch;
  /** Ends its connections, also those with a request under way. */
  close(): void;
}

/** Each name is used once. Nothing of a partition's is kept on the disk. */
export type OpenPartition = (name: string, verify: Verify) => Partition;
