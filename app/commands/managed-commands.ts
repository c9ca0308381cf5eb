// The window's command about what IT has set: copy its faults, as text for IT.
import type { TokenClipboard } from '../clipboard/token-clipboard.ts';
import { faultReport } from '../managed/managed-view.ts';
import type { SnapshotSource } from '../snapshot/snapshot-source.ts';
import type { Texts } from '../texts/texts.ts';
import type { Handlers } from './command-dispatcher.ts';

export interface ManagedCommandsOptions {
  readonly snapshots: Pick<SnapshotSource, 'read'>;
  readonly clipboard: Pick<TokenClipboard, 'putPlain'>;
  readonly texts: Texts;
}

export function managedCommands({
  snapshots,
  clipboard,
  texts,
}: ManagedCommandsOptions): Handlers<'copyManagedFaults'> {
  return {
    copyManagedFaults: async () => {
      const { managed, appVersion } = snapshots.read();
      try {
        await clipboard.putPlain(faultReport(managed.faults, appVersion, texts));
        return { copied: true };
      } catch {
        return { copied: false }; // whatever a platform throws here: another program has the clipboard open
      }
    },
  };
}
