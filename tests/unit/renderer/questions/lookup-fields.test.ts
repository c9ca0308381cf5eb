// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { practiceAccounts } from '../../../../app/practice/practice-accounts.ts';
import { PRACTICE_USER_NAME } from '../../../../renderer/questions/lookup-fields.tsx';

it('offers the user name that the practice company really has', () => {
  expect(practiceAccounts[0]).toMatchObject({ userId: 'practice-26', username: PRACTICE_USER_NAME });
});
