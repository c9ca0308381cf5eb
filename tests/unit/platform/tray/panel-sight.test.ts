// What panels say of themselves. A real bus and a real icon are looked at end to end.
import { describe, expect, it } from 'vitest';
import type { BusReply } from '../../../../app/platform/system/bus-call.ts';
import type { BusCall } from '../../../../app/platform/system/bus-message.ts';
import type { BusValue } from '../../../../app/platform/system/bus-value.ts';
import { hasPanel, type PanelSight, panelSight } from '../../../../app/platform/tray/panel-sight.ts';

const OWN = 4_711;
const answer = (value?: BusValue): BusReply => ({ kind: 'answered', value });
const refused = (name: string): BusReply => ({
  kind: 'refused',
  errorName: `org.freedesktop.DBus.Error.${name}`,
});
const late: BusReply = { kind: 'late' };

interface Desktop {
  readonly owner?: BusReply;
  readonly host?: BusReply;
  readonly items?: BusReply;
  /** Bus names -> their processes. */
  readonly processes?: Readonly<Record<string, BusReply>>;
  /** Of an icon, by its bus name and path. */
  readonly icons?: Readonly<Record<string, BusReply>>;
}

const PANEL: Desktop = {
  owner: answer(':1.7'),
  host: answer(true),
  items: answer([':1.20', ':1.42/StatusNotifierItem']),
  processes: { ':1.20': answer(99), ':1.42': answer(OWN) },
  icons: { ':1.42/StatusNotifierItem': answer('tokentray1') },
};

async function seen(
  desktop: Desktop,
): Promise<{ readonly sight: PanelSight; readonly calls: readonly BusCall[] }> {
  const calls: BusCall[] = [];
  const sight = await panelSight(OWN, async (asked) => {
    calls.push(...asked);
    return asked.map((call) => replyOf(desktop, call));
  });
  return { sight, calls };
}

function replyOf({ owner, host, items, processes, icons }: Desktop, call: BusCall): BusReply {
  const [first = '', second = ''] = call.args ?? [];
  if (call.member === 'GetNameOwner') return owner ?? refused('NameHasNoOwner');
  if (call.member === 'GetConnectionUnixProcessID') return processes?.[first] ?? refused('NameHasNoOwner');
  if (second === 'IsStatusNotifierHostRegistered') return host ?? refused('ServiceUnknown');
  if (second === 'RegisteredStatusNotifierItems') return items ?? refused('ServiceUnknown');
  return icons?.[call.destination + call.path] ?? refused('UnknownMethod');
}

const sightOf = async (desktop: Desktop) => (await seen(desktop)).sight;

it('an icon that is listed, is ours and answers is shown', async () => {
  expect(await sightOf(PANEL)).toEqual({ kind: 'shown', panel: ':1.7' });
});

it.each([
  [':1.42', ':1.42/StatusNotifierItem'],
  [':1.42/org/one/item', ':1.42/org/one/item'],
])('finds the icon that is listed as %s', async (listed, icon) => {
  const desktop = { ...PANEL, items: answer([listed]), icons: { [icon]: answer('tokentray1') } };
  expect(await sightOf(desktop)).toMatchObject({ kind: 'shown' });
});

describe('there is no panel', () => {
  it('where none has the name', async () => expect(await sightOf({})).toEqual({ kind: 'noPanel' }));
  it('where the list of icons has outlived the panel, as on KDE', async () => {
    expect(await sightOf({ ...PANEL, host: answer(false) })).toEqual({ kind: 'noPanel' });
  });
});

it.each([
  ['that has the name and shows icons', PANEL, true],
  ['that does not say whether it shows icons', { ...PANEL, host: refused('UnknownProperty') }, true],
  ['that hangs', { owner: answer(':1.7'), host: late }, true],
  ['that has ended and left its list, as on KDE', { ...PANEL, host: answer(false) }, false],
  ['that no one is', {}, false],
] satisfies readonly (readonly [string, Desktop, boolean])[])(
  'a start looks for a panel %s',
  async (_, desktop, isThere) => {
    const asked: number[] = [];
    const ask = async (calls: readonly BusCall[]) => {
      asked.push(calls.length);
      return calls.map((call) => replyOf(desktop, call));
    };
    expect([await hasPanel(ask), asked]).toEqual([isThere, [2]]);
  },
);

it.each([
  ['lists no icon', { items: answer([]) }],
  ['lists only others', { items: answer([':1.20']) }],
  ['lists one that has left the bus', { items: answer([':1.99']) }],
  ['lists one of ours that is hollow', { icons: {} }],
  ['lists one of ours that never answers', { icons: { ':1.42/StatusNotifierItem': late } }],
])('a panel that %s does not show ours', async (_, changes: Desktop) => {
  expect(await sightOf({ ...PANEL, ...changes })).toEqual({ kind: 'notShown', panel: ':1.7' });
});

it.each([
  ['there is no bus', { owner: { kind: 'unasked' }, host: { kind: 'unasked' }, items: { kind: 'unasked' } }],
  ['the panel hangs', { host: late, items: late }],
  ['the panel has no list', { items: refused('UnknownProperty') }],
  ['the list is something else', { items: answer('none') }],
] satisfies readonly (readonly [string, Desktop])[])('nothing is known where %s', async (_, changes) => {
  expect(await sightOf({ ...PANEL, ...changes })).toEqual({ kind: 'unknown' });
});

it('a panel that does not say whether it shows icons is believed to', async () => {
  expect(await sightOf({ ...PANEL, host: refused('UnknownProperty') })).toMatchObject({ kind: 'shown' });
});

it('starts no program by asking', async () => {
  const { calls } = await seen(PANEL);
  const others = calls.filter(({ destination }) => destination !== 'org.freedesktop.DBus');
  expect(others).toHaveLength(3);
  expect(others.every(({ startsNothing }) => startsNothing)).toBe(true);
});
