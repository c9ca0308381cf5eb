import { describe, expect, it } from 'vitest';
import { likeness, wantsPasswordAlone } from '../../../app/shared/same-password.ts';
import { company } from '../../support/snapshot/company-view-sample.ts';
import { byOAuth, byPassword, byUserId } from '../renderer/provider-view-samples.ts';

describe('companies that may have the same password', () => {
  const anna = company({ address: 'https://one.example', account: { username: 'anna' } });

  it.each([
    [2, 'one user at one server', 'https://one.example/token', 'anna'],
    [1, 'one user at another server', 'https://two.example', 'anna'],
    [1, 'another user at one server', 'https://one.example', 'bert'],
    [0, 'another user at another server', 'https://two.example', 'bert'],
  ] as const)('%i: %s', (expected, _case, address, username) => {
    expect(likeness(anna, company({ address, account: { username } }))).toBe(expected);
  });

  it('take no user name that is missing for the same one', () => {
    const nameless = company({ address: 'https://two.example', account: {} });
    expect(likeness(company({ account: {} }), nameless)).toBe(0);
  });

  it('want a password, and nothing else that has to be typed', () => {
    expect([byPassword, byOAuth, byUserId].map(wantsPasswordAlone)).toEqual([true, true, false]);
    const two = { fields: [...byPassword.fields, { name: 'client_secret', secret: true }] };
    expect(wantsPasswordAlone(two)).toBe(false);
  });
});
