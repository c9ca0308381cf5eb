// Makes certificates as a hostile or careless authority would: any extensions, any issuer, any dates. Needs openssl.
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const DAY_MS = 24 * 60 * 60_000;
const KEYS = {
  strong: ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1'],
  weak: ['-newkey', 'rsa:1024'],
} as const;

export interface Made {
  readonly cert: string;
  readonly key: string;
  readonly subject: string;
}

export interface Wishes {
  readonly subject: string;
  /** Itself, where there is none. */
  readonly issuer?: Made;
  /** Lines of openssl's `x509v3_config`. */
  readonly extensions: readonly string[];
  readonly fromDays?: number;
  readonly toDays?: number;
  readonly digest?: 'sha256' | 'sha1';
  readonly keyStrength?: keyof typeof KEYS;
  /** That of another certificate, instead of a new one. */
  readonly key?: string;
}

export const AUTHORITY = ['basicConstraints=critical,CA:TRUE', 'keyUsage=critical,keyCertSign,cRLSign'];
export const serverFor = (...names: readonly string[]) => [
  'basicConstraints=CA:FALSE',
  'extendedKeyUsage=serverAuth',
  `subjectAltName=${names.join(',')}`,
];

export class CertificateWorkshop {
  readonly #folder: string;
  #made = 0;

  private constructor(folder: string) {
    this.#folder = folder;
  }

  static async open(): Promise<CertificateWorkshop> {
    return new CertificateWorkshop(await mkdtemp(join(tmpdir(), 'tokentray-workshop-')));
  }

  root(subject: string, more: Partial<Wishes> = {}): Promise<Made> {
    return this.make({ subject, extensions: AUTHORITY, ...more });
  }

  async make(wishes: Wishes): Promise<Made> {
    const { subject, issuer, fromDays = -1, toDays = 30, digest = 'sha256', keyStrength = 'strong' } = wishes;
    this.#made += 1;
    const at = (ending: string) => join(this.#folder, `${this.#made}.${ending}`);
    const subjectLine = ['-subj', `/CN=${subject}`];
    if (wishes.key) {
      await writeFile(at('key'), wishes.key);
      await run('openssl', ['req', '-new', '-key', at('key'), ...subjectLine, '-out', at('csr')]);
    } else {
      const files = ['-keyout', at('key'), '-out', at('csr')];
      await run('openssl', ['req', '-new', ...KEYS[keyStrength], '-nodes', ...subjectLine, ...files]);
    }
    if (issuer)
      await Promise.all([writeFile(at('up.crt'), issuer.cert), writeFile(at('up.key'), issuer.key)]);
    await Promise.all([
      writeFile(at('db'), ''),
      writeFile(at('cnf'), config(at('db'), this.#folder, wishes.extensions)),
    ]);
    const signer = issuer
      ? ['-cert', at('up.crt'), '-keyfile', at('up.key')]
      : ['-selfsign', '-keyfile', at('key')];
    await run('openssl', [
      ...['ca', '-batch', '-notext', '-md', digest, '-config', at('cnf'), ...signer],
      ...['-in', at('csr'), '-out', at('crt')],
      ...['-startdate', openSslTime(fromDays), '-enddate', openSslTime(toDays)],
    ]);
    return { cert: await readFile(at('crt'), 'utf8'), key: await readFile(at('key'), 'utf8'), subject };
  }

  async close(): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true });
  }
}

const config = (database: string, folder: string, extensions: readonly string[]) => `
[ca]
default_ca = workshop
[workshop]
new_certs_dir = ${folder}
database = ${database}
rand_serial = yes
policy = any
unique_subject = no
x509_extensions = wished
[any]
commonName = supplied
[wished]
${extensions.join('\n')}
`;

/** As in `20260105090000Z`. */
function openSslTime(daysFromNow: number): string {
  const at = new Date(Date.now() + daysFromNow * DAY_MS).toISOString();
  return `${at.slice(0, 19).replace(/\D/g, '')}Z`;
}
