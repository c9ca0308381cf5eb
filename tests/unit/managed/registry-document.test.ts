// What `reg export` writes, as one document.
import { expect, it } from 'vitest';
import { readDocument } from '../../../app/managed/managed-document.ts';
import { registryDocuments } from '../../../app/managed/registry-document.ts';

const wide = (text: string) =>
  [...Buffer.from(`${text}\0`, 'utf16le')].map((byte) => byte.toString(16).padStart(2, '0'));

/** As reg.exe breaks long values. */
const hex = (kind: number, bytes: readonly string[]) =>
  `hex(${kind}):${bytes.join(',').replace(/((?:..,){20})/g, '$1\\\r\n  ')}`;

const KEY = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\TokenTray';
const EXPORT = [
  'Windows Registry Editor Version 5.00',
  '',
  `[${KEY}]`,
  '"Contact"="IT \\"help\\" C:\\\\desk, Zürich"',
  '"Updates"="off"',
  '"ConfirmProduction"=dword:00000001',
  `"AllowedHosts"=${hex(7, [...wide('acme.example'), ...wide('*.acme.example'), '00', '00'])}`,
  `"Configuration"=${hex(7, [...wide('{ "contact": "from JSON",'), ...wide('"updates": "on" }'), '00', '00'])}`,
  '',
  `[${KEY}\\Default]`,
  '"notifyOnRecovery"=dword:00000001',
  '"theme"="light"',
  '',
  `[${KEY}\\Locked]`,
  '"clearClipboardAfterS"=dword:0000001e',
  '"startAtLogin"=dword:00000000',
  '"theme"="dark"',
  '',
].join('\r\n');

const read = (exported: string) =>
  registryDocuments(exported).map(({ origin, content }) => {
    if (content.kind !== 'text') throw new Error('the registry gives text');
    const { document, faults } = readDocument(origin, content);
    return { origin, document, faults };
  });

it('is read: texts, numbers, switches, lists, and a whole document with its lines', () => {
  expect(read(`\ufeff${EXPORT}`)).toEqual([
    {
      origin: 'HKLM\\SOFTWARE\\Policies\\TokenTray\\Configuration',
      document: { contact: 'from JSON', updates: 'on' },
      faults: [],
    },
    {
      origin: 'HKLM\\SOFTWARE\\Policies\\TokenTray',
      document: {
        contact: 'IT "help" C:\\desk, Zürich',
        updates: 'off',
        confirmProduction: true,
        services: { hosts: ['acme.example', '*.acme.example'] },
        settings: {
          notifyOnRecovery: { default: true },
          theme: { locked: 'dark' },
          clearClipboardAfterS: { locked: 30 },
          startAtLogin: { locked: false },
        },
      },
      faults: [],
    },
  ]);
});

it('reports a value that no one knows by its name, and a wrong line of the document', () => {
  const exported = `[${KEY}]\r\n"Colour"="red"\r\n"Configuration"="{\r\n  \\"updates\\": 1\r\n}"\r\n`;
  expect(read(exported).map(({ faults }) => faults)).toMatchObject([
    [{ kind: 'notAllowed', line: 2, field: 'updates' }],
    [{ kind: 'unknownField', field: 'Colour' }],
  ]);
});

it('is nothing where there is nothing', () => {
  expect(registryDocuments('Windows Registry Editor Version 5.00\r\n\r\n')).toEqual([]);
  expect(registryDocuments(`[${KEY}]\r\n\r\n[${KEY}\\Other]\r\n"Contact"="IT"\r\n`)).toEqual([]);
});

/** As the reg.exe of Wine 8 wrote it, after `reg add` with the same values. */
const OF_WINE = `Windows Registry Editor Version 5.00

[HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\TokenTray]
"AllowedHosts"=hex(7):61,00,63,00,6d,00,65,00,2e,00,65,00,78,00,61,00,6d,00,70,\\
  00,6c,00,65,00,00,00,2a,00,2e,00,61,00,63,00,6d,00,65,00,2e,00,65,00,78,00,\\
  61,00,6d,00,70,00,6c,00,65,00,00,00,00,00
"Configuration"=hex(7):7b,00,00,00,22,00,63,00,6f,00,6e,00,74,00,61,00,63,00,\\
  74,00,22,00,3a,00,20,00,22,00,78,00,22,00,2c,00,00,00,22,00,75,00,70,00,64,\\
  00,61,00,74,00,65,00,73,00,22,00,3a,00,20,00,22,00,6e,00,65,00,76,00,65,00,\\
  72,00,22,00,20,00,7d,00,00,00,00,00
"Contact"="IT \\"help\\" Zürich नमस्ते"

[HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\TokenTray\\Default]
"startAtLogin"=dword:00000001

[HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\TokenTray\\Locked]
"clearClipboardAfterS"=dword:0000001e
`.replaceAll('\n', '\r\n');

it('is read as a real reg.exe wrote it', () => {
  expect(read(OF_WINE)).toMatchObject([
    { document: { contact: 'x' }, faults: [{ kind: 'notAllowed', line: 3, field: 'updates' }] },
    {
      faults: [],
      document: {
        contact: 'IT "help" Zürich नमस्ते',
        services: { hosts: ['acme.example', '*.acme.example'] },
        settings: { startAtLogin: { default: true }, clearClipboardAfterS: { locked: 30 } },
      },
    },
  ]);
});
