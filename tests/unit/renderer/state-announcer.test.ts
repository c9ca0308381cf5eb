import { expect, it } from 'vitest';
import { announcement } from '../../../renderer/state-announcer.tsx';
import type { Translate } from '../../../renderer/texts/texts.ts';
import { company } from '../../support/snapshot/company-view-sample.ts';

const keyAndValues: Translate = (key, values) => [key, ...Object.values(values ?? {})].join(' ');
const changed = ['ACME', 'Globex', 'Initech', 'Umbrella'].map((label) =>
  company({ id: label, label, statusText: 'Offline' }),
);

it('names up to three companies that changed', () => {
  expect(announcement(changed.slice(0, 2), keyAndValues, 'en')).toBe(
    'companies.stateChanged ACME Offline, companies.stateChanged Globex Offline',
  );
});

it('counts more than three instead of reading them all out', () => {
  expect(announcement(changed, keyAndValues, 'en')).toBe('companies.manyChanged 4');
});
