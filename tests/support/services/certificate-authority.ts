// A private certificate authority for one test: it issues certificates as good or as bad as wanted. Needs openssl.
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const DAY_MS = 24 * 60 * 60_000;
const NEW_KEY = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];

export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

export interface CertificateWishes {
  /** As in `IP:127.0.0.1` or `DNS:practice.example.com`. */
  readonly name: string;
  /** Days from now; negative ones have passed. */
  readonly fromDays?: number;
  readonly toDays?: number;
  /** What it is good for; a server, as a rule. */
  readonly purpose?: 'serverAuth' | 'clientAuth';
}

export class CertificateAuthority {
  readonly #folder: string;
  #issued = 0;

  private constructor(folder: string) {
    this.#folder = folder;
  }

  static async create(): Promise<CertificateAuthority> {
    const folder = await mkdtemp(join(tmpdir(), 'tokentray-authority-'));
    const authority = new CertificateAuthority(folder);
    await writeFile(join(folder, 'index.txt'), '');
    const subject = ['-subj', '/CN=TokenTray practice authority', '-days', '30'];
    const files = ['-keyout', authority.#path('key.pem'), '-out', authority.certificateFile];
    await run('openssl', ['req', '-x509', ...NEW_KEY, ...subject, ...files]);
    return authority;
  }

  /** For anyone who should trust it. */
  get certificateFile(): string {
    return this.#path('authority.pem');
  }

  async issue({
    name,
    fromDays = -1,
    toDays = 30,
    purpose = 'serverAuth',
  }: CertificateWishes): Promise<Certificate> {
    this.#issued += 1;
    const [key, request, cert, config] = ['key', 'csr', 'crt', 'cnf'].map((ending) =>
      this.#path(`${this.#issued}.${ending}`),
    ) as [string, string, string, string];
    await writeFile(config, this.#config(name, purpose));
    await run('openssl', [
      'req',
      '-new',
      ...NEW_KEY,
      '-subj',
      '/CN=practice',
      '-keyout',
      key,
      '-out',
      request,
    ]);
    await run('openssl', [
      ...['ca', '-batch', '-notext', '-config', config, '-in', request, '-out', cert],
      ...['-startdate', openSslTime(fromDays), '-enddate', openSslTime(toDays)],
    ]);
    return { cert: await readFile(cert, 'utf8'), key: await readFile(key, 'utf8') };
  }

  /** A certificate that vouches for itself. */
  async selfSigned(name: string): Promise<Certificate> {
    const [key, cert] = [this.#path('self.key'), this.#path('self.crt')];
    const wishes = ['-subj', '/CN=practice', '-days', '30', '-addext', `subjectAltName=${name}`];
    await run('openssl', ['req', '-x509', ...NEW_KEY, ...wishes, '-keyout', key, '-out', cert]);
    return { cert: await readFile(cert, 'utf8'), key: await readFile(key, 'utf8') };
  }

  async stop(): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true });
  }

  #path(name: string): string {
    return join(this.#folder, name);
  }

  #config(name: string, purpose: string): string {
    return `
[ca]
default_ca = practice
[practice]
new_certs_dir = ${this.#folder}
database = ${this.#path('index.txt')}
rand_serial = yes
certificate = ${this.certificateFile}
private_key = ${this.#path('key.pem')}
default_md = sha256
policy = any
unique_subject = no
x509_extensions = leaf
[any]
commonName = supplied
[leaf]
subjectAltName = ${name}
extendedKeyUsage = ${purpose}
`;
  }
}

/** As in `20260105090000Z`. */
function openSslTime(daysFromNow: number): string {
  const at = new Date(Date.now() + daysFromNow * DAY_MS).toISOString();
  return `${at.slice(0, 19).replace(/\D/g, '')}Z`;
}
