// What a token service, or someone between here and there, may answer instead of a token: through Chromium's network,
// to the words that the operator reads. Every byte of the answers is the test's.
import type { CompanyView } from '../../app/shared/contract/companies.ts';
import { MAX_RETRY_MS, MAX_RETRY_WHILE_VALID_MS } from '../../app/tokens/renewal-policy.ts';
import { peakGrowthMb } from '../support/app/memory-watch.ts';
import { expect, test } from '../support/fixtures.ts';
import type { HostileAnswer } from '../support/services/hostile-answers/hostile-answer.ts';
import { hostileAnswers } from '../support/services/hostile-answers/hostile-answers.ts';
import { HostileCrowd, labelOf } from '../support/services/hostile-crowd.ts';
import { renewalTitle, signInTitle } from '../support/texts/problem-titles.ts';
import { looksLikeToken } from '../support/window/practice-entries.ts';

/** The most that a service is granted, and the pause that spreads those who were told the same moment. */
const MAX_WAIT_MS = MAX_RETRY_MS + MAX_RETRY_WHILE_VALID_MS;
/** Of the last renewals that an answer in hostile mood keeps waiting. */
const LAST_RENEWALS_MS = 60_000;
/** Reading a single one of the floods and bombs whole would take more. */
const MAX_GROWTH_MB = 700;

test(`${hostileAnswers.length} hostile answers are reported in the right words, and no token is lost`, async ({
  launch,
  clipboard,
}) => {
  const app = await launch();
  const crowd = await HostileCrowd.start(hostileAnswers, await app.window());
  const { growthMb } = await peakGrowthMb(app.process, async () => {
    expect(
      differences(await crowd.signIn(), ({ ending }, label) =>
        ending === 'granted' ? 'saved' : signInTitle(ending, label),
      ),
    ).toEqual([]);
    await crowd.signInWell();
    expect(
      differences(await crowd.renew('hostile'), ({ ending }, label) =>
        ending === 'granted' ? 'renewed' : renewalTitle(ending, label),
      ),
    ).toEqual([]);
  });
  expect(growthMb).toBeLessThan(MAX_GROWTH_MB);
  const companies = await crowd.companies();
  expect(companies.flatMap(faultsOfState)).toEqual([]);
  // A bearer that was refused with 401 is dead; all others are copied.
  const isDead = hostileAnswers.map(({ ending }) => ending === 'unauthorized');
  expect(await crowd.copy()).toEqual(isDead.map((dead) => (dead ? 'nothing' : 'copied')));
  // Another one writes to the clipboard with each copy; the last one stays.
  expect(await clipboard.waitForText(looksLikeToken)).not.toContain('practice-evil');
  // The app tries again by itself: what it has asked for already may get a hostile answer yet.
  crowd.service.mood = 'good';
  await crowd.commands.untilNothingRenews(LAST_RENEWALS_MS);
  // No answer leaves anything behind that would spoil the next one. Who was asked to wait may have to.
  const healed = differences(await crowd.renew('good'), ({ ending }, label) =>
    isRefused(ending) ? renewalTitle('refused', label) : 'renewed',
  );
  expect(healed.filter((line) => !line.includes('asks TokenTray to wait'))).toEqual([]);
  expect(strayRequests(crowd)).toEqual([]);
  expect(crowd.elsewhere.connections).toBe(0);
  expect(app.electronApp.windows()).toHaveLength(1);
  await crowd.stop();
});

const isRefused = (ending: HostileAnswer['ending']) => ending === 'refused' || ending === 'unauthorized';

/** What went otherwise than it had to, one line for each answer. */
function differences(
  seen: readonly string[],
  wanted: (answer: HostileAnswer, label: string) => string,
): readonly string[] {
  return hostileAnswers.flatMap((answer, index) => {
    const should = wanted(answer, labelOf(index));
    return seen[index] === should ? [] : [`${answer.name}: "${seen[index]}", not "${should}"`];
  });
}

/** What is wrong with a company's state after a hostile renewal. */
function faultsOfState(company: CompanyView, index: number): readonly string[] {
  const { name, ending } = hostileAnswers[index] ?? { name: '', ending: 'granted' };
  const isOffline = ending === 'offline' || ending === 'timeout';
  const failed = isRefused(ending) ? 'needsSignIn' : 'retrying';
  const statuses = ending === 'granted' ? ['ready', 'renewing'] : [failed];
  const isPromised = /works until/.test(company.problem?.meaning ?? '');
  const waitMs = (company.nextTryMs ?? Date.now()) - Date.now();
  const faults = [
    statuses.includes(company.status) ? '' : `is ${company.status}`,
    // Every token held is one that the service was right to give this very company.
    company.claims?.subject?.startsWith(`${index} of `) ? '' : `holds a token of ${company.claims?.subject}`,
    company.offline === isOffline ? '' : `offline is ${company.offline}`,
    waitMs <= MAX_WAIT_MS ? '' : `waits ${waitMs} ms`,
    ending === 'granted' || isPromised === (ending !== 'unauthorized')
      ? ''
      : `promises a token: ${isPromised}`,
  ].filter(Boolean);
  return faults.length > 0 ? [`${name}: ${faults.join(', ')}`] : [];
}

/** Cookies that were sent back, logins that no one typed, and bearers where none is due. */
function strayRequests({ service }: HostileCrowd): readonly string[] {
  return service.requests
    .filter(({ path, headers }) => {
      const isRenewal = path.endsWith('/getaccesstokenfromrefreshtoken');
      const isBearer = /^Bearer \S+$/.test(headers.get('authorization') ?? '');
      const { ending = 'granted' } = hostileAnswers[Number(path.split('/')[1])] ?? {};
      // What was refused is asked once more without the bearer.
      const isBearerDue = isRenewal && (isBearer || !isRefused(ending));
      return headers.has('cookie') || headers.has('proxy-authorization') || isBearer !== isBearerDue;
    })
    .map(({ path, headers }) => `${path}: ${[...headers.keys()].join()}`);
}
