import { describe, expect, it } from 'vitest';
import type { Company } from '../../../app/companies/company.ts';
import { fieldsIn, type ProblemCause } from '../../../app/problems/problem-cause.ts';
import {
  fieldLabel,
  type ProblemContext,
  problemOf,
  reasonInShort,
} from '../../../app/problems/problem-text.ts';
import { createProviderRegistry } from '../../../app/providers/provider-registry.ts';
import type { TokenFailure } from '../../../app/providers/token-answer.ts';
import { Texts } from '../../../app/texts/texts.ts';
import { recordPosts } from '../../support/services/recorded-posts.ts';

const texts = new Texts();
const registry = createProviderRegistry(recordPosts().http);
const nowMs = new Date('2026-01-05T09:00:00').getTime();
const expiresAtMs = new Date('2026-01-05T14:32:00').getTime();
const lifetimeMs = 3_600_000;
const LABEL = '$t(field.password) {{token}} & <b>Söhne</b>';

const REFRESHABLE = { isRefreshable: true } as const;
const TOKENS = {
  alive: { ...REFRESHABLE, receivedAtMs: nowMs, expiry: { kind: 'until', expiresAtMs, lifetimeMs } },
  dead: { ...REFRESHABLE, receivedAtMs: 0, expiry: { kind: 'until', expiresAtMs: nowMs - 1, lifetimeMs } },
  unknown: { ...REFRESHABLE, receivedAtMs: nowMs, expiry: { kind: 'unknown' } },
  none: undefined,
} as const;

const FAILURES: readonly TokenFailure[] = [
  { kind: 'rejected' },
  { kind: 'rejected', fields: ['username'], status: 401 },
  { kind: 'rejected', fields: ['password', 'username'], words: 'Practice words of a service', status: 401 },
  { kind: 'rateLimited', retryAfterMs: 5_000 },
  { kind: 'serverFault', status: 503 },
  { kind: 'serverFault', status: 500, isRenewalInDoubt: true },
  { kind: 'misconfigured', reason: 'missingParameter', field: 'company_name' },
  { kind: 'misconfigured', reason: 'missingParameter', field: 'refresh_token' },
  { kind: 'misconfigured', reason: 'notFound' },
  { kind: 'misconfigured', reason: 'webPage' },
  { kind: 'misconfigured', reason: 'notUnderstood' },
  { kind: 'misconfigured', reason: 'redirected' },
  { kind: 'misconfigured', reason: 'tooLarge' },
  { kind: 'misconfigured', reason: 'wayRefused', words: 'Practice words of a service' },
  { kind: 'offline' },
  { kind: 'offline', reason: 'unknownHost' },
  { kind: 'timeout' },
  { kind: 'insecure' },
  { kind: 'insecure', reason: 'clientCertificate' },
  { kind: 'proxy' },
  { kind: 'cancelled' },
  { kind: 'ownFault' },
];
const CAUSES: readonly ProblemCause[] = [
  ...FAILURES.map((failure) => ({ kind: 'failure', failure }) as const),
  ...FAILURES.map((failure) => ({ kind: 'failedSignIn', failure }) as const),
  { kind: 'needsSignIn', reason: 'refused' },
  { kind: 'needsSignIn', reason: 'passwordNotStored' },
  { kind: 'needsSignIn', reason: 'secretUnreadable' },
  { kind: 'needsSignIn', reason: 'otherAccount' },
  { kind: 'signedOut' },
  { kind: 'overtaken' },
];

function contextOf(providerId: string, state: keyof typeof TOKENS, label = 'ACME'): ProblemContext {
  const company: Company = {
    id: 'practice',
    label,
    providerId,
    address: 'https://klearstack.example.com:8443/tenant',
    account: {},
    storePassword: false,
    copyFormat: 'token',
    practice: false,
  };
  return { texts, company, provider: registry.get(providerId), token: TOKENS[state], nowMs };
}

const failing = (failure: TokenFailure): ProblemCause => ({ kind: 'failure', failure });
const STATES = Object.keys(TOKENS) as (keyof typeof TOKENS)[];
const PROVIDERS = [...registry.keys(), 'a provider of a later version'];

describe.each(PROVIDERS)('for %s', (providerId) => {
  describe.each(STATES)('with a token that is %s', (state) => {
    it.each(CAUSES)('%j has whole words', (cause) => {
      const context = contextOf(providerId, state);
      const { title, meaning } = problemOf(cause, context);
      const short = reasonInShort(cause, context);
      for (const words of [title, meaning, short]) {
        expect(words).not.toBe('');
        expect(words).not.toMatch(/\{\{|\}\}|problem\.|tokenWorks\.|undefined| {2}|^\s|\s$/);
      }
      expect(meaning).toMatch(/\.$/);
    });
  });
});

