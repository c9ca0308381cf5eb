// The file in which companies are shared: what it holds, and how it is written. It has no place for secrets, nor for what
// concerns one computer only: ids, and whether the password is stored there. The companies stand in the operator's order.
import { z } from 'zod';
import { COPY_FORMATS, RENEWAL_MODES } from '../shared/contract/sessions.ts';
import { type Company, environmentSchema } from './company.ts';
import { sharedTrust, sharedTrustSchema } from './shared-trust.ts';

export const COMPANY_FILE_FORMAT = 'tokentray-companies';
/**
 * Version 2 has what a company trusts, version 3 its environment and whether copies are confirmed, version 4 favourites. A file
 * gets the lowest version that has what is in it, so that older apps can read it.
 */
export const COMPANY_FILE_VERSION = 4;
const VERSION_WITH_ENVIRONMENT = 3;
const VERSION_WITH_TRUST = 2;
const FIRST_VERSION = 1;
/** In one file. */
export const MAX_SHARED_COMPANIES = 1_000;

export const sharedCompanySchema = z.strictObject({
  label: z.string(),
  providerId: z.string(),
  address: z.string(),
  account: z.record(z.string(), z.string()),
  copyFormat: z.enum(COPY_FORMATS),
  /** Absent: `always`, so that versions without it can read the file. */
  renewalMode: z.enum(RENEWAL_MODES).exactOptional(),
  trust: sharedTrustSchema.exactOptional(),
  environment: environmentSchema.exactOptional(),
  /** False changes nothing, as absent: a file can demand confirmations, but not end them. */
  askBeforeCopy: z.boolean().exactOptional(),
  /** Its place among the favourites, from 1. */
  favourite: z.int().min(1).exactOptional(),
});
export type SharedCompany = Readonly<z.infer<typeof sharedCompanySchema>>;

export const companyFileSchema = z.strictObject({
  format: z.literal(COMPANY_FILE_FORMAT),
  schemaVersion: z.literal([
    FIRST_VERSION,
    VERSION_WITH_TRUST,
    VERSION_WITH_ENVIRONMENT,
    COMPANY_FILE_VERSION,
  ]),
  exportedAt: z.string().max(40).optional(),
  /** Each is read by itself, so that one that is refused does not stop the others. */
  companies: z.array(z.unknown()),
});

/** The practice company runs inside its own app, on a temporary address: it is never shared. */
export function sharedCompanies(
  companies: readonly Company[],
  favouriteIds: readonly string[] = [],
): readonly SharedCompany[] {
  return companies
    .filter(({ practice }) => !practice)
    .map(({ label, providerId, address, account, copyFormat, renewalMode, ...company }) => {
      const trust = sharedTrust(company.trust);
      const favourite = favouriteIds.indexOf(company.id) + 1;
      return {
        ...{ label, providerId, address, account, copyFormat },
        ...(renewalMode && { renewalMode }),
        ...(trust && { trust }),
        ...(company.environment && { environment: company.environment }),
        ...(company.askBeforeCopy && { askBeforeCopy: true }),
        ...(favourite > 0 && { favourite }),
      };
    });
}

export function companyFileText(companies: readonly SharedCompany[], nowMs: number): string {
  const content: z.infer<typeof companyFileSchema> = {
    format: COMPANY_FILE_FORMAT,
    schemaVersion: versionFor(companies),
    exportedAt: new Date(nowMs).toISOString(),
    companies: [...companies],
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

function versionFor(companies: readonly SharedCompany[]) {
  if (companies.some(({ favourite }) => favourite)) return COMPANY_FILE_VERSION;
  if (companies.some(({ environment, askBeforeCopy }) => environment || askBeforeCopy))
    return VERSION_WITH_ENVIRONMENT;
  return companies.some(({ trust }) => trust) ? VERSION_WITH_TRUST : FIRST_VERSION;
}
