// Makes one user's programs trust a certificate authority, or gives the user a certificate, where Chromium on Linux
// looks. Needs certutil and pk12util of NSS, and openssl.
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Certificate } from '../services/certificate-authority.ts';

export function trustAuthority(home: string, certificateFile: string): void {
  const folder = join(home, '.pki', 'nssdb');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const database = ['-d', `sql:${folder}`];
  execFileSync('certutil', ['-N', ...database, '--empty-password']);
  execFileSync('certutil', ['-A', ...database, '-t', 'C,,', '-n', 'practice', '-i', certificateFile]);
}

/** After `trustAuthority`, which makes the place. */
export function giveCertificate(home: string, { cert, key }: Certificate): void {
  const [pem, file] = [join(home, 'own.pem'), join(home, 'own.p12')];
  writeFileSync(pem, `${cert}\n${key}`, { mode: 0o600 });
  const password = ['-passout', 'pass:'];
  execFileSync('openssl', ['pkcs12', '-export', '-in', pem, '-out', file, '-name', 'own', ...password]);
  execFileSync('pk12util', ['-i', file, '-d', `sql:${join(home, '.pki', 'nssdb')}`, '-W', '']);
}
