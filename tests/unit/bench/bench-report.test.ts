import { describe, expect, it } from 'vitest';
import type { BenchPart } from '../../bench/bench-part.ts';
import { describeVerdict, partPlot, partTable } from '../../bench/bench-report.ts';
import type { RunResult } from '../../bench/bench-results.ts';

const part: BenchPart = {
  ...{ name: 'start', title: 'Start-up', stage: 'started' },
  contenders: [{ shown: 'tray' }, { shown: 'tray', companies: 10 }],
  figures: [
    { key: 'trayMs', label: 'in the tray, ms', digits: 0, bareSpread: 0.15 },
    { key: 'paintedMs', label: 'painted, ms', digits: 0, bareSpread: 0.15 },
  ],
  measure: async () => ({}),
};
const result: RunResult = {
  ...{ machine: [], atMs: 0, rounds: 2, othersPercent: [0, 0] },
  measured: [300, 310].flatMap((trayMs, round) => [
    { round, contender: { shown: 'tray' }, figures: { trayMs } },
    { round, contender: { shown: 'tray', companies: 10 }, figures: { trayMs: trayMs * 1.5 } },
  ]),
};

describe('a table', () => {
  it('has each app, then its ratios, without figures that no one measured', () => {
    expect(
      partTable(result, part)
        .split('\n')
        .map((row) => row.replace(/ +/g, ' ')),
    ).toEqual([
      '| | in the tray, ms |',
      expect.stringMatching(/^\|-+\|-+\|$/),
      '| bare Electron, tray | 305 (300-310) |',
      '| TokenTray, tray, 10 companies | 458 (450-465) |',
      '| TokenTray, tray, 10 companies, times the bare app | 1.50 (1.50-1.50) |',
    ]);
  });
});

describe('a plot', () => {
  it('shows the ratios, and says them for people who cannot see it', () => {
    const { svg = '', description = '' } = partPlot(result, part) ?? {};
    expect(description).toBe('in the tray: tray, 10 companies: 1.50 times');
    expect(svg).toContain(description);
    expect(svg.match(/<circle/g)).toHaveLength(1);
  });

  it('is not drawn of nothing', () => {
    expect(partPlot({ ...result, measured: [] }, part)).toBeUndefined();
  });
});

it('the verdict is said with its reasons', () => {
  expect(describeVerdict(result, part)).toBe('Too few rounds to judge: 2.');
  const noisy = { ...result, rounds: 8, othersPercent: Array.from({ length: 8 }, () => 50) };
  expect(describeVerdict(noisy, part)).toContain('too noisy to judge: other programs took');
});
