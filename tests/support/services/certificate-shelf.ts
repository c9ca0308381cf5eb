// Certificates for the unit tests of trust, each made once.
import { X509Certificate } from 'node:crypto';
import { CertificateWorkshop, serverFor } from './certificate-workshop.ts';

const NAMES = serverFor('DNS:acme.example.com', 'IP:127.0.0.1', 'IP:::1');

/** All for acme.example.com, unless the name says otherwise; some of two authorities, `it` and `stranger`. */
export async function certificateShelf() {
  const workshop = await CertificateWorkshop.open();
  try {
    const [it, stranger] = [await workshop.root('IT'), await workshop.root('Stranger')];
    const make = (more: object = {}) => workshop.make({ subject: 'practice', extensions: NAMES, ...more });
    const self = await make();
    const made = {
      ...{ it, stranger, self },
      renewedSelf: await make({ key: self.key, toDays: 60 }),
      otherSelf: await make(),
      expiredSelf: await make({ key: self.key, fromDays: -30, toDays: -1 }),
      futureSelf: await make({ fromDays: 2 }),
      elsewhereSelf: await make({ key: self.key, extensions: serverFor('DNS:other.example.com') }),
      weakSelf: await make({ keyStrength: 'weak' }),
      leaf: await make({ issuer: it, toDays: 10 }),
      expiredLeaf: await make({ issuer: it, fromDays: -30, toDays: -1 }),
      strangersLeaf: await make({ issuer: stranger }),
      selfUnderStranger: await make({ issuer: stranger, key: self.key }),
    };
    return Object.fromEntries(
      Object.entries(made).map(([name, { cert }]) => [name, new X509Certificate(cert)]),
    ) as Readonly<Record<keyof typeof made, X509Certificate>>;
  } finally {
    await workshop.close();
  }
}
