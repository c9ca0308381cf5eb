import { expect, it } from 'vitest';
import { passwordDraft } from '../../support/core/company-inputs.ts';
import { startCore } from '../../support/core/core-under-test.ts';
import { wordsOf } from '../../support/texts/catalogues.ts';

const german = wordsOf('app', 'de');

it('is that of the system until another one is chosen, and that is kept', async () => {
  const { bench } = await startCore((before) => {
    before.systemLanguages = ['de-AT', 'en'];
  });
  expect(bench.snapshot()).toMatchObject({ language: 'de-AT', systemLanguage: 'de' });
  await bench.call('changeSettings', { language: 'fr' });
  await bench.restart();
  expect(bench.snapshot()).toMatchObject({ language: 'fr', systemLanguage: 'de' });
  await bench.call('changeSettings', { language: 'system' });
  expect(bench.snapshot().language).toBe('de-AT');
});

it('has the clock of the system, whatever language is chosen', async () => {
  const { bench, add } = await startCore((before) => {
    before.hourCycle = 'h12';
  });
  const companyId = await add(passwordDraft());
  expect(await bench.call('copyToken', { companyId, format: null })).toMatchObject({
    message: expect.stringMatching(/valid until \d{1,2}:\d\d\s[AP]M$/),
  });
  await bench.call('changeSettings', { language: 'de' });
  expect(bench.snapshot().language).toBe('de-u-hc-h12');
});

it('changes what is said already: tray, state of a company, its problem, notices and sign-in form', async () => {
  const { bench, add } = await startCore();
  const companyId = await add(passwordDraft());
  bench.files.refuse = (operation) => (operation === 'write' ? 'ENOSPC' : undefined);
  bench.network.online = false;
  await bench.call('renew', { companyId });
  await bench.call('changeSettings', { language: 'de' });
  const { companies, notices, providers } = bench.snapshot();
  expect(companies[0]).toMatchObject({
    statusText: german('status.retryingOffline'),
    problem: { title: german('problem.offline.title', { company: 'ACME' }) },
  });
  expect(notices.map(({ title }) => title)).toContain(
    german('notice.saveFailed.title', { document: german('document.settings') }),
  );
  expect(providers[0]?.name).toBe(german('provider.klearstackPassword.name'));
  expect(bench.tray().items.at(-1)).toMatchObject({ label: german('tray.quit') });
});

it('ends up as the last of two choices, however long the first takes to load', async () => {
  const { bench } = await startCore();
  const choices = (['hi', 'en'] as const).map((language) => bench.call('changeSettings', { language }));
  await Promise.all(choices);
  expect(bench.snapshot()).toMatchObject({ language: 'en-US', settings: { language: 'en' } });
  expect(bench.core.texts.say('tray.settings')).toBe('Settings…');
});

it('stays when something else is changed', async () => {
  const { bench } = await startCore();
  await bench.call('changeSettings', { language: 'sw' });
  await bench.call('changeSettings', { theme: 'light' });
  expect(bench.snapshot().settings).toMatchObject({ language: 'sw', theme: 'light' });
});
