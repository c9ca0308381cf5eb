import { expect, it } from 'vitest';
import { type UpdateState, updateStatus } from '../../../app/updates/update-status.ts';

const newer = { version: '1.1.0', way: { kind: 'download' } } as const;
const failed = { during: 'download', failure: 'offline' } as const;
const status = (state: Partial<UpdateState>) => updateStatus({ hasChecked: true, ...state });

it('says what is under way, before what is known', () => {
  const underWay = { kind: 'download', percent: 40 } as const;
  expect(status({ newer, underWay })).toEqual({ kind: 'downloading', version: '1.1.0', percent: 40 });
  expect(status({ newer, failed, underWay: { kind: 'check' } })).toEqual({ kind: 'checking' });
});

it('says what failed, and what is there nevertheless', () => {
  expect(status({ failed })).toEqual({ kind: 'failed', ...failed });
  expect(status({ failed, newer })).toEqual({ kind: 'failed', ...failed, newer });
});

it('says what waits for the next start, whatever else there is', () => {
  expect(status({ waitingVersion: '1.1.0', newer, failed })).toEqual({ kind: 'ready', version: '1.1.0' });
});

it('tells a newer version from none, and none from not knowing', () => {
  expect(status({ newer })).toEqual({ kind: 'available', ...newer });
  expect([status({}), status({ hasChecked: false })]).toEqual([{ kind: 'upToDate' }, { kind: 'unchecked' }]);
});
