// Reads the text of a company file, as far as it is about the file and not yet about a company. Knows no disk.

import { fitting } from '../shared/fitting.ts';
import {
  COMPANY_FILE_FORMAT,
  COMPANY_FILE_VERSION,
  companyFileSchema,
  MAX_SHARED_COMPANIES,
} from './company-file.ts';

/** Strings, brackets and colons: enough to see keys and nesting. */
const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\]:]/gs;
/** A company file is four levels deep at most. */
const MAX_DEPTH = 16;

export type CompanyFileFault =
  | 'unreadable'
  | 'tooLarge'
  | 'empty'
  /** Something else entirely: a picture, a web page, another program's settings. */
  | 'notCompanies'
  | 'damaged'
  | 'newer'
  | 'tooMany'
  | 'noCompanies';

export type CompanyFileReading =
  | { readonly kind: 'companies'; readonly companies: readonly unknown[] }
  | { readonly kind: 'fault'; readonly fault: CompanyFileFault };

export function readCompanyFile(text: string): CompanyFileReading {
  // Editors on Windows add it, and it means nothing.
  const content = text.replace(/^\ufeff/, '');
  if (content.trim() === '') return fault('empty');
  const value = parsed(content);
  if (!isOurs(value)) return fault('notCompanies');
  if (isNewer(value)) return fault('newer');
  const file = fitting(companyFileSchema, value);
  if (!file || !isPlainJson(content)) return fault('damaged');
  const { companies } = file.data;
  if (companies.length > MAX_SHARED_COMPANIES) return fault('tooMany');
  return companies.length === 0 ? fault('noCompanies') : { kind: 'companies', companies };
}

const fault = (kind: CompanyFileFault): CompanyFileReading => ({ kind: 'fault', fault: kind });

function parsed(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return undefined; // JSON.parse throws on whatever is not JSON
  }
}

interface OurFile {
  readonly format: string;
  readonly schemaVersion?: unknown;
}

function isOurs(value: unknown): value is OurFile {
  return (
    typeof value === 'object' && value !== null && 'format' in value && value.format === COMPANY_FILE_FORMAT
  );
}

function isNewer({ schemaVersion }: OurFile): boolean {
  return Number.isInteger(schemaVersion) && Number(schemaVersion) > COMPANY_FILE_VERSION;
}

/**
 * False for anything that parsers read differently or choke on: a key twice in one object (`JSON.parse` keeps the last of
 * the two), `__proto__`, and endless nesting. `text` must have been parsed already.
 */
function isPlainJson(text: string): boolean {
  /** The keys of each open object; undefined for an array. */
  const open: (Set<string> | undefined)[] = [];
  let lastString = '';
  for (const [token] of text.matchAll(TOKEN)) {
    if (token === '{') open.push(new Set());
    else if (token === '[') open.push(undefined);
    else if (token === '}' || token === ']') open.pop();
    else if (token !== ':') lastString = token;
    else if (!isNewKey(JSON.parse(lastString), open.at(-1))) return false;
    if (open.length > MAX_DEPTH) return false;
  }
  return true;
}

function isNewKey(key: string, known: Set<string> | undefined): boolean {
  if (key === '__proto__' || known?.has(key)) return false;
  known?.add(key);
  return true;
}
