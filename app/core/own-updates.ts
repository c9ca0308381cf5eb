// Updates of the app itself, put together.
import { Updates } from '../updates/updates.ts';
import type { CoreBase } from './core-parts.ts';

export function createUpdates({
  parts,
  texts,
  stores,
  managed,
  onChange,
}: Pick<CoreBase, 'parts' | 'texts' | 'stores' | 'managed' | 'onChange'>): Updates {
  const { clock, updateSource, appVersion, notifier, showWindow } = parts;
  return new Updates({
    ...{ clock, texts, notifier, onChange },
    source: updateSource,
    record: stores.updateRecord,
    runningVersion: appVersion,
    lookForUpdates: () => stores.settings.current.lookForUpdates,
    // Not even when the operator asks.
    isForcedOff: () => managed.current.updates?.value === 'off',
    onClick: () => showWindow({ screen: 'settings', section: 'updates' }),
  });
}
