// What a company is: everything that the operator set up, nothing secret.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { COPY_FORMATS } from '../contract.ts';

export const companySchema = z.object({
  id: z.string().min(1).max(64),
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

/** Identifies whose tokens a company has: the same text for the same account of the same service. */
export function accountKey({
  providerId,
  address,
  account,
}: Pick<Company, 'providerId' | 'address' | 'account'>): string {
  return JSON.stringify([providerId, address, Object.entries(account).sort(([a], [b]) => (a < b ? -1 : 1))]);
}

/** Whether two companies sign in to the same account of the same service: if so, a token of one works for the other. */
export function isSameAccount(one: Company, other: Company): boolean {
  return accountKey(one) === accountKey(other);
}

/** Tells accounts apart without naming them: the same for two companies of the same account, and for no others. */
export function accountMark(company: Company): string {
  return createHash('sha256').update(accountKey(company)).digest('base64url');
}
