// Whether a Linux keyring can be asked at all. Electron asks one that is absent or silent only once per run, and waits
// 75 s for a silent one with the whole app standing still: so it must not be asked before somebody is there.
import { askBus, type BusAnswer } from './bus-question.ts';

/** Electron's names of its keyrings -> who speaks for them on the session bus. */
const SERVICES: Readonly<Record<string, { readonly destination: string; readonly path: string }>> = {
  gnome_libsecret: { destination: 'org.freedesktop.secrets', path: '/org/freedesktop/secrets' },
  kwallet: { destination: 'org.kde.kwalletd', path: '/modules/kwalletd' },
  kwallet5: { destination: 'org.kde.kwalletd5', path: '/modules/kwalletd5' },
  kwallet6: { destination: 'org.kde.kwalletd6', path: '/modules/kwalletd6' },
};
/** How the three programs say that nobody has that name and nobody can be started for it. */
const NOBODY_THERE = /ServiceUnknown|not provided by any|not activatable/;

/** True too where nobody can tell. The question starts a keyring that the desktop has not started yet. */
export async function isKeyringServed(backend: string): Promise<boolean> {
  const service = SERVICES[backend];
  if (!service) return true;
  const ping = { ...service, interfaceName: 'org.freedesktop.DBus.Peer', member: 'Ping' };
  return mayBeAsked(await askBus(ping));
}

function mayBeAsked(answer: BusAnswer): boolean {
  if (answer.kind === 'late') return false;
  return answer.kind !== 'refused' || !NOBODY_THERE.test(answer.reason);
}
