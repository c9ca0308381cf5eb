// The session of the window's page: in memory only, without any permission, without the network.
import { type Session, session } from 'electron';
import { APP_ORIGIN, serveWindowFiles } from './app-protocol.ts';

export interface WindowSessionOptions {
  readonly pageFolder: string;
  /** Where the page comes from while developing, and then the network is open to it; empty otherwise. */
  readonly developmentUrl: string;
}

/** To be called once: a process has one such session. */
export function windowSession({ pageFolder, developmentUrl }: WindowSessionOptions): Session {
  const own = session.fromPartition('window', { cache: false });
  own.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  own.setPermissionCheckHandler(() => false);
  own.setDevicePermissionHandler(() => false);
  serveWindowFiles(own, pageFolder);
  if (!developmentUrl) refuseTheNetwork(own);
  return own;
}

function refuseTheNetwork(own: Session): void {
  own.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !details.url.startsWith(`${APP_ORIGIN}/`) && !details.url.startsWith('devtools://') });
  });
}
