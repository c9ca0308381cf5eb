// Chromium runs no errands of its own in this app: it talks to the operator's services and to nobody else.
import { app } from 'electron';

/** Call before the app is ready. Without it, every start would fetch a spelling dictionary from Google. */
export function keepSessionsQuiet(): void {
  app.on('session-created', (session) => {
    session.setSpellCheckerEnabled(false);
    session.setSpellCheckerLanguages([]);
  });
}
