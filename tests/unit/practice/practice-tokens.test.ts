import { expect, it } from 'vitest';
import { PracticeTokens } from '../../../app/practice/practice-tokens.ts';
import { ManualClock } from '../../support/core/manual-clock.ts';

it('remembers the last 5,000 tokens and forgets the oldest', async () => {
  const settings = {
    accessTtlS: 120,
    refreshTtlS: 600,
    rotateRefreshTokens: false,
    bearerRequired: false,
    opaqueAccessTokens: true,
    omitIssuedAt: false,
    dateHeaderSkewMs: 0,
  };
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
