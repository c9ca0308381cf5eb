// A snapshot as the window sees it, for tests that care about a few of its parts.
import { SETTINGS_DOCUMENT } from '../../../app/settings/settings-store.ts';
import type { Notice, Snapshot } from '../../../app/shared/contract/snapshot.ts';

export function snapshot(parts: Partial<Snapshot> = {}): Snapshot {
  return {
    revision: 1,
    appVersion: '0.0.0',
    platform: 'linux',
    language: 'en',
    systemLanguage: 'en',
    companies: [],
    recentCompanyIds: [],
    providers: [],
    settings: SETTINGS_DOCUMENT.initial,
    refusedShortcuts: [],
    managed: { origins: [], settings: {}, faults: [] },
    secretStorage: 'secure',
    trayAvailable: true,
    updates: { permission: 'none', status: { kind: 'unchecked' }, lastCheckedMs: null },
    clipboard: { kind: 'nothing' },
    notices: [],
    activityRevision: 0,
    ...parts,
  };
}

export const notice = (id: string): Notice => ({
  ...{ id, severity: 'warning', dismissible: false },
  ...{ title: `Title of ${id}`, meaning: `Meaning of ${id}` },
});
