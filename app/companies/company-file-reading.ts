// Reads the text of a company file, as far as it is about the file and not yet about a company. Knows no disk.

import { fitting } from '../shared/fitting.ts';
import { withoutByteOrderMark } from '../shared/unseen.ts';
import {
  COMPANY_FILE_FORMAT,
  COMPANY_FILE_VERSION,
  companyFileSchema,
  MAX_SHARED_COMPANIES,
} from './company-file.ts';
import { readJson } from './json-places.ts';

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
  const content = withoutByteOrderMark(text);
  if (content.trim() === '') return fault('empty');
  const value = parsed(content);
  if (!isOurs(value)) return fault('notCompanies');
  if (isNewer(value)) return fault('newer');
  const file = fitting(companyFileSchema, value);
  // A text that parsers read differently, with a key twice for instance, is none that TokenTray wrote.
  if (!file || readJson(content).kind === 'fault') return fault('damaged');
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
