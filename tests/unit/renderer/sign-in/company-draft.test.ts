import { describe, expect, it } from 'vitest';
import {
  cleanedFields,
  draftOf,
  errorsOf,
  fieldOrder,
  firstError,
  isTyped,
  newDraft,
  renewalSecrets,
  signsInOnSave,
  strayProblem,
  tidyDraft,
  typedSecrets,
  unchangedSince,
  withAccountField,
  withError,
  withProvider,
} from '../../../../renderer/sign-in/company-draft.ts';
import { company } from '../../../support/snapshot/company-view-sample.ts';
import { byOAuth, byPassword, byUserId } from '../provider-view-samples.ts';

describe('what is sent', () => {
  const start = {
    ...newDraft(byPassword),
    label: 'Old\u00a0name',
    account: { company_name: 'Old\u200b', username: '' },
  };

  it('is shown in the fields that were changed, and only there', () => {
    const account = { company_name: 'Old\u200b', username: '\u200eprac\u00adtice ' };
    const typed = { ...start, label: 'New  name', address: ' “https://acme.example.com”', account };
    const order = fieldOrder(byPassword);
    expect(tidyDraft(start, typed, order)).toEqual({
      ...typed,
      label: 'New name',
      account: { company_name: 'Old\u200b', username: 'practice' },
    });
    expect(tidyDraft(start, typed, ['label']).account).toEqual(account);
    expect(tidyDraft(start, start, order)).toEqual(start);
  });

  it('leaves what the operator typed on while the service was asked', () => {
    const start = newDraft(byPassword);
    const sent = { ...start, label: 'ACME\u200b', account: { company_name: 'ACME\u200b', username: 'prac' } };
    const now = withAccountField(sent, 'username', 'practice ');
    const names = unchangedSince(sent, now, fieldOrder(byPassword));
    expect(tidyDraft(start, now, names)).toEqual({
      ...now,
      label: 'ACME',
      account: { company_name: 'ACME', username: 'practice ' },
    });
  });

  it.each([
    ['practice\u200b', 'practice', true],
    ['A\u00a0B', 'A B', true],
    ['A  B', 'A B', true],
    [' practice ', 'practice', false],
    ['So\u0308hne', 'Söhne', false],
  ])('%j as %j is worth a word: %s', (typed, tidy, isWorthIt) => {
    const named = (label: string) => draftOf(company({ label }));
    expect(cleanedFields(named(typed), named(tidy), ['label', 'address'])).toEqual(
      isWorthIt ? ['label'] : [],
    );
  });

  it('says nothing of an address, which is sent as it was typed', () => {
    const draft = draftOf(company({ address: ' https://acme.example ' }));
    expect(cleanedFields(draft, draft, ['label', 'address'])).toEqual([]);
  });
});

describe('the draft', () => {
  it('begins with a blank for every field that is not secret', () => {
    expect(newDraft(byPassword).account).toEqual({ username: '', company_name: '' });
  });

  it('keeps what another way to sign in asks for too, and forgets the rest', () => {
    const draft = { ...draftOf(company()), storePassword: true };
    const changed = withProvider(draft, byUserId);
    expect(changed.account).toEqual({ user_id: '', company_name: 'ACME' });
    expect(changed.storePassword).toBe(false);
    expect(changed.label).toBe('ACME');
  });

  it('counts as typed once a field or a secret differs, and no longer when it is changed back', () => {
    const start = newDraft(byPassword);
    const typed = withAccountField(start, 'username', 'p');
    expect(isTyped(start, typed, {})).toBe(true);
    expect(isTyped(start, start, { password: 'practice-password' })).toBe(true);
    expect(isTyped(start, withAccountField(typed, 'username', ''), { password: '' })).toBe(false);
  });
});

