// The companies of a simulated week: five ways to keep a token, in turn, spread over the services.
import type { PracticeAccount } from '../../../app/practice/practice-accounts.ts';
import type { CommandInput } from '../../../app/shared/contract/bridge.ts';
import { generateTokenDraft, passwordDraft, signInAndSave, userIdDraft } from '../core/company-inputs.ts';
import { PASSWORD } from '../services/model-service.ts';
import { addressOf, SERVICES } from './week-services.ts';

const MINUTE_MS = 60_000;

export interface WeekCompany {
  readonly label: string;
  readonly account: PracticeAccount;
  readonly input: CommandInput<'saveCompany'>;
  /** What the operator types when the app asks for it. */
  readonly secrets: Readonly<Record<string, string>>;
  /** When its token is renewed at the latest, after it was given; undefined if that waits for a copy. */
  readonly renewedWithinMs: number | undefined;
}

export const weekCompanies = (count: number): readonly WeekCompany[] =>
  Array.from({ length: count }, (_, at) => companyAt(at));

function companyAt(at: number): WeekCompany {
  const label = `Company ${String(at + 1).padStart(3, '0')}`;
  const way = WAYS[at % WAYS.length] ?? 'by user ID';
  const kind = way === 'hourly' ? 'generate-token' : 'klearstack';
  const name = `practice-${at + 1}`;
  const account = accountOf(kind, name);
  const common = { label, address: addressOf(Math.floor(at / WAYS.length) % SERVICES, kind) };
  const byUserId = { ...common, account: { company_name: COMPANY, user_id: name } };
  const byPassword = { ...common, account: { company_name: COMPANY, username: name } };
  const drafts = {
    'password stored': () => passwordDraft({ ...byPassword, storePassword: true }),
    'password typed': () => passwordDraft(byPassword),
    'by user ID': () => userIdDraft(byUserId),
    'on copy': () => userIdDraft({ ...byUserId, renewalMode: 'onCopy' }),
    hourly: () => generateTokenDraft({ ...common, account: { username: name }, storePassword: true }),
  };
  const draft = drafts[way]();
  return {
    ...{ label, account, input: signInAndSave(draft) },
    secrets: draft.providerId === 'klearstack-user-id' ? {} : { password: PASSWORD },
    renewedWithinMs: way === 'on copy' ? undefined : (kind === 'klearstack' ? 10 : 50) * MINUTE_MS,
  };
}

const COMPANY = 'Practice Company';
const WAYS = ['password stored', 'by user ID', 'password typed', 'hourly', 'on copy'] as const;

function accountOf(service: PracticeAccount['service'], name: string): PracticeAccount {
  const known = { username: name, password: PASSWORD };
  return service === 'klearstack'
    ? { service, companyName: COMPANY, userId: name, ...known }
    : { service, name, email: 'practice@example.com', client: 'Practice_Client', ...known };
}
