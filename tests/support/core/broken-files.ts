// Configuration files that are broken in every way that comes to mind, made systematically from a whole one.
import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { managedAcme } from './managed-files.ts';

const WHOLE = {
  contact: 'IT',
  updates: 'off',
  services: { hosts: ['acme.example'] },
  settings: { theme: { locked: 'dark' }, notifyOnCopy: { default: false } },
  companies: [managedAcme({ label: 'Broken' })],
};

const TEXT = JSON.stringify(WHOLE, null, 2);
const WRONG: readonly unknown[] = [null, 0, -1.5, 'x', '', true, [], [[]], {}, { a: 1 }];

/** By a name that says what is wrong; text, bytes, or what to put there instead of a file. */
export type Broken = string | Uint8Array | ((file: string) => void);

export function brokenFiles(): ReadonlyMap<string, Broken> {
  return new Map<string, Broken>([
    ...truncated(),
    ...wrongTypes(),
    ...misspelt(),
    ...oddTexts(),
    ...oddFiles(),
  ]);
}

function truncated(): readonly (readonly [string, Broken])[] {
  return Array.from({ length: 90 }, (_, at) => {
    const length = Math.round(((at + 1) * (TEXT.length - 2)) / 91);
    return [`cut off after ${length} characters`, TEXT.slice(0, length)] as const;
  });
}

/** Each part in turn, as each wrong thing. */
function wrongTypes(): readonly (readonly [string, Broken])[] {
  const parts = ['contact', 'updates', 'services', 'settings', 'companies'] as const;
  return parts.flatMap((part) =>
    WRONG.filter((value) => isWrong(part, value)).map(
      (value) =>
        [
          `${part} is ${JSON.stringify(value)}`,
          JSON.stringify({ ...WHOLE, [part]: value }, null, 2),
        ] as const,
    ),
  );
}

/** No part at all, or a list of none, is no mistake. */
function isWrong(part: keyof typeof WHOLE, value: unknown): boolean {
  const isEmptyList = Array.isArray(value) && value.length === 0;
  const isEmptyObject = JSON.stringify(value) === '{}';
  if (part === 'contact') return value !== 'x';
  if (part === 'companies') return !isEmptyList;
  return part === 'services' || part === 'settings' ? !isEmptyObject : true;
}

function misspelt(): readonly (readonly [string, Broken])[] {
  const [acme] = WHOLE.companies;
  const company = (change: Readonly<Record<string, unknown>>) => ({
    ...WHOLE,
    companies: [{ ...acme, ...change }],
  });
  const inParts = Object.keys(WHOLE).map((part): readonly [string, unknown] => [
    `${part} misspelt`,
    Object.fromEntries(
      Object.entries(WHOLE).map(([name, value]) => [name === part ? `${name}s` : name, value]),
    ),
  ]);
  const inCompany = Object.keys(acme ?? {}).flatMap((field): readonly (readonly [string, unknown])[] => [
    [`company without ${field}`, company({ [field]: undefined })],
    [`company with a number as ${field}`, company({ [field]: 1 })],
    [`company with ${field} twice in another case`, company({ [field.toUpperCase()]: 'x' })],
  ]);
  const addresses = [
    '',
    'ftp://acme.example',
    'http://acme.example',
    'https://a@acme.example',
    'https://acme.example/?a=1',
    'https://acme .example',
    '//',
    `https://${'a'.repeat(3_000)}.example`,
  ];
  const others: readonly (readonly [string, unknown])[] = [
    ...addresses.map((address) => [`address ${address.slice(0, 40)}`, company({ address })] as const),
    ['an unknown provider', company({ providerId: 'nothing' })],
    ['an empty account field', company({ account: { company_name: '', username: 'practice' } })],
    ['a secret in the account', company({ account: { ...acme?.account, password: 'practice' } })],
    ['a label of hidden characters', company({ label: 'AC\u200bME' })],
    ['a label that is too long', company({ label: 'x'.repeat(300) })],
    ['a certificate that is none', company({ trust: { authority: { certificate: 'AAAA' } } })],
    ['trust in nothing', company({ trust: { certificate: { certificate: 'AAAA', accepted: [] } } })],
    ['a company twice', { ...WHOLE, companies: [acme, acme] }],
    ['too many companies', { ...WHOLE, companies: Array.from({ length: 1_001 }, () => acme) }],
    ['a setting locked and default', { ...WHOLE, settings: { theme: { locked: 'dark', default: 'dark' } } }],
    ['a setting that is a plain value', { ...WHOLE, settings: { theme: 'dark' } }],
    ['a setting in text instead of truth', { ...WHOLE, settings: { startAtLogin: { locked: 'true' } } }],
    ['a host pattern with a path', { ...WHOLE, services: { hosts: ['acme.example/path'] } }],
    ['a newer version', { ...WHOLE, schemaVersion: 2 }],
    ['a version of text', { ...WHOLE, schemaVersion: '1' }],
  ];
  return (
    [...inParts, ...inCompany, ...others]
      // What is left out of an account, the operator fills in.
      .filter(([name]) => name !== 'company without account')
      .map(([name, value]) => [name, JSON.stringify(value, null, 2)] as const)
  );
}

