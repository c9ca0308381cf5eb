// What the commands about trust may carry.
import { z } from 'zod';
import { idSchema } from '../../companies/company.ts';
import { FILE_NAME_LIMIT } from '../../shared/contract/sharing.ts';
import { CERTIFICATE_FILE_LIMIT_BYTES, type TrustContract } from '../../shared/contract/trust.ts';
import { CERTIFICATE_FAULTS } from '../../shared/trust.ts';
import { exactSchemas } from './exact-schemas.ts';
import { typedTextSchema } from './input-parts.ts';

const fingerprintSchema = z.string().regex(/^[0-9a-f]{64}$/);
const BASE64_OF_LIMIT = Math.ceil(CERTIFICATE_FILE_LIMIT_BYTES / 3) * 4;

const certificateConsent = {
  lookId: idSchema,
  fingerprint: fingerprintSchema,
  accepted: z.array(z.enum(CERTIFICATE_FAULTS)).max(CERTIFICATE_FAULTS.length),
};
const authorityConsent = { authorityId: idSchema, fingerprint: fingerprintSchema };

export const trustConsentSchema = z.strictObject({
  certificate: z.strictObject(certificateConsent).nullable(),
  authority: z.strictObject(authorityConsent).nullable(),
});

const readingSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('bytes'), base64: z.base64().max(BASE64_OF_LIMIT) }),
  z.strictObject({ kind: z.enum(['tooLarge', 'unreadable']) }),
]);

export const trustSchemas = exactSchemas<TrustContract>()({
  lookAtCertificate: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('company'), companyId: idSchema }),
    z.strictObject({
      kind: z.literal('draft'),
      companyId: idSchema.nullable(),
      providerId: idSchema,
      address: typedTextSchema,
      authority: z.strictObject(authorityConsent).exactOptional(),
    }),
  ]),
  trustCertificate: z.strictObject({ companyId: idSchema, ...certificateConsent }),
  chooseAuthority: z.undefined(),
  offerAuthority: z.strictObject({ fileName: z.string().max(FILE_NAME_LIMIT), reading: readingSchema }),
  trustAuthority: z.strictObject({ companyId: idSchema, ...authorityConsent }),
  stopTrusting: z.strictObject({ companyId: idSchema, what: z.enum(['certificate', 'authority']) }),
  copyFingerprint: z.strictObject({ fingerprint: fingerprintSchema }),
});