describe('the draft of a company that leaves fields empty', () => {
  const saved = company({ providerId: byOAuth.id, account: { username: 'practice' } });
  const start = draftOf(saved, byOAuth);

  it('has them as blanks, and counts as typed only while one is filled in or chosen', () => {
    expect(start.account).toEqual({ username: 'practice', scope: '', client_authentication: '' });
    const chosen = withAccountField(start, 'client_authentication', 'body');
    expect(isTyped(start, chosen, {})).toBe(true);
    expect(isTyped(start, withAccountField(chosen, 'client_authentication', ''), {})).toBe(false);
  });
});

describe('the secrets', () => {
  it('that each renewal needs are those that must be typed, and the others once they are', () => {
    const names = (typed: Record<string, string>) => renewalSecrets(byOAuth, typed).map(({ name }) => name);
    expect(names({ password: 'practice-password' })).toEqual([]);
    expect(names({ client_secret: 'practice-secret' })).toEqual(['client_secret']);
    const always = { ...byPassword, renewsWith: ['password'] };
    expect(renewalSecrets(always, {}).map(({ label }) => label)).toEqual(['Password']);
  });

  it('go along only where the chosen provider asks for them', () => {
    const typed = { password: 'practice-password', username: 'x', other: 'y' };
    expect(typedSecrets(byPassword, typed)).toEqual({ password: 'practice-password' });
    expect(typedSecrets(byUserId, typed)).toEqual({});
    expect(typedSecrets(byPassword, { password: '' })).toEqual({});
  });
});

describe('signing in on save', () => {
  const original = draftOf(company());

  it('always happens for a new company', () => {
    expect(signsInOnSave(null, newDraft(byPassword), {}, byPassword)).toBe(true);
  });

  it('does not ask for the password again when a company is renamed', () => {
    expect(signsInOnSave(original, { ...original, label: 'Other' }, {}, byPassword)).toBe(false);
    expect(signsInOnSave(original, original, { password: 'practice-password' }, byPassword)).toBe(true);
  });

  it('happens for a user ID when the account changed', () => {
    const byId = { ...original, providerId: byUserId.id, account: { user_id: '1', company_name: 'ACME' } };
    expect(signsInOnSave(byId, { ...byId, label: 'Other' }, {}, byUserId)).toBe(false);
    expect(signsInOnSave(byId, withAccountField(byId, 'user_id', '2'), {}, byUserId)).toBe(true);
    expect(signsInOnSave(byId, { ...byId, address: 'https://b.example' }, {}, byUserId)).toBe(true);
  });
});

describe('errors at fields', () => {
  const order = fieldOrder(byPassword);

  it('lead to the first field in the order of the form, not of the answer', () => {
    expect(firstError(order, { password: 'Missing', company_name: 'Missing', address: 'No' })).toBe(
      'address',
    );
    expect(firstError(order, { elsewhere: 'No' })).toBeUndefined();
  });

  it('are said at the fields that the problem names, as far as the form has them', () => {
    const problem = {
      title: 'ACME did not accept this',
      meaning: 'Nothing was stored.',
      remedy: 'none',
    } as const;
    const fields = { password: 'Check this.', company_name: 'And this.', user_id: 'Not here.' };
    expect(errorsOf({ ...problem, fields }, order)).toEqual({
      password: 'Check this.',
      company_name: 'And this.',
    });
    expect(errorsOf(problem, order)).toEqual({});
  });

  it('are said beside the buttons when they are about none of them', () => {
    expect(strayProblem(order, { elsewhere: 'This cannot be saved.' })?.title).toBe('This cannot be saved.');
    expect(strayProblem(order, { elsewhere: 'No', label: 'Missing' })).toBeUndefined();
    expect(strayProblem(order, {})).toBeUndefined();
  });

  it('come and go one by one', () => {
    const errors = withError({ label: 'Missing' }, 'address', 'No');
    expect(errors).toEqual({ label: 'Missing', address: 'No' });
    expect(withError(errors, 'label', undefined)).toEqual({ address: 'No' });
  });
});
