// Updates of the app itself, put together.
import { Updates } from '../updates/updates.ts';
import type { CoreBase } from './core-parts.ts';

export function createUpdates({
  parts,
  texts,
  stores,
  onChange,
}: Pick<CoreBase, 'parts' | 'texts' | 'stores' | 'onChange'>): Updates {
  const { clock, updateSource, areUpdatesForcedOff, appVersion, notifier, showWindow } = parts;
  return new Updates({
    ...{ clock, texts, notifier, onChange },
    source: updateSource,
    record: stores.updateRecord,
    runningVersion: appVersion,
    lookForUpdates: () => stores.settings.current.lookForUpdates,
    isForcedOff: () => areUpdatesForcedOff?.() ?? false,
    onClick: () => showWindow({ screen: 'settings', section: 'updates' }),
  });
}
