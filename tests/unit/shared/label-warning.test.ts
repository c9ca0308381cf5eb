import { expect, it } from 'vitest';
import { labelWarning } from '../../../app/shared/label-warning.ts';
import { company } from '../../support/snapshot/company-view-sample.ts';

const others = [company({ id: 'a', label: 'Globex' }), company({ id: 'b', label: 'ACME' })];

it.each(['ACME', 'acme', ' ACME ', 'AC\u200bME'])(
  'warns about %j, which reads as a name that is there',
  (typed) => {
    expect(labelWarning(typed, others)).toEqual({ kind: 'equalName', other: others[1] });
  },
);

it.each(['', '  ', 'ACM', 'ACME Ltd', 'ACME (Test)'])('has nothing to say about %j', (typed) => {
  expect(labelWarning(typed, others)).toBeUndefined();
});

it('has nothing to say about a name without a letter, even where a company has one', () => {
  expect(labelWarning('\u200b', [company({ label: '\u200b' })])).toBeUndefined();
});
