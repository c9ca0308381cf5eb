// Whether a Linux keyring can be used at all. Electron asks a keyring only once per run, whatever the answer; the former
// safeStorage also blocks the whole app, for 75 s if the keyring does not answer. So it must not be asked too early.
import { type BusReply, callBus } from '../system/bus-call.ts';
import type { BusCall } from '../system/bus-message.ts';

/**
 * `absent`: no service, or one that does not answer. `unclear`: there may be one, but whether it is locked is unknown.
 */
export type KeyringState = 'unlocked' | 'locked' | 'absent' | 'unclear';

/** Asks whether the keyring for new secrets is locked. */
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

/** Electron's names for its keyrings -> what to call on the session bus. */
const QUESTIONS: Readonly<Record<string, BusCall>> = {
  gnome_libsecret: SECRET_SERVICE,
  kwallet: wallet('kwalletd'),
  kwallet5: wallet('kwalletd5'),
  kwallet6: wallet('kwalletd6'),
};
/** The keyrings' names on the session bus. */
export const KEYRING_NAMES: readonly string[] = [
  ...new Set(Object.values(QUESTIONS).map(({ destination }) => destination)),
];
/** No service has that name or can be started for it, or it ended before it answered. */
const ABSENT: readonly string[] = ['ServiceUnknown', 'NameHasNoOwner', 'NoReply'].map(
  (name) => `org.freedesktop.DBus.Error.${name}`,
);

/** The call starts a keyring that the desktop has not started yet. */
export async function keyringState(backend: string): Promise<KeyringState> {
  const question = QUESTIONS[backend];
  if (question) return stateFrom(await callBus(question));
  // Newer versions of Electron do not name the keyring that they use: if it is another one, this says nothing about it.
  const state = stateFrom(await callBus(SECRET_SERVICE));
  return state === 'absent' ? 'unclear' : state;
}

function stateFrom(answer: BusReply): KeyringState {
  switch (answer.kind) {
    case 'answered':
      if (typeof answer.value !== 'boolean') return 'unclear';
      return answer.value ? 'locked' : 'unlocked';
    case 'late':
      return 'absent';
    case 'refused':
      return ABSENT.includes(answer.errorName) ? 'absent' : 'unclear';
    case 'unasked':
      return 'unclear';
  }
}
