// Reads the text of a file of companies, as far as it is about the file and not yet about a company. Knows no disk.

import {
  COMPANY_FILE_FORMAT,
  COMPANY_FILE_VERSION,
  companyFileSchema,
  MAX_SHARED_COMPANIES,
} from './company-file.ts';
import { isPlainJson } from './json-keys.ts';

export type CompanyFileFault =
  | 'unreadable'
  | 'tooLarge'
  | 'empty'
  /** Something else altogether: a picture, a web page, another program's settings. */
  | 'notCompanies'
  | 'damaged'
  | 'newer'
  | 'tooMany'
  | 'noCompanies';

export type CompanyFileReading =
  | { readonly kind: 'companies'; readonly companies: readonly unknown[] }
  | { readonly kind: 'fault'; readonly fault: CompanyFileFault };

export function readCompanyFile(text: string): CompanyFileReading {
  // Editors on Windows put it there, and it means nothing.
  const content = text.replace(/^\ufeff/, '');
  if (content.trim() === '') return fault('empty');
  const value = parsed(content);
  if (!isOurs(value)) return fault('notCompanies');
  if (isNewer(value)) return fault('newer');
  const file = companyFileSchema.safeParse(value);
  if (!file.success || !isPlainJson(content)) return fault('damaged');
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
