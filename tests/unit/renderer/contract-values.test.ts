import { expect, it } from 'vitest';
import * as contract from '../../../app/contract.ts';
import * as values from '../../../renderer/contract-values.ts';

it('repeats the values of the contract', () => {
  expect(values.ACTIVITY_GROUPS).toEqual(contract.ACTIVITY_GROUPS);
  expect(values.COPY_FORMATS).toEqual(contract.COPY_FORMATS);
  expect(values.LANGUAGE_CHOICES).toEqual(contract.LANGUAGE_CHOICES);
  expect(values.THEMES).toEqual(contract.THEMES);
  expect(values.CLEAR_AFTER_CHOICES_S).toEqual(contract.CLEAR_AFTER_CHOICES_S);
  expect(values.PASTED_TOKEN_LIMIT).toBe(contract.PASTED_TOKEN_LIMIT);
  expect(values.PROFILE_FILE_LIMIT).toBe(contract.PROFILE_FILE_LIMIT);
  expect(values.UNDO_DELETE_MS).toBe(contract.UNDO_DELETE_MS);
});
