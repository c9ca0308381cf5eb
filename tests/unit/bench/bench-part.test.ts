import { describe, expect, it } from 'vitest';
import { type BenchPart, contenderName, inTurn, isBare, isOwn, jobsOf } from '../../bench/bench-part.ts';
import { BENCH_PARTS } from '../../bench/bench-parts.ts';

const part = (name: string, changes: Partial<BenchPart>): BenchPart => ({
  ...{ name, title: name, stage: 'started', contenders: [{ shown: 'tray' }], figures: [] },
  measure: async () => ({}),
  ...changes,
});
const described = (parts: readonly BenchPart[]) =>
  jobsOf(parts).map(({ contender, parts: each }) => [
    contenderName(contender),
    ...each.map(({ name }) => name),
  ]);

describe('the starts of a run', () => {
  it('serve all parts that only look, the later looks last', () => {
    const parts = [part('idle', { stage: 'settled' }), part('work', { stage: 'quiet' }), part('start', {})];
    expect(described(parts)).toEqual([['bare Electron, tray', 'start', 'work', 'idle']]);
  });

  it('are not shared with a part that touches the app', () => {
    const parts = [part('copy', { touches: true }), part('start', {})];
    expect(described(parts)).toEqual([
      ['bare Electron, tray', 'start'],
      ['bare Electron, tray', 'copy'],
    ]);
  });

  it('are of each app once, and only of those that a part names', () => {
    const parts = [
      part('start', { contenders: [{ shown: 'tray' }, { shown: 'window', companies: 10 }] }),
      part('many', { contenders: [{ shown: 'tray' }, { shown: 'tray', companies: 200 }] }),
    ];
    expect(described(parts)).toEqual([
      ['bare Electron, tray', 'start', 'many'],
      ['TokenTray, tray and window, 10 companies', 'start'],
      ['TokenTray, tray, 200 companies', 'many'],
    ]);
  });

  it('tell who does the same work without TokenTray', () => {
    const all = (['tray', 'window'] as const).flatMap((shown) => [
      { shown },
      { shown, isDutiful: true } as const,
      { shown, companies: 0 },
    ]);
    expect(all.map(contenderName)).toEqual([
      'bare Electron, tray',
      'Electron with the same duties, tray',
      'TokenTray, tray, 0 companies',
      'bare Electron, window',
      'Electron with the same duties, tray and window',
      'TokenTray, tray and window, 0 companies',
    ]);
    expect([all.map(isBare), all.map(isOwn)]).toEqual([
      [true, false, false, true, false, false],
      [false, false, true, false, false, true],
    ]);
  });

  it('run backwards in every other round', () => {
    expect([0, 1, 2].map((round) => inTurn(['a', 'b'], round).join(''))).toEqual(['ab', 'ba', 'ab']);
  });
});

describe('the parts', () => {
  it('call no two figures by the same name: those of one start are kept together', () => {
    const keys = BENCH_PARTS.flatMap(({ figures }) => figures.map(({ key }) => key));
    expect(new Set(keys).size).toBe(keys.length);
  });

  it.each(BENCH_PARTS)('$name has a bare app for each way in which TokenTray is shown', ({ contenders }) => {
    const bare = contenders.filter(isBare).map(({ shown }) => shown);
    expect(new Set(bare)).toEqual(new Set(contenders.map(({ shown }) => shown)));
  });
});
