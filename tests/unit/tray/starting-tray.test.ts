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

const OPEN = { do: 'open' } as const;
const RENEW_ALL = { do: 'renewAll' } as const;
const SETTINGS = { do: 'settings' } as const;
const SIGN_IN = { do: 'signIn', companyId: 'b' } as const;

function startingTray({ refusal }: { readonly refusal?: Error } = {}) {
  const clock = new ManualClock();
  const shown: (() => TrayDescription)[] = [];
  const done: (TrayCommand | 'look' | 'early quit')[] = [];
  const faults: unknown[] = [];
  const tray = new StartingTray({
    ...{ clock, version: '1.0.0' },
    show: (describe) => {
      shown.push(describe);
      if (refusal) throw refusal;
    },
    onFault: (error) => faults.push(error),
    quit: () => done.push('early quit'),
  });
  const live = { carryOut: (command: TrayCommand) => done.push(command), look: () => done.push('look') };
  const firstLine = () => {
    const [item] = shown.at(-1)?.().items ?? [];
    return item?.kind === 'note' ? item.label : undefined;
  };
  return { clock, tray, shown, done, faults, firstLine, handOver: () => tray.handOver(live) };
}

it('carries out nothing by itself: a click waits for the core, and the menu says so', async () => {
  const { clock, tray, done, firstLine, handOver } = startingTray();
  expect(tray.showPicture(PICTURE)).toBe(true);
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

it('gives away the copy that waits, once, and nothing else', () => {
  const { tray, done, handOver } = startingTray();
  tray.click(OPEN);
  expect(tray.takeCopy()).toBe(undefined);
  tray.click(COPY_A);
  expect([tray.takeCopy(), tray.takeCopy()]).toEqual(['a', undefined]);
  handOver();
  expect(done).toEqual([OPEN]);
});

it.each<readonly [string, readonly TrayCommand[], readonly TrayCommand[]]>([
  ['of several copies the newest, once', [COPY_A, COPY_B, COPY_B], [COPY_B]],
  ['the copy too, where the icon was clicked since', [COPY_A, OPEN], [COPY_A, OPEN]],
  ['the copy first, though it was clicked last', [OPEN, COPY_A], [COPY_A, OPEN]],
  ['of several screens the newest', [SIGN_IN, SETTINGS], [SETTINGS]],
  ['a screen, where the icon was clicked since', [SIGN_IN, OPEN], [SIGN_IN]],
  ['a screen, where the icon was clicked before', [OPEN, SETTINGS], [SETTINGS]],
  ['each aim', [RENEW_ALL, COPY_B, OPEN, COPY_A, RENEW_ALL], [COPY_A, RENEW_ALL, OPEN]],
])('carries out %s', (_, clicked, carriedOut) => {
  const { tray, done, handOver } = startingTray();
  tray.showPicture(PICTURE);
  for (const command of clicked) tray.click(command);
  expect(tray.waitsForCopy).toBe(clicked.some(({ do: what }) => what === 'copy'));
  handOver();
  expect(done).toEqual(carriedOut);
});

it('leaves the copy prepared where the icon was clicked since', () => {
  const { tray } = startingTray();
  let prepared = 0;
  tray.click(COPY_A);
  tray.click(OPEN);
  tray.whenCopyWaits(() => {
    prepared += 1;
  });
  tray.click(OPEN);
  expect(prepared).toBe(1);
});

it('quits at once: nothing is there that could be lost', () => {
  const { tray, done, handOver } = startingTray();
  tray.showPicture(PICTURE);
  tray.click(COPY_A);
  tray.click({ do: 'quit' });
  expect(done).toEqual(['early quit']);
  // What waited is not wanted any more, should the core be there before the app has ended.
  handOver();
  tray.click({ do: 'quit' });
  expect(done).toEqual(['early quit', { do: 'quit' }]);
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

it('goes on without a picture that cannot be drawn, and says why', async () => {
  const refusal = new Error('no such icon');
  const { clock, tray, shown, done, faults, handOver } = startingTray({ refusal });
  expect(tray.showPicture(PICTURE)).toBe(false);
  expect(faults).toEqual([refusal]);
  // The icon may be up all the same, and be clicked.
  tray.click(OPEN);
  await clock.advance(0);
  expect([shown.length, faults.length]).toEqual([1, 1]);
  handOver();
  expect(done).toEqual([OPEN]);
});

it('says of no click that it was received while an update is installed, with which the app ends', async () => {
  const { clock, tray, done, firstLine, handOver } = startingTray();
  tray.showPicture({ ...PICTURE, update: { version: '1.1.0', note: 'installing' } });
  expect(firstLine()).toBe('installing');
  tray.click(OPEN);
  await clock.advance(0);
  expect(firstLine()).toBe('installing');
  // It was not to be installed after all.
  handOver();
  expect(done).toEqual([OPEN]);
});
