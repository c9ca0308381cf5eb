import { X509Certificate } from 'node:crypto';
import { afterAll, expect, it } from 'vitest';
import { addedAuthorities } from '../../../app/trust/added-authorities.ts';
import { CertificateWorkshop, serverFor } from '../../support/services/certificate-workshop.ts';

const workshop = await CertificateWorkshop.open();
afterAll(() => workshop.close());
const [one, two, removed, publicRoot] = [
  await workshop.root('One'),
  await workshop.root('Two'),
  await workshop.root('Removed'),
  await workshop.root('Public'),
];
const server = await workshop.make({ subject: 'server', extensions: serverFor('DNS:a.example.com') });
const bundle = [publicRoot, two, one, server].map(({ cert }) => cert).join('\n');
const subjects = (added: readonly (string | Uint8Array)[]) =>
  addedAuthorities(
    added.map((file) => Buffer.from(file)),
    bundle,
  ).map(({ subject }) => subject);

it('takes what was added and is in force, as text or in binary, and each once', () => {
  const binary = new X509Certificate(two.cert).raw;
  expect(subjects([one.cert, binary, `# from IT\r\n${one.cert.replaceAll('\n', '\r\n')}`])).toEqual([
    'CN=One',
    'CN=Two',
  ]);
});

it('takes neither public authorities, nor what is not in force, nor what is no authority', () => {
  expect(subjects([removed.cert, server.cert, 'practice', Buffer.alloc(10)])).toEqual([]);
  expect(addedAuthorities([Buffer.from(one.cert)], '')).toEqual([]);
});
