import { expect, it } from 'vitest';
import { ActivityLog } from '../../../app/activity/activity-log.ts';
import { ActivityRecorder } from '../../../app/activity/activity-recorder.ts';
import type { Company } from '../../../app/companies/company.ts';
import { acme, SessionUnderTest } from '../tokens/session-under-test.ts';

const NOTHING_KEPT = { added: [], adopted: [], changed: [], moved: [], removed: [] };

/** How many companies of the list are looked at when one session changes. */
async function looksForOneChange(count: number): Promise<number> {
  const test = new SessionUnderTest();
  let looks = 0;
  const companies: readonly Company[] = Array.from({ length: count }, (_, at) => ({
    ...acme,
    get id() {
      looks += 1;
      return at === 0 ? 'acme' : `company-${at}`;
    },
  }));
  const log = new ActivityLog({
    clock: test.clock,
    document: {
      load: async () => ({ value: { entries: [] }, source: 'fresh', faults: [] }),
      save: async () => ({ outcome: 'saved' }),
    },
    onSaved: () => undefined,
  });
  const recorder = new ActivityRecorder({ log, clock: test.clock, companies: () => companies });
  recorder.start([test.session]);
  const signedIn = test.signIn();
  recorder.noteSession(test.session);
  await signedIn;
  looks = 0;
  recorder.noteSession(test.session);
  expect(log.all().at(-1)?.kind).toBe('signedIn');
  return looks;
}

it('keeps what is noted before the log is loaded, and writes it once the start is in the log', async () => {
  const { clock } = new SessionUnderTest();
  const former = { id: 7, atMs: 0, kind: 'appStopped', companyId: null, companyLabel: '' } as const;
  const log = new ActivityLog({
    clock,
    document: {
      load: async () => ({
        value: { entries: [{ ...former, atMs: clock.now() }] },
        source: 'current',
        faults: [],
      }),
      save: async () => ({ outcome: 'saved' }),
    },
    onSaved: () => undefined,
  });
  const recorder = new ActivityRecorder({ log, clock, companies: () => [acme] });
  recorder.noteCopy(acme, { outcome: 'copied', shortLived: false, message: '' });
  recorder.noteManaged({ ...NOTHING_KEPT, companies: [acme], added: [acme] });
  await recorder.stop();
  await log.load();
  recorder.start([]);
  expect(log.all().map(({ id, kind }) => [id, kind])).toEqual([
    [7, 'appStopped'],
    [8, 'appStarted'],
    [9, 'copied'],
    [10, 'managedAdded'],
  ]);
});

it('looks at no other company when one session changes, however many there are', async () => {
  expect(await looksForOneChange(10_000)).toBe(await looksForOneChange(10));
});
