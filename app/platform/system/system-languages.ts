// The languages that the operator set in the system, the best liked first; `--lang` on the command line comes before them.
import { app } from 'electron';

export function systemLanguages(): readonly string[] {
  const asked = app.commandLine.getSwitchValue('lang');
  return [...(asked === '' ? [] : [asked]), ...app.getPreferredSystemLanguages()];
}
