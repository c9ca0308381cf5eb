import { expect, it } from 'vitest';
import { type KlearStackAccount, practiceAccounts } from '../../../app/practice/practice-accounts.ts';
import { DOCUMENTED_SETTINGS } from '../../../app/practice/practice-settings.ts';
import { PracticeTokens } from '../../../app/practice/practice-tokens.ts';
import { ManualClock } from '../../support/core/manual-clock.ts';

it('remembers the last 5,000 tokens and forgets the oldest', async () => {
  const settings = { ...DOCUMENTED_SETTINGS, opaqueAccessTokens: true };
  const tokens = new PracticeTokens({ clock: new ManualClock(), settings: () => settings });
  const account = {
    service: 'klearstack',
    companyName: 'Practice Company',
    username: 'practice',
    password: 'practice-password',
    userId: 'practice-26',
  } as const;
  const issue = () => tokens.issueKlearStackToken('access', account);
  const [first, second] = [await issue(), await issue()];
  for (let issued = 2; issued < 5_000; issued += 1) await issue();
  expect(tokens.check('access', first).kind).toBe('valid');
  await issue();
  expect(tokens.check('access', first).kind).toBe('unknown');
  expect(tokens.check('access', second).kind).toBe('valid');
});

it('knows its revoked tokens from those that it never gave out', async () => {
  const tokens = new PracticeTokens({ clock: new ManualClock(), settings: () => DOCUMENTED_SETTINGS });
  const account = practiceAccounts[0] as KlearStackAccount;
  const [access, refresh] = [
    await tokens.issueKlearStackToken('access', account),
    await tokens.issueKlearStackToken('refresh', account),
  ];
  tokens.revokeAll('access');
  expect(tokens.check('access', access).kind).toBe('revoked');
  expect(tokens.check('refresh', refresh).kind).toBe('valid');
  tokens.revoke('refresh', refresh);
  expect(tokens.check('refresh', refresh).kind).toBe('revoked');
  expect(tokens.check('access', refresh).kind).toBe('unknown');
});
