// IT's settings in the Windows registry, where the administrative template writes a value for each: as the one document that they
// are everywhere else. Reads what `reg export` writes. Pure.
import { changeable } from '../settings/settings-schema.ts';
import { fitting } from '../shared/fitting.ts';
import { withoutByteOrderMark } from '../shared/unseen.ts';
import type { SourceDocument } from './managed-source.ts';

export const POLICY_KEY = 'HKLM\\SOFTWARE\\Policies\\TokenTray';
const EXPORTED_KEY = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\TokenTray';

type Value = string | number | readonly string[];
type Values = Readonly<Record<string, Value>>;

/** A whole document, as JSON. */
const JSON_VALUE = 'Configuration';
/** The template's names; other values are reported as fields that no one knows. */
const NAMES: Readonly<Record<string, string>> = {
  Contact: 'contact',
  Updates: 'updates',
  ConfirmProduction: 'confirmProduction',
};
const SWITCHES: ReadonlySet<string> = new Set(['ConfirmProduction']);
const LISTS: Readonly<Record<string, string>> = { AllowedHosts: 'hosts', AllowedProviders: 'providers' };

/** The whole document first, then the single values, which hold above it. */
export function registryDocuments(exported: string): readonly SourceDocument[] {
  const keys = readExport(exported);
  const root = keys.get(EXPORTED_KEY.toLowerCase()) ?? {};
  const { [JSON_VALUE]: json, ...single } = root;
  const document = documentOf(single, (name) => keys.get(`${EXPORTED_KEY}\\${name}`.toLowerCase()) ?? {});
  return [
    ...(json === undefined ? [] : [jsonDocument(json)]),
    ...(Object.keys(document).length === 0
      ? []
      : [{ origin: POLICY_KEY, content: textOf(JSON.stringify(document), false) }]),
  ];
}

function jsonDocument(json: Value): SourceDocument {
  const text = typeof json === 'object' ? json.join('\n') : String(json);
  return { origin: `${POLICY_KEY}\\${JSON_VALUE}`, content: textOf(text, true) };
}

const textOf = (text: string, hasLines: boolean) => ({ kind: 'text', text, hasLines }) as const;

function documentOf(single: Values, below: (name: string) => Values): Readonly<Record<string, unknown>> {
  const lists = Object.entries(single).filter(([name]) => name in LISTS);
  const others = Object.entries(single).filter(([name]) => !(name in LISTS));
  const settings = [
    ...Object.entries(below('Default')).map(([name, value]) => [
      name,
      { default: settingValue(name, value) },
    ]),
    ...Object.entries(below('Locked')).map(([name, value]) => [name, { locked: settingValue(name, value) }]),
  ];
  return {
    ...Object.fromEntries(
      others.map(([name, value]) => [NAMES[name] ?? name, SWITCHES.has(name) ? truth(value) : value]),
    ),
    ...(lists.length > 0 && {
      services: Object.fromEntries(lists.map(([name, value]) => [LISTS[name], value])),
    }),
    ...(settings.length > 0 && { settings: Object.fromEntries(settings) }),
  };
}

/** The registry has no truth values: the template writes 0 and 1. */
function settingValue(name: string, value: Value): unknown {
  const schema = Object.hasOwn(changeable, name) ? changeable[name as keyof typeof changeable] : undefined;
  return schema && fitting<unknown>(schema, true) ? truth(value) : value;
}

const truth = (value: Value) => (value === 0 || value === 1 ? value === 1 : value);

/** By key in lower case, since the registry does not tell cases apart. */
function readExport(exported: string): ReadonlyMap<string, Values> {
  // Long values go on in the next line.
  const text = withoutByteOrderMark(exported).replace(/\\\r?\n\s*/g, '');
  const keys = new Map<string, Record<string, Value>>();
  let current: Record<string, Value> = {};
  for (const [, key, name, written] of text.matchAll(ENTRY)) {
    if (key !== undefined) {
      current = {};
      keys.set(key.toLowerCase(), current);
    } else if (name !== undefined && written !== undefined) {
      const value = readValue(written);
      if (value !== undefined) current[unescaped(name)] = value;
    }
  }
  return keys;
}

/** `[key]`, or `"name"=value`; a text in quotation marks may have several lines. */
const ENTRY = /^\[([^\]\r\n]+)\]\r?$|^"((?:[^"\\]|\\.)*)"=("(?:[^"\\]|\\.)*"|[^\r\n]*)\r?$/gms;

function readValue(written: string): Value | undefined {
  if (written.startsWith('"')) return unescaped(written.slice(1, -1));
  const [, number] = /^dword:([0-9a-f]{8})$/i.exec(written) ?? [];
  if (number !== undefined) return Number.parseInt(number, 16);
  const [, kind, bytes = ''] = /^hex\(([127])\):([0-9a-f,]*)$/i.exec(written) ?? [];
  if (kind === undefined) return undefined;
  const text = Buffer.from(bytes.replaceAll(',', ''), 'hex').toString('utf16le').replace(/\0+$/, '');
  return kind === '7' ? text.split('\0') : text;
}

const unescaped = (text: string) => text.replace(/\\(.)/gs, '$1');
