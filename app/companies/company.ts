// What a company is: everything that the operator set up, nothing secret.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { accountKey } from '../shared/account.ts';
import { COPY_FORMATS, RENEWAL_MODES } from '../shared/contract/sessions.ts';
import { COMMON_ENVIRONMENTS } from '../shared/environment.ts';
import { CERTIFICATE_FAULTS } from '../shared/trust.ts';

export { hostOf } from '../shared/account.ts';

/** Of a company, a notice, an import, a provider. */
export const idSchema = z.string().min(1).max(64);

const factsSchema = z.object({
  subject: z.string().max(1_000),
  issuer: z.string().max(1_000),
  validFromMs: z.number(),
  validToMs: z.number(),
  fingerprint: z.string().regex(/^[0-9a-f]{64}$/),
  publicKey: z.string().regex(/^[A-Za-z0-9+/]{43}=$/),
});

/** DER in base64. */
export const certificateSchema = z.base64().min(1).max(20_000);

const serviceTrustSchema = z.object({
  certificate: factsSchema
    .extend({
      host: z.string().min(1).max(300),
      accepted: z.array(z.enum(CERTIFICATE_FAULTS)).readonly(),
      sinceMs: z.number(),
      certificate: certificateSchema.exactOptional(),
    })
    .exactOptional(),
  authority: factsSchema.extend({ certificate: certificateSchema, sinceMs: z.number() }).exactOptional(),
});

export const environmentSchema = z.union([
  z.enum(COMMON_ENVIRONMENTS),
  z.strictObject({ name: z.string().min(1) }),
]);

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
  /** Absent: `always`. */
  renewalMode: z.enum(RENEWAL_MODES).exactOptional(),
  /** Talks to the practice server inside the app, whose address changes with every start. */
  practice: z.boolean().default(false),
  trust: serviceTrustSchema.exactOptional(),
  environment: environmentSchema.exactOptional(),
  /** Absent: false. */
  askBeforeCopy: z.boolean().exactOptional(),
  /** Set up by IT, and not to be changed here. `origin`: the file or registry key; `open`: fields that the operator fills in. */
  managed: z
    .object({ origin: z.string().max(1_000), open: z.array(z.string()).readonly().exactOptional() })
    .exactOptional(),
});
export type Company = Readonly<z.infer<typeof companySchema>>;

/** Tells accounts apart without naming them: the same for two companies of the same account, and for no others. */
export function accountMark(company: Company): string {
  return createHash('sha256').update(accountKey(company)).digest('base64url');
}
