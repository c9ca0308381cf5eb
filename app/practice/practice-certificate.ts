// Makes the certificate that the practice server shows with `--tls`, and the authority that issues it. Both are new each
// time, and their keys stay in memory. For the command line and tests: its library does not ship with the app.
import { randomBytes, X509Certificate } from 'node:crypto';
import { generate } from 'selfsigned';

/** What can be wrong with it, beside that no system knows its issuer. */
export const CERTIFICATE_FAULTS = ['self-signed', 'expired', 'not-yet-valid', 'wrong-name'] as const;
export type CertificateFault = (typeof CERTIFICATE_FAULTS)[number];

export interface PracticeCertificate {
  /** PEM, as is the key. */
  readonly cert: string;
  readonly key: string;
  /** The certificate of the authority that issued it, in PEM; none where it is self-signed. */
  readonly authority?: string;
}

type Names = { type: 2; value: string } | { type: 7; ip: string };
type CertificateOptions = NonNullable<Parameters<typeof generate>[1]>;

const SERVER_NAME = 'TokenTray practice server';
const DAY_MS = 24 * 60 * 60 * 1_000;
const OWN_NAMES: readonly Names[] = [
  { type: 7, ip: '127.0.0.1' },
  { type: 2, value: 'localhost' },
];
const OTHER_NAMES: readonly Names[] = [{ type: 2, value: 'another-server.example' }];

/** First and last day, counted from today. Short: who trusts it by mistake does not do so for long. */
const USUAL_DAYS = [-1, 30] as const;
const FAULTY_DAYS: Partial<Record<CertificateFault, readonly [number, number]>> = {
  expired: [-30, -1],
  'not-yet-valid': [1, 30],
};

export async function makePracticeCertificate(fault?: CertificateFault): Promise<PracticeCertificate> {
  const days = (fault && FAULTY_DAYS[fault]) ?? USUAL_DAYS;
  const names = fault === 'wrong-name' ? OTHER_NAMES : OWN_NAMES;
  const wishes = serverCertificate(days, names);
  if (fault === 'self-signed') {
    const { cert, private: key } = await generate(commonName(SERVER_NAME), wishes);
    return { cert, key };
  }
  const authority = await makeAuthority();
  const ca = { cert: authority.cert, key: authority.private };
  const { cert, private: key } = await generate(commonName(SERVER_NAME), { ...wishes, ca });
  return { cert, key, authority: authority.cert };
}

/** SHA-256, in the form in which `openssl x509 -fingerprint -sha256` prints it. */
export function fingerprintOf(certificate: string): string {
  return new X509Certificate(certificate).fingerprint256;
}

/** A name of its own each time: under one name, a new authority would be taken for an old one that someone still trusts. */
function makeAuthority() {
  const extensions: CertificateOptions['extensions'] = [
    { name: 'basicConstraints', cA: true, pathLenConstraint: 0, critical: true },
    { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
  ];
  const name = `TokenTray practice authority ${randomBytes(3).toString('hex')}`;
  return generate(commonName(name), { ...usual([-31, 31]), extensions });
}

function serverCertificate(days: readonly [number, number], names: readonly Names[]): CertificateOptions {
  return {
    ...usual(days),
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      { name: 'subjectAltName', altNames: [...names] },
    ],
  };
}

function usual([firstDay, lastDay]: readonly [number, number]): CertificateOptions {
  return {
    keyType: 'ec',
    algorithm: 'sha256',
    notBeforeDate: new Date(Date.now() + firstDay * DAY_MS),
    notAfterDate: new Date(Date.now() + lastDay * DAY_MS),
  };
}

function commonName(value: string) {
  return [{ name: 'commonName', value }];
}
