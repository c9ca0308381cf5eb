// Services that take a request and never come to an end, and what the operator reads of hostile ones in window and tray.
import type { CompanyView } from '../../app/shared/contract/companies.ts';
import { expect, test } from '../support/fixtures.ts';
import { hostileAnswers } from '../support/services/hostile-answers/hostile-answers.ts';
import { silences } from '../support/services/hostile-answers/silences.ts';
import { HostileCrowd, labelOf } from '../support/services/hostile-crowd.ts';
import { renewalTitle } from '../support/texts/problem-titles.ts';
import { Operator } from '../support/window/operator.ts';
import { looksLikeToken, userIdEntry, whoami } from '../support/window/practice-entries.ts';

test('requests that never finish are given up, and keep no other company waiting', async ({
  launch,
  clipboard,
  tray,
  startPractice,
}) => {
  // Never fresh enough to be copied as it is: every copy has to ask the service.
  const well = await startPractice({ accessTtlS: 4, refreshTtlS: 600 });
  const app = await launch();
  const window = await app.window();
  const crowd = await HostileCrowd.start(silences, window, { apart: true });
  await crowd.signInWell();
  await new Operator(window).addCompany(userIdEntry(well));
  const globex = async () => (await crowd.commands.readSnapshot()).companies.find(isGlobex);
  await expect.poll(async () => untilMs(await globex()) < Date.now()).toBe(true);
  crowd.service.mood = 'hostile';
  const asked = () => new Set(crowd.service.requests.filter(isRenewal).map(({ path }) => path)).size;
  await window.getByRole('button', { name: 'Renew all' }).click();
  await expect.poll(asked).toBeGreaterThanOrEqual(4);

  const input = { companyId: (await globex())?.id ?? '', format: 'token' as const };
  expect((await crowd.commands.callAll('copyToken', [input]))[0]?.outcome).toBe('copied');
  // It came while those that hold all the places were still waited for.
  const silent = (await crowd.companies()).filter((company) => !isGlobex(company));
  expect(silent.map(({ renewing }) => renewing)).toEqual(silences.map(() => true));
  expect(await whoami(well, await clipboard.waitForText(looksLikeToken))).toBe(200);

  await expect
    .poll(async () => (await crowd.companies()).flatMap(({ problem }) => problem?.title ?? []), {
      timeout: 60_000,
    })
    .toEqual(silences.map((_, index) => renewalTitle('timeout', labelOf(index))));
  const states = (await crowd.companies()).filter((company) => !isGlobex(company));
  expect(states.map(({ offline }) => offline)).toEqual(silences.map(() => true));
  await tray.waitForLabel(/^Service-000 - copy token \(offline, valid /);
  await crowd.stop();
});

const isGlobex = ({ label }: CompanyView) => label === 'Globex';
const untilMs = (company: CompanyView | undefined) =>
  company?.validity.kind === 'until' ? company.validity.untilMs : Number.POSITIVE_INFINITY;
const isRenewal = ({ path }: { readonly path: string }) => path.endsWith('/getaccesstokenfromrefreshtoken');

/** One of each kind of failure, and of the worst ones some more, by name. */
const REPRESENTATIVE = [
  'status 200 OK with a web page',
  'status 204',
  'status 302 Found to another host',
  'status 307 Temporary to another host',
  'status 404 Not Found',
  'status 407 Proxy Authentication Required',
  'status 429 Too Many Requests',
  'status 500 Fault that says {"error":"Company Name"}',
  'status 999 Request denied that says {}',
  'HTTP/0.9, a body alone',
  '10,000 headers',
  'a chunk size that is no number',
  'a gzip bomb of 1 GiB',
  'gzip that is plain text',
  'a captive portal that calls itself JSON',
  'UTF-16 with its mark',
  'a token of 1 MB',
  'a token below __proto__',
  'a token that is "practice\\r\\nX-Evil: 1"',
  'a wish to log in by NTLM',
  'a reset within the body',
  '1 GiB without a length',
];
const shown = hostileAnswers.filter(({ name }) => REPRESENTATIVE.includes(name));

test(`the window tells the operator what to do about ${shown.length} kinds of bad answers`, async ({
  launch,
}) => {
  expect(shown).toHaveLength(REPRESENTATIVE.length);
  const app = await launch();
  const operator = new Operator(await app.window());
  const crowd = await HostileCrowd.start(shown, operator.page);
  await crowd.signInWell();
  await crowd.renew('hostile');
  for (const [index, { name, ending }] of shown.entries()) {
    await test.step(name, async () => {
      const label = labelOf(index);
      await operator.backToList();
      await operator.page.getByRole('searchbox').fill(label);
      await expect(operator.page.getByRole('row', { name: /^Service/ }).first()).toHaveAccessibleName(label);
      await operator.openCompany(label);
      if (ending === 'granted') throw new Error('This answer is no failure.');
      const title = operator.page.getByText(renewalTitle(ending, label), { exact: true });
      await expect(title.first()).toBeVisible();
      if (ending === 'unauthorized') {
        await expect(operator.page.getByText(/Your token works until \d/)).toHaveCount(0);
        return;
      }
      await expect(operator.page.getByText(/Your token works until \d/).first()).toBeVisible();
      await expect(operator.page.getByRole('button', { name: /^Copy/ }).first()).toBeEnabled();
    });
  }
  await crowd.stop();
});