describe('a failure', () => {
  const offline = failing({ kind: 'offline' });

  it.each([
    ['alive', 'Your token works until 14:32.'],
    ['dead', 'Your last token has expired, so there is nothing to copy.'],
    ['unknown', 'Your current token may still work.'],
  ] as const)('says of a token that is %s: %s', (state, sentence) => {
    expect(problemOf(offline, contextOf('klearstack-password', state)).meaning).toContain(` ${sentence} `);
  });

  it('keeps the spaces at which a French line must not break', async () => {
    const french = new Texts();
    await french.speak({ language: 'fr', locale: 'fr-FR' });
    const context = { ...contextOf('klearstack-password', 'alive'), texts: french };
    const spaces = CAUSES.map((cause) => problemOf(cause, context).meaning)
      .join('')
      .match(/[\u00a0\u202f]/g);
    expect(spaces).not.toBeNull();
  });

  it('says nothing of a token where there is none', () => {
    expect(problemOf(offline, contextOf('klearstack-password', 'none')).meaning).toBe(
      'You are offline, or the service is down. TokenTray keeps trying.',
    );
  });

  it.each(CAUSES)('%j never blames the password while it is about something else', (cause) => {
    const { meaning } = problemOf(cause, contextOf('klearstack-password', 'alive'));
    const isUnnamed = 'failure' in cause && cause.failure.kind === 'rejected' && !cause.failure.fields;
    expect(/^Check these/.test(meaning)).toBe(isUnnamed);
  });

  it.each([
    [
      'klearstack-password',
      'Check these and try again: Company name, User name, Password. If they are correct, the account may be locked.',
    ],
    [
      'generate-token',
      'Check these and try again: User name, Password. If they are correct, the account may be locked.',
    ],
    [
      'klearstack-user-id',
      'The service does not recognize one of these: Company name, User ID. Check them and try again.',
    ],
  ])('that refuses a sign-in by %s names all that may be wrong', (providerId, meaning) => {
    expect(problemOf(failing({ kind: 'rejected' }), contextOf(providerId, 'none')).meaning).toBe(meaning);
  });

  it.each([
    [['company_name'], 'The service reports a problem with: Company name. Check this and try again.'],
    [
      ['password', 'username'],
      'The service reports a problem with: User name, Password. Check this and try again.',
    ],
  ])('that names %j says just that', (fields, meaning) => {
    const problem = problemOf(
      failing({ kind: 'rejected', fields }),
      contextOf('klearstack-password', 'none'),
    );
    expect(problem.meaning).toBe(meaning);
  });

  it('that names no field of the form names all of them', () => {
    const failure = { kind: 'rejected', fields: ['company_name'] } as const;
    expect(problemOf(failing(failure), contextOf('generate-token', 'none')).meaning).toMatch(
      /try again: User name, Password\./,
    );
  });

  it('never carries what the service said', () => {
    const failure = { kind: 'rejected', fields: ['username'], words: 'Practice words of a service' } as const;
    for (const kind of ['failure', 'failedSignIn'] as const) {
      const context = contextOf('klearstack-password', 'alive');
      const said = [problemOf({ kind, failure }, context), reasonInShort({ kind, failure }, context)];
      expect(JSON.stringify(said)).not.toContain('Practice words');
    }
  });

  it('names the host, with its port', () => {
    const { meaning } = problemOf(failing({ kind: 'insecure' }), contextOf('generate-token', 'none'));
    expect(meaning).toContain('klearstack.example.com:8443');
  });

  it('does not blame the certificate of a service that asks for one of ours', () => {
    const failure = { kind: 'insecure', reason: 'clientCertificate' } as const;
    const { title, meaning } = problemOf(failing(failure), contextOf('generate-token', 'none'));
    expect(title).toBe('ACME asks for a client certificate');
    expect(meaning).not.toMatch(/not accepted|not secure/);
  });

  it('names the company as it is', () => {
    expect(problemOf(offline, contextOf('generate-token', 'alive', LABEL)).title).toBe(
      `${LABEL} cannot be reached`,
    );
  });

  it.each([
    ['offline', 'retry'],
    ['rateLimited', 'none'],
    ['insecure', 'certificate'],
    ['rejected', 'signIn'],
  ] as const)('of kind %s leads to %s', (kind, remedy) => {
    expect(problemOf(failing({ kind }), contextOf('klearstack-password', 'alive')).remedy).toBe(remedy);
  });
});

describe('a sign-in that failed', () => {
  it.each(['offline', 'timeout', 'serverFault', 'rateLimited'] as const)(
    'of kind %s is not tried again by itself, and does not say so',
    (kind) => {
      const cause = { kind: 'failedSignIn', failure: { kind } } as const;
      const { meaning, remedy } = problemOf(cause, contextOf('klearstack-user-id', 'none'));
      expect(meaning).toMatch(/Try again in a moment\.$/);
      expect(meaning).not.toMatch(/by itself/);
      expect(remedy).not.toBe('retry');
    },
  );
});

describe('a named parameter', () => {
  const missing = (field: string) => failing({ kind: 'misconfigured', reason: 'missingParameter', field });

  it('is called by its label, and is a field of the form', () => {
    const context = contextOf('klearstack-password', 'none');
    expect(problemOf(missing('company_name'), context).title).toBe('ACME says Company name is missing');
    expect(fieldsIn(missing('company_name'), context.provider).map(({ name }) => name)).toEqual([
      'company_name',
    ]);
  });

  it('that the form does not have is no field of it', () => {
    expect(fieldsIn(missing('refresh_token'), registry.get('klearstack-password'))).toEqual([]);
    expect(fieldsIn(missing('company_name'), registry.get('generate-token'))).toEqual([]);
  });

  it('that no one has a label for keeps the name that the service gave it', () => {
    expect(fieldLabel(texts, registry.get('generate-token'), 'company_name')).toBe('company_name');
    expect(fieldLabel(texts, undefined, undefined)).toBe('');
  });
});

describe('a session that needs a sign-in', () => {
  it.each(['refused', 'passwordNotStored', 'secretUnreadable', 'otherAccount'] as const)(
    'because of %s says so',
    (reason) => {
      const problem = problemOf({ kind: 'needsSignIn', reason }, contextOf('klearstack-password', 'alive'));
      expect(problem).toMatchObject({ title: 'Sign in again for ACME', remedy: 'signIn' });
    },
  );

  it('says how long its old token still works', () => {
    const cause = { kind: 'needsSignIn', reason: 'passwordNotStored' } as const;
    expect(problemOf(cause, contextOf('generate-token', 'alive')).meaning).toMatch(
      /Your token works until 14:32\.$/,
    );
  });
});
