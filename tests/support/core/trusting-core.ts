// A core whose services show a certificate that no system trusts: a request passes only with trust in it. What real
// servers and a real Chromium do is in tests/e2e/certificates.spec.ts.
import { X509Certificate } from 'node:crypto';
import { onTestFinished } from 'vitest';
import type { CertificateLook } from '../../../app/providers/certificate-look.ts';
import type { ServiceFetch } from '../../../app/providers/http-client.ts';
import type { CertificateFault } from '../../../app/shared/trust.ts';
import { certificateFacts } from '../../../app/trust/certificate-facts.ts';
import { CertificateWorkshop, type Made, serverFor } from '../services/certificate-workshop.ts';
import { ModelService } from '../services/model-service.ts';
import { CoreBench } from './core-bench.ts';

/** The bench's clock is behind the one that openssl sees. */
const LONG_AGO = { fromDays: -2_000, toDays: 3_000 };

export const derOf = ({ cert }: Made): string => new X509Certificate(cert).raw.toString('base64');
export const factsOf = ({ cert }: Made) => certificateFacts(new X509Certificate(cert));

let made: Promise<{ readonly own: Made; readonly next: Made; readonly root: Made }> | undefined;

/** Two that vouch for themselves, and an authority. */
function practiceCertificates() {
  made ??= makeCertificates();
  return made;
}

async function makeCertificates() {
  const workshop = await CertificateWorkshop.open();
  const server = { extensions: serverFor('DNS:acme.example.com'), ...LONG_AGO };
  const own = await workshop.make({ subject: 'acme.example.com', ...server });
  const next = await workshop.make({ subject: 'acme.example.com', ...server });
  const root = await workshop.root('Practice authority', LONG_AGO);
  await workshop.close();
  return { own, next, root };
}

/** Ends with the test. */
export async function startTrustingCore() {
  const { own, next, root } = await practiceCertificates();
  const shown = { certificate: own, faults: ['selfSigned'] as readonly CertificateFault[] };
  const fetch: ServiceFetch = (input, init, trust) => {
    const { publicKey } = factsOf(shown.certificate);
    const isTrusted = trust?.certificate?.publicKey === publicKey || trust?.authority !== undefined;
    if (!isTrusted) throw new Error('net::ERR_CERT_AUTHORITY_INVALID');
    return service.fetch(input, init);
  };
  const bench: CoreBench = new CoreBench({ fetch });
  const service = new ModelService(bench.clock, bench.network);
  bench.certificates = {
    look: async (): Promise<CertificateLook> => ({
      ...{ kind: 'refused', facts: factsOf(shown.certificate), certificate: derOf(shown.certificate) },
      ...{ faults: shown.faults, hosts: ['acme.example.com'] },
    }),
  };
  await bench.start();
  onTestFinished(() => bench[Symbol.asyncDispose]());
  return { bench, service, shown, own, next, root };
}

export type TrustingCore = Awaited<ReturnType<typeof startTrustingCore>>;
