import { expect, it } from 'vitest';
import { savedToast } from '../../../../renderer/sign-in/saved-toast.ts';

it('a sign-in that worked is good news, and a warning where it could not be saved', () => {
  expect(savedToast('Signed in to ACME', undefined)).toEqual({ tone: 'good', title: 'Signed in to ACME' });
  expect(savedToast('Signed in to ACME', 'It could not be saved.')).toEqual({
    tone: 'risk',
    title: 'Signed in to ACME',
    meaning: 'It could not be saved.',
  });
});
