// Whether other programs on this Linux computer, such as curl, would accept a certificate that the app refuses. A diagnosis
// only: nothing is trusted by it, so `SSL_CERT_FILE` may count here.
import type { CertificateSource } from '../../providers/certificate-look.ts';
import { SingleFlight } from '../../time/single-flight.ts';
import { bundledCertificates } from '../../trust/added-authorities.ts';
import type { ChainVerifier } from '../../trust/chain-verifier.ts';
import { isOfUnknownIssuer } from '../../trust/judgement.ts';
import { readCertificate } from '../../trust/shown-certificate.ts';
import { serverOf } from '../../trust/trusting-network.ts';
import { BUNDLES, readSmallFile } from './linux-authorities.ts';

export interface ComputerTrustOptions {
  readonly certificates: CertificateSource;
  readonly verifier: ChainVerifier;
  /** Files with authorities, PEM. */
  readonly bundles?: readonly string[];
}

export class ComputerTrust {
  readonly #options: ComputerTrustOptions;
  /** Services that are looked at together share one reading. */
  readonly #authorities: SingleFlight<ReturnType<typeof bundledCertificates>>;

  constructor(options: ComputerTrustOptions) {
    this.#options = options;
    this.#authorities = new SingleFlight(() => readBundles(options.bundles ?? systemBundles()));
  }

  /** Only if nothing but the issuer is wrong with the certificate. Never rejects, and sends no request. */
  async accepts(address: URL): Promise<boolean> {
    const { certificates, verifier } = this.#options;
    const [look, authorities] = await Promise.all([
      certificates.look(address, undefined),
      this.#authorities.run(),
    ]);
    if (look.kind !== 'refused' || !isOfUnknownIssuer(look.faults) || authorities.length === 0) return false;
    const certificate = readCertificate(Buffer.from(look.certificate ?? '', 'base64'));
    if (!certificate) return false;
    return (await verifier.verify(serverOf(address), certificate, authorities)).kind === 'vouched';
  }
}

const systemBundles = (): readonly string[] => {
  const own = process.env.SSL_CERT_FILE;
  return own ? [...BUNDLES, own] : BUNDLES;
};

async function readBundles(bundles: readonly string[]) {
  const files = await Promise.all(bundles.map(readSmallFile));
  return bundledCertificates(files.filter((file) => file !== undefined).join('\n'));
}
