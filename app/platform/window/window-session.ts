// Electron's session for the window's page: in memory only, without any permission, without the network.
import { type Session, session } from 'electron';
import { APP_ORIGIN, type Serving, serveWindowFiles } from './app-protocol.ts';

export interface WindowSessionOptions {
  readonly pageFolder: string;
  /** Where the page comes from during development, when it has access to the network; empty otherwise. */
  readonly developmentUrl: string;
}

/** Each window has a partition of its own, and with it a process. */
type Partition = 'window' | 'confirmation' | 'quickCopy';

export interface WindowSession {
  readonly session: Session;
  /** Nothing is to be loaded before it resolves. */
  readonly isCutOff: Promise<void>;
}

/** Call once for each partition. */
export async function windowSession(options: WindowSessionOptions, partition: Partition): Promise<Session> {
  const { session: own, isCutOff } = beginWindowSession(options, partition);
  await isCutOff;
  return own;
}

/** The same in two steps: a window can be made while its session is still being cut off from the network. */
export function beginWindowSession(
  { pageFolder, developmentUrl }: WindowSessionOptions,
  partition: Partition,
  serving?: Serving,
): WindowSession {
  const own = session.fromPartition(partition, { cache: false });
  own.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  own.setPermissionCheckHandler(() => false);
  own.setDevicePermissionHandler(() => false);
  own.on('will-download', (event) => event.preventDefault());
  serveWindowFiles(own, pageFolder, serving);
  return { session: own, isCutOff: developmentUrl ? Promise.resolve() : refuseTheNetwork(own) };
}

/**
 * Besides requests there is WebRTC, which main-window.ts restricts to TCP through the session's proxy: no connection to this
 * one is possible.
 */
const NOWHERE = {
  mode: 'fixed_servers',
  proxyRules: 'socks5://127.0.0.1:0',
  proxyBypassRules: '<-loopback>',
} as const;

async function refuseTheNetwork(own: Session): Promise<void> {
  own.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !details.url.startsWith(`${APP_ORIGIN}/`) && !details.url.startsWith('devtools://') });
  });
  await own.setProxy(NOWHERE);
}
