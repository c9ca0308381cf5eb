// Whether a Linux keyring can be asked at all. Electron asks a keyring only once per run, whatever the answer; the former
// safeStorage also stands still with the whole app, 75 s for a silent one. So it must not be asked too early.
import { type BusCall, type BusReply, callBus } from '../system/bus-call.ts';

/**
 * `absent`: nobody speaks for it, or keeps silent. `unclear`: somebody may be there, and whether it is locked cannot be seen.
 */
export type KeyringState = 'unlocked' | 'locked' | 'absent' | 'unclear';

/** Whether the keyring is locked into which new secrets go. */
const SECRET_SERVICE: BusCall = {
  destination: 'org.freedesktop.secrets',
  path: '/org/freedesktop/secrets/aliases/default',
  interfaceName: 'org.freedesktop.DBus.Properties',
  member: 'Get',
  args: ['org.freedesktop.Secret.Collection', 'Locked'],
};
const wallet = (name: string): BusCall => ({
  destination: `org.kde.${name}`,
  path: `/modules/${name}`,
  interfaceName: 'org.freedesktop.DBus.Peer',
  member: 'Ping',
});

/** Electron's names of its keyrings -> what to ask on the session bus. */
const QUESTIONS: Readonly<Record<string, BusCall>> = {
  gnome_libsecret: SECRET_SERVICE,
  kwallet: wallet('kwalletd'),
  kwallet5: wallet('kwalletd5'),
  kwallet6: wallet('kwalletd6'),
};
/** Who may speak for a keyring on the session bus. */
export const KEYRING_NAMES: readonly string[] = [
  ...new Set(Object.values(QUESTIONS).map(({ destination }) => destination)),
];
/** How the three programs say that nobody has that name and nobody can be started for it, or that it left over the question. */
const NOBODY_THERE = /ServiceUnknown|not provided by any|not activatable|NoReply|recipient disconnected/;

/** The question starts a keyring that the desktop has not started yet. */
export async function keyringState(backend: string): Promise<KeyringState> {
  const question = QUESTIONS[backend];
  if (question) return stateFrom(await callBus(question));
  // Newer Electrons choose their keyring without naming it: if it is another one, this says nothing about it.
  const state = stateFrom(await callBus(SECRET_SERVICE));
  return state === 'absent' ? 'unclear' : state;
}

function stateFrom(answer: BusReply): KeyringState {
  switch (answer.kind) {
    case 'answered':
      return /\btrue\b/.test(answer.output)
        ? 'locked'
        : /\bfalse\b/.test(answer.output)
          ? 'unlocked'
          : 'unclear';
    case 'late':
      return 'absent';
    case 'refused':
      return NOBODY_THERE.test(answer.reason) ? 'absent' : 'unclear';
    case 'unasked':
      return 'unclear';
  }
}
