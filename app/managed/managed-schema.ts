// What IT can set, as one document: docs/managed-configuration.schema.json is made of this.
import { z } from 'zod';
import { idSchema } from '../companies/company.ts';
import { MAX_SHARED_COMPANIES, sharedCompanySchema } from '../companies/company-file.ts';
import { changeable } from '../settings/settings-schema.ts';
import { COPY_FORMATS } from '../shared/contract/sessions.ts';

/** A newer one is refused, since what it locks may mean something else. */
export const MANAGED_VERSION = 1;
const CONTACT_LIMIT = 200;
const MAX_PATTERNS = 200;

/** Either a value that the operator cannot change, or one that holds until the operator chooses another. */
const setting = (value: z.ZodType) =>
  z
    .strictObject({ locked: value.exactOptional(), default: value.exactOptional() })
    .meta({ minProperties: 1, maxProperties: 1 });

const settings = Object.fromEntries(
  Object.entries<z.ZodType>(changeable).map(([name, value]) => [name, setting(value).exactOptional()]),
);

/** As in a company file, except that the operator chooses the favourites. A field of the account that is left out is asked of the operator, at the first sign-in. */
export const managedCompanySchema = sharedCompanySchema.omit({ favourite: true }).extend({
  account: sharedCompanySchema.shape.account.default({}),
  copyFormat: z.enum(COPY_FORMATS).default('token'),
});

const hostPattern = z.string().regex(/^(\*\.)?[^\s/@*?#]+$/);

export const managedSchema = z.strictObject({
  $schema: z.string().exactOptional(),
  schemaVersion: z.literal(MANAGED_VERSION).exactOptional(),
  contact: z.string().min(1).max(CONTACT_LIMIT).exactOptional(),
  updates: z.enum(['on', 'off']).exactOptional(),
  confirmProduction: z.boolean().exactOptional(),
  services: z
    .strictObject({
      hosts: z.array(hostPattern).max(MAX_PATTERNS).exactOptional(),
      providers: z.array(idSchema).max(MAX_PATTERNS).exactOptional(),
    })
    .exactOptional(),
  settings: z.strictObject(settings).exactOptional(),
  companies: z.array(managedCompanySchema).max(MAX_SHARED_COMPANIES).exactOptional(),
});
export type ManagedDocument = Readonly<z.infer<typeof managedSchema>>;
export type ManagedCompany = Readonly<z.infer<typeof managedCompanySchema>>;