function oddTexts(): readonly (readonly [string, Broken])[] {
  const texts: Readonly<Record<string, Broken>> = {
    nothing: '',
    'blank lines': '\n \n\t',
    'a comment': `// IT\n${TEXT}`,
    'a comma too many': TEXT.replace(/\n}$/, ',\n}'),
    'single quotes': TEXT.replaceAll('"', "'"),
    'two documents': `${TEXT}\n${TEXT}`,
    'a key twice': TEXT.replace('"updates"', '"contact": "again",\n  "updates"'),
    __proto__: TEXT.replace('"updates"', '"__proto__": {},\n  "updates"'),
    'a page of HTML': '<!doctype html><title>Sign in</title>',
    'a list': `[${TEXT}]`,
    'a number': '42',
    null: 'null',
    'endless brackets': '['.repeat(200_000),
    'endless braces': '{"a":'.repeat(200_000),
    'NUL at the end': `${TEXT}\0`,
    'NUL inside': TEXT.replace('IT', 'I\0T'),
    'UTF-16': Buffer.from(`\ufeff${TEXT}`, 'utf16le'),
    'Latin-1': Buffer.from(TEXT.replace('IT', 'Zürich'), 'latin1'),
    'half a character': Buffer.concat([Buffer.from(TEXT), Buffer.from([0xe2, 0x82])]),
    'a picture': Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
    'too much': ' '.repeat(4_194_305),
  };
  return Object.entries(texts);
}

function oddFiles(): readonly (readonly [string, Broken])[] {
  const whole = (file: string) => fs.writeFileSync(file, TEXT);
  const files: Readonly<Record<string, (file: string) => void>> = {
    'a folder': (file) => fs.mkdirSync(file),
    'a link to nothing': (file) => fs.symlinkSync(path.join(file, '..', 'nothing'), file),
    'a link to itself': (file) => fs.symlinkSync(file, file),
    'a link to a device': (file) => fs.symlinkSync('/dev/zero', file),
    'a pipe': (file) => void execFileSync('mkfifo', [file]),
    'writable by a group': (file) => {
      whole(file);
      fs.chmodSync(file, 0o664);
    },
    'writable by all': (file) => {
      whole(file);
      fs.chmodSync(file, 0o646);
    },
    'a link to a file in a folder that all can write': (file) => {
      const folder = fs.mkdtempSync(`${path.dirname(file)}-open-`);
      whole(path.join(folder, 'x'));
      fs.chmodSync(folder, 0o777);
      fs.symlinkSync(path.join(folder, 'x'), file);
    },
  };
  return Object.entries(files);
}
