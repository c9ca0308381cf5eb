// No certificate of the operator's goes to a server unasked: Electron by itself sends the first one that fits.
import { app } from 'electron';

/** A server that only allows one goes on without. Electron asks this for pages and, since 44, for `net` requests too. */
export function sendNoClientCertificate(): void {
  app.on('select-client-certificate', (event, _page, _address, _fitting, answer) => {
    event.preventDefault();
    answer();
  });
}
