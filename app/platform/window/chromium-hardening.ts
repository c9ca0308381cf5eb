// Switches off what Chromium would do on the network by itself: this app talks to the operator's services and to no one else.
import { app } from 'electron';

/** Call before the app is ready. */
export function hardenChromium(): void {
  // Without this, every start would download a spelling dictionary from Google.
  app.on('session-created', (session) => {
    session.setSpellCheckerEnabled(false);
    session.setSpellCheckerLanguages([]);
  });
  // Electron by itself sends the first client certificate that fits; a server that only allows one goes on without. No company
  // can choose a certificate, so none is sent, whatever the session: Electron asks this for pages and, since 44, for the
  // requests of every partition.
  app.on('select-client-certificate', (event, _page, _address, _fitting, answer) => {
    event.preventDefault();
    answer();
  });
}
