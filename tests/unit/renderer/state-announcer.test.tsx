// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { announcement, StateAnnouncer } from '../../../renderer/state-announcer.tsx';
import type { Translate } from '../../../renderer/texts/texts.ts';
import { company } from '../../support/snapshot/company-view-sample.ts';
import { PlayedMain } from './played-main.ts';
import { runHook } from './run-hook.tsx';

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

it('says the same twice where it happens twice, in the place that screen readers watch', async () => {
  const acme = company({ statusText: 'Offline' });
  const main = await PlayedMain.start({ companies: [acme] });
  const page = await runHook(
    () => undefined,
    () => <StateAnnouncer />,
  );
  const watched = document.querySelector('[role="status"]');
  await page.after(() => main.tell({}, [{ ...acme, status: 'retrying' }]));
  const first = watched?.firstElementChild;
  expect(first?.textContent).toBe('ACME: Offline');
  await page.after(() => main.tell({}, [{ ...acme, status: 'expired' }]));
  const second = watched?.firstElementChild;
  expect(second?.textContent).toBe('ACME: Offline');
  expect(second).not.toBe(first);
  expect(document.querySelector('[role="status"]')).toBe(watched);
});
