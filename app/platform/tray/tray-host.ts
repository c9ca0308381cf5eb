// Whether this desktop can draw a tray icon. Only Linux can lack a place for one: a StatusNotifier watcher on the bus.
import { askBus } from '../system/bus-question.ts';

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
  const answer = await askBus(QUESTION);
  return answer.kind !== 'answered' || !/\bfalse\b/.test(answer.output);
}
