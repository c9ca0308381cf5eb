// The window's command about what IT has set: copy its faults, as text for IT.
import { copyPlain, type PlainClipboard } from '../clipboard/plain-copy.ts';
import { faultReport } from '../managed/managed-view.ts';
import type { SnapshotSource } from '../snapshot/snapshot-source.ts';
import type { Texts } from '../texts/texts.ts';
import type { Handlers } from './command-dispatcher.ts';

export interface ManagedCommandsOptions {
  readonly snapshots: Pick<SnapshotSource, 'read'>;
  readonly clipboard: PlainClipboard;
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
      return { copied: await copyPlain(clipboard, faultReport(managed.faults, appVersion, texts)) };
    },
  };
}
