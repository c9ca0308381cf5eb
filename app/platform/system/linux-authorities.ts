// Reads the authorities that an administrator added to a Linux computer, where its distribution keeps them. `SSL_CERT_FILE`
// is not looked at: any program that starts ours could set it (but see computer-trust.ts).
import type { X509Certificate } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import * as path from 'node:path';
import { addedAuthorities } from '../../trust/added-authorities.ts';

/** What the system makes of all authorities in force. */
export const BUNDLES = [
  '/etc/ssl/certs/ca-certificates.crt', // Debian, Ubuntu, Alpine, Arch
  '/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem', // Fedora, Red Hat
  '/var/lib/ca-certificates/ca-bundle.pem', // SUSE
];
/** What administrators and their packages add. */
const FOLDERS = [
  '/usr/local/share/ca-certificates', // Debian, Ubuntu, Alpine
  '/usr/share/ca-certificates',
  '/etc/pki/ca-trust/source', // Fedora, Red Hat
  '/etc/pki/trust', // SUSE
  '/etc/ca-certificates/trust-source', // Arch
];
/** The distribution's own list of public authorities. */
const PUBLIC = /^\/usr\/share\/ca-certificates\/(mozilla|trust-source)\//;
const MAX_FILES = 300;
const MAX_FILE_BYTES = 1_000_000;

export class LinuxAuthorities {
  /** Counts up whenever the system's bundle has changed since it was read. */
  version = 0;
  #mark: string | undefined;
  #authorities: Promise<readonly X509Certificate[]> | undefined;

  /** Reads nothing that has not changed. Never rejects. */
  async read(): Promise<readonly X509Certificate[]> {
    await this.recheck();
    this.#mark ??= await markOf(BUNDLES);
    this.#authorities ??= readAuthorities();
    return this.#authorities;
  }

  /** Looks whether the bundle has changed, once it has been read at all. */
  async recheck(): Promise<void> {
    if (this.#mark === undefined) return;
    const mark = await markOf(BUNDLES);
    if (mark === this.#mark) return;
    this.#mark = mark;
    this.#authorities = undefined;
    this.version += 1;
  }
}

async function readAuthorities(): Promise<readonly X509Certificate[]> {
  const bundles = await Promise.all(BUNDLES.map(readSmallFile));
  const names = (await Promise.all(FOLDERS.map(filesBelow))).flat().filter((name) => !PUBLIC.test(name));
  const added = await Promise.all(names.slice(0, MAX_FILES).map(readSmallFile));
  const isThere = (file: Buffer | undefined) => file !== undefined;
  return addedAuthorities(added.filter(isThere), bundles.filter(isThere).join('\n'));
}

/** Other distributions keep them elsewhere: what is missing says nothing. */
const filesBelow = async (folder: string): Promise<readonly string[]> =>
  readdir(folder, { recursive: true }).then(
    (names) => names.map((name) => path.join(folder, name)),
    () => [],
  );

/** Undefined for what is no file, for one that cannot be read, and for one that is too large for what it should be. */
export async function readSmallFile(file: string): Promise<Buffer | undefined> {
  try {
    const found = await stat(file);
    return found.isFile() && found.size <= MAX_FILE_BYTES ? await readFile(file) : undefined;
  } catch {
    // An authority that cannot be read is one authority less: its services stay refused.
    return undefined;
  }
}

async function markOf(files: readonly string[]): Promise<string> {
  const marks = files.map((file) =>
    stat(file).then(
      ({ mtimeMs, size, ino }) => `${mtimeMs} ${size} ${ino}`,
      () => '',
    ),
  );
  return (await Promise.all(marks)).join('\n');
}
