// What a company is: everything that the operator set up, nothing secret.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { accountKey } from '../shared/account.ts';
import { COPY_FORMATS } from '../shared/contract/sessions.ts';

/** Of a company, a notice, an import, a provider. */
export const idSchema = z.string().min(1).max(64);

export const companySchema = z.object({
  id: idSchema,
  /** The operator's own name for it. */
  label: z.string().min(1),
  providerId: z.string().min(1),
  /** The service's address, normalised by its provider. */
  address: z.url(),
  /** The provider's fields that are not secret, by name; `company_name` is one of KlearStack's. */
  account: z.record(z.string(), z.string()),
  storePassword: z.boolean(),
  copyFormat: z.enum(COPY_FORMATS),
  /** Talks to the practice server inside the app, whose address changes with every start. */
  practice: z.boolean().default(false),
});
export type Company = Readonly<z.infer<typeof companySchema>>;

/** The host and port of its service, which others may share. */
export function hostOf({ address }: Pick<Company, 'address'>): string {
  return URL.canParse(address) ? new URL(address).host : address;
}

/** Tells accounts apart without naming them: the same for two companies of the same account, and for no others. */
export function accountMark(company: Company): string {
  return createHash('sha256').update(accountKey(company)).digest('base64url');
}
