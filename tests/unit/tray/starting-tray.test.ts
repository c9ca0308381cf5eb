import { expect, it } from 'vitest';
import type { LastPicture } from '../../../app/tray/last-picture.ts';
import { StartingTray } from '../../../app/tray/starting-tray.ts';
import type { TrayCommand, TrayDescription } from '../../../app/tray/tray-menu.ts';
import { ManualClock } from '../../support/core/manual-clock.ts';

const COPY_A = { do: 'copy', companyId: 'a' } as const;
const COPY_B = { do: 'copy', companyId: 'b' } as const;
const PICTURE: LastPicture = {
  ...{ version: 1, madeAtMs: 0, icon: 'ok', count: 0, readyUntilMs: 100_000 },
  ...{ toolTip: 'starting', note: 'as of noon', heardNote: 'heard' },
  items: [{ kind: 'command', label: 'ACME', enabled: true, command: COPY_A }],
};

function startingTray() {
  const clock = new ManualClock();
  const shown: (() => TrayDescription)[] = [];
  const done: (TrayCommand | 'look' | 'early quit')[] = [];
  const tray = new StartingTray({
    clock,
    show: (describe) => shown.push(describe),
    quit: () => done.push('early quit'),
  });
  const live = { carryOut: (command: TrayCommand) => done.push(command), look: () => done.push('look') };
  const firstLine = () => {
    const [item] = shown.at(-1)?.().items ?? [];
    return item?.kind === 'note' ? item.label : undefined;
  };
  return { clock, tray, shown, done, firstLine, handOver: () => tray.handOver(live) };
}

it('carries out nothing by itself: a click waits for the core, and the menu says so', async () => {
  const { clock, tray, done, firstLine, handOver } = startingTray();
  tray.showPicture(PICTURE);
  expect(firstLine()).toBe('as of noon');
  expect(tray.waitsForCopy).toBe(false);
  tray.click(COPY_A);
  // The menu is not replaced under its own click.
  expect(firstLine()).toBe('as of noon');
  await clock.advance(0);
  expect([firstLine(), done, tray.waitsForCopy]).toEqual(['heard', [], true]);
  handOver();
  expect([done, tray.waitsForCopy]).toEqual([[COPY_A], false]);
});

it('lets a copy be prepared as soon as one waits, and nothing else', () => {
  const { tray, handOver } = startingTray();
  let prepared = 0;
  const prepare = () => {
    prepared += 1;
  };
  tray.whenCopyWaits(prepare);
  tray.click({ do: 'open' });
  expect(prepared).toBe(0);
  tray.click(COPY_A);
  expect(prepared).toBe(1);
  tray.whenCopyWaits(prepare);
  expect(prepared).toBe(2);
  handOver();
  tray.click(COPY_A);
  expect(prepared).toBe(2);
});

it('lets the newest of several clicks count, once', () => {
  const { tray, done, handOver } = startingTray();
  tray.showPicture(PICTURE);
  for (const command of [COPY_A, COPY_B, COPY_B]) tray.click(command);
  handOver();
  expect(done).toEqual([COPY_B]);
});

it('quits at once: nothing is there that could be lost', () => {
  const { tray, done, handOver } = startingTray();
  tray.showPicture(PICTURE);
  tray.click(COPY_A);
  tray.click({ do: 'quit' });
  expect(done).toEqual(['early quit']);
  handOver();
  tray.click({ do: 'quit' });
  expect(done).toEqual(['early quit', COPY_A, { do: 'quit' }]);
});

it('shows nothing without a picture, nor once the core shows the tray', async () => {
  const { clock, tray, shown, done, handOver } = startingTray();
  tray.click({ do: 'open' });
  tray.look();
  await clock.advance(0);
  expect([shown, done]).toEqual([[], []]);
  handOver();
  tray.click(COPY_A);
  tray.look();
  expect([shown, done]).toEqual([[], [{ do: 'open' }, COPY_A, 'look']]);
});

it('does not come back with its picture when the core is quicker than the note about a click', async () => {
  const { clock, tray, shown, handOver } = startingTray();
  tray.showPicture(PICTURE);
  tray.click(COPY_A);
  handOver();
  await clock.advance(10);
  expect(shown.length).toBe(1);
});
