// An operator who has closed the window before, and so knows where the icon is: the app tells them only once.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { WINDOW_PLACE_DOCUMENT } from '../../../app/settings/window-place-store.ts';
import { envelopeFormat, sealEnvelope } from '../../../app/storage/envelope.ts';

export function noteKnownIcon(userDataDir: string): void {
  const { name, schemaVersion, initial } = WINDOW_PLACE_DOCUMENT;
  const envelope = sealEnvelope({
    format: envelopeFormat(name),
    schemaVersion,
    generation: 1,
    savedAt: new Date().toISOString(),
    payload: { ...initial, isIconKnown: true },
  });
  const folder = join(userDataDir, 'data');
  mkdirSync(folder, { mode: 0o700, recursive: true });
  // With its backup: one that is missing would be written as the app starts.
  for (const file of [`${name}.json`, `${name}.last-good.json`])
    writeFileSync(join(folder, file), JSON.stringify(envelope), { mode: 0o600 });
}
