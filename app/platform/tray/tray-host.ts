// Whether this desktop can draw a tray icon. Only Linux can lack a place for one: a StatusNotifier watcher on the bus.
import { callBus } from '../system/bus-call.ts';

const QUESTION = {
  destination: 'org.freedesktop.DBus',
  path: '/',
  interfaceName: 'org.freedesktop.DBus',
  member: 'NameHasOwner',
  args: ['org.kde.StatusNotifierWatcher'],
};

/** True too where nobody can tell: a tray that may be there is better than a warning that may be wrong. */
export async function hasTrayHost(): Promise<boolean> {
  if (process.platform !== 'linux') return true;
  const answer = await callBus(QUESTION);
  return answer.kind !== 'answered' || !/\bfalse\b/.test(answer.output);
}
