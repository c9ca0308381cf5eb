// Looks at the certificate of a service through a partition that refuses every connection as soon as it has seen its
// certificate: it takes the same route as real requests, and sends none.
import type { X509Certificate } from 'node:crypto';
import type { ServiceTrust } from '../shared/trust.ts';
import type { Clock } from '../time/clock.ts';
import { certificateFacts, hostsOf } from '../trust/certificate-facts.ts';
import { type Judge, livingAuthority } from '../trust/judgement.ts';
import type { OpenPartition, Partition, ShownConnection } from '../trust/partition.ts';
import { isIssuedBy, isSameHost, readCertificate } from '../trust/shown-certificate.ts';
import { judgeShown, serverOf } from '../trust/trusting-network.ts';
import type { CertificateLook, CertificateSource } from './certificate-look.ts';
import { HttpClient } from './http-client.ts';
import type { NetworkFailure } from './network-failure.ts';

export interface CertificateViewerOptions {
  readonly open: OpenPartition;
  readonly judge: Judge;
  readonly clock: Clock;
}

type Glance = { readonly shown: ShownConnection } | { readonly failure: NetworkFailure };

export class CertificateViewer implements CertificateSource {
  readonly #options: CertificateViewerOptions;
  #opened = 0;

  constructor(options: CertificateViewerOptions) {
    this.#options = options;
  }

  async look(address: URL, trust: ServiceTrust | undefined): Promise<CertificateLook> {
    // Without TLS there is no certificate, and nothing would hold a request back.
    if (address.protocol !== 'https:') return { kind: 'failed', failure: { kind: 'insecure' } };
    const glance = await this.#glance(address);
    if ('failure' in glance) return { kind: 'failed', failure: glance.failure };
    const { shown } = glance;
    const judgement = await judgeShown(shown, serverOf(address), trust, this.#options.judge);
    if (judgement.kind === 'accepted') return { kind: 'trusted' };
    const certificate = readCertificate(shown.certificate);
    if (!certificate) return { kind: 'failed', failure: { kind: 'insecure' } };
    const above = shown.above === undefined ? undefined : readCertificate(shown.above);
    return {
      kind: 'refused',
      facts: certificateFacts(certificate),
      certificate: certificate.raw.toString('base64'),
      faults: judgement.faults,
      hosts: hostsOf(certificate),
      ...(this.#isOfTrusted(certificate, above, trust) && { isIssuerTrusted: true }),
      ...(above && { issuerFacts: certificateFacts(above) }),
    };
  }

  /** Directly, or through the one certificate that Chromium hands over with it. */
  #isOfTrusted(
    certificate: X509Certificate,
    above: X509Certificate | undefined,
    trust: ServiceTrust | undefined,
  ): boolean {
    const authority = livingAuthority(trust, this.#options.judge.nowMs());
    if (!authority) return false;
    if (isIssuedBy(certificate, authority)) return true;
    return above !== undefined && isIssuedBy(certificate, above) && isIssuedBy(above, authority);
  }

  /** In a partition of its own, since one that has seen a certificate does not ask again. */
  async #glance(address: URL): Promise<Glance> {
    this.#opened += 1;
    let seen: ShownConnection | undefined;
    const partition: Partition = this.#options.open(`look ${this.#opened}`, async (shown) => {
      // A proxy's certificate is not the service's.
      if (!isSameHost(shown.hostname, address.hostname)) return 'asChromium';
      seen = shown;
      return 'refuse';
    });
    const http = new HttpClient({ fetch: partition.fetch, clock: this.#options.clock });
    const outcome = await http.reach(new URL(address.origin));
    partition.close();
    if (seen) return { shown: seen };
    return { failure: outcome.kind === 'reached' ? { kind: 'insecure' } : outcome };
  }
}
