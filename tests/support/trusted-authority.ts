// Makes one user's programs trust a certificate authority, where Chromium on Linux looks. Needs certutil of NSS.
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

export function trustAuthority(home: string, certificateFile: string): void {
  const folder = join(home, '.pki', 'nssdb');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const database = ['-d', `sql:${folder}`];
  execFileSync('certutil', ['-N', ...database, '--empty-password']);
  execFileSync('certutil', ['-A', ...database, '-t', 'C,,', '-n', 'practice', '-i', certificateFile]);
}
