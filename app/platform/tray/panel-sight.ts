// What the panel of a Linux desktop shows of us, by its own account (org.kde.StatusNotifierWatcher) and by asking our icon itself.
import { type BusReply, callBusTogether } from '../system/bus-call.ts';
import type { BusCall } from '../system/bus-message.ts';

export type PanelSight =
  /** No panel takes icons now. */
  | { readonly kind: 'noPanel' }
  /** The panel does not list our icon, or lists one that does not answer. `panel` is another one for each panel that starts. */
  | { readonly kind: 'notShown'; readonly panel: string }
  | { readonly kind: 'shown'; readonly panel: string }
  /** It cannot be found out. */
  | { readonly kind: 'unknown' };

type AskTogether = (calls: readonly BusCall[]) => Promise<readonly BusReply[]>;

const BUS = 'org.freedesktop.DBus';
export const WATCHER = 'org.kde.StatusNotifierWatcher';
const ITEM = 'org.kde.StatusNotifierItem';
const NO_OWNER = `${BUS}.Error.NameHasNoOwner`;

const OWNER = busCall('GetNameOwner', WATCHER);
const HOST = property(
  { destination: WATCHER, path: '/StatusNotifierWatcher' },
  WATCHER,
  'IsStatusNotifierHostRegistered',
);
const ITEMS = property(
  { destination: WATCHER, path: '/StatusNotifierWatcher' },
  WATCHER,
  'RegisteredStatusNotifierItems',
);

/** Takes six seconds at most, and that only where a program on the bus hangs. */
export async function panelSight(processId: number, ask: AskTogether = callBusTogether): Promise<PanelSight> {
  const [owner, host, items] = await ask([OWNER, HOST, ITEMS]);
  if (isMissing(owner, host)) return { kind: 'noPanel' };
  const panel = answerOf(owner);
  const listed = answerOf(items);
  if (typeof panel !== 'string' || !Array.isArray(listed)) return { kind: 'unknown' };
  const own = await ownItems(listed.map(itemOf), processId, ask);
  const answers = await ask(own.map((item) => property(item, ITEM, 'Id')));
  return { kind: answers.some(({ kind }) => kind === 'answered') ? 'shown' : 'notShown', panel };
}

/** Whether a panel takes icons; true where that cannot be found out. One look at the bus, for a start, when no icon of ours is up. */
export async function hasPanel(ask: AskTogether = callBusTogether): Promise<boolean> {
  const [owner, host] = await ask([OWNER, HOST]);
  return !isMissing(owner, host);
}

/** On KDE the watcher outlives the panel. */
function isMissing(owner: BusReply | undefined, host: BusReply | undefined): boolean {
  return (owner?.kind === 'refused' && owner.errorName === NO_OWNER) || answerOf(host) === false;
}

interface Item {
  readonly destination: string;
  readonly path: string;
}

async function ownItems(
  items: readonly Item[],
  processId: number,
  ask: AskTogether,
): Promise<readonly Item[]> {
  const processes = await ask(
    items.map(({ destination }) => busCall('GetConnectionUnixProcessID', destination)),
  );
  return items.filter((_, at) => answerOf(processes[at]) === processId);
}

/** Panels list a bus name, alone or with the object's path behind it. */
function itemOf(listed: string): Item {
  const slash = listed.indexOf('/');
  if (slash < 0) return { destination: listed, path: '/StatusNotifierItem' };
  return { destination: listed.slice(0, slash), path: listed.slice(slash) };
}

function busCall(member: string, name: string): BusCall {
  return { destination: BUS, path: '/org/freedesktop/DBus', interfaceName: BUS, member, args: [name] };
}

function property(of: Item, interfaceName: string, name: string): BusCall {
  const properties = { interfaceName: `${BUS}.Properties`, member: 'Get', args: [interfaceName, name] };
  return { ...of, ...properties, startsNothing: true };
}

const answerOf = (reply: BusReply | undefined) => (reply?.kind === 'answered' ? reply.value : undefined);
