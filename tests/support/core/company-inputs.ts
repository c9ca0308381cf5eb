// What an operator types about a company, for each way to sign in, as the window sends it.
import type { CommandInput } from '../../../app/shared/contract/bridge.ts';
import { PASSWORD } from '../services/model-service.ts';

type SaveInput = CommandInput<'saveCompany'>;
type Draft = SaveInput['draft'];

const draft = (more: Partial<Draft>): Draft => ({
  label: 'ACME',
  providerId: 'klearstack-password',
  address: 'https://acme.example.com',
  account: { company_name: 'Practice Company', username: 'practice' },
  storePassword: false,
  copyFormat: 'token',
  ...more,
});

export const passwordDraft = (more: Partial<Draft> = {}) => draft(more);

export const userIdDraft = (more: Partial<Draft> = {}) =>
  draft({
    label: 'Globex',
    providerId: 'klearstack-user-id',
    address: 'https://globex.example.com',
    account: { company_name: 'Practice Company', user_id: 'practice-26' },
    ...more,
  });

export const generateTokenDraft = (more: Partial<Draft> = {}) =>
  draft({
    label: 'Initech',
    providerId: 'generate-token',
    address: 'https://initech.example.com/token',
    account: { username: 'practice-api' },
    ...more,
  });

export const oauthPasswordDraft = (more: Partial<Draft> = {}) =>
  draft({
    label: 'Umbra',
    providerId: 'oauth-password',
    address: 'https://umbra.example.com/oauth2/token',
    account: { username: 'practice' },
    ...more,
  });

/** Adds a company, or changes the one with `companyId`, and signs in. */
export function signInAndSave(
  typed: Draft,
  { companyId = null, password = PASSWORD }: { companyId?: string | null; password?: string } = {},
): SaveInput {
  const secrets = typed.providerId === 'klearstack-user-id' ? {} : { password };
  return { companyId, draft: typed, secrets, signIn: true };
}

export const saveOnly = (typed: Draft, companyId: string | null = null): SaveInput => ({
  companyId,
  draft: typed,
  secrets: {},
  signIn: false,
});
