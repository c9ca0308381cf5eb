// What the core needs of the computer and the network, as it is on this system.
import { randomUUID } from 'node:crypto';
import * as path from 'node:path';
import { app } from 'electron';
import type { CoreParts } from '../core/core-parts.ts';
import { DiskFiles } from '../storage/disk-files.ts';
import { systemManagedSource } from './managed/system-managed-source.ts';
import { storageWriter } from './storage/thread-writer.ts';
import { electronHostSystem } from './system/electron-host-system.ts';
import { removeOwnTraces } from './system/own-traces.ts';
import { type createServiceNetwork, electronNetwork } from './system/service-network.ts';
import { systemClock as clock } from './system/system-clock.ts';
import { ownUpdateSource } from './updates/own-package.ts';

export interface ComputerPartsOptions {
  readonly services: ReturnType<typeof createServiceNetwork>;
  /** Where a file of the app's own is. */
  readonly inApp: (...parts: readonly string[]) => string;
  readonly noteFault: (event: string, error: unknown) => void;
  /** The version that takes this one's place starts while this one ends. */
  readonly giveUpLocks: () => void;
}

type ComputerPart =
  | ('clock' | 'dataFolder' | 'random' | 'onBug' | 'newId' | 'files' | 'fetch' | 'keepTrust' | 'certificates')
  | ('managedSource' | 'removeTraces' | 'quit' | 'network' | 'host' | 'updateSource' | 'appVersion')
  | ('desktops' | 'platform');

/** Of the stored documents. */
export const dataFolder = () => path.join(app.getPath('userData'), 'data');

export function computerParts(options: ComputerPartsOptions): Pick<CoreParts, ComputerPart> {
  const { services, inApp, noteFault, giveUpLocks } = options;
  const folder = dataFolder();
  return {
    ...{ clock, dataFolder: folder },
    random: Math.random,
    onBug: (error) => noteFault('session', error),
    newId: randomUUID,
    files: new DiskFiles(
      storageWriter({
        clock,
        threadFile: inApp('dist', 'app', 'storage-thread.cjs'),
        onBug: (error) => noteFault('storage thread', error),
      }),
    ),
    fetch: (input, init, trust) => services.network.fetch(input, init, trust),
    keepTrust: (trusted) => services.network.keep(trusted),
    certificates: services.certificates,
    managedSource: systemManagedSource(process.platform),
    removeTraces: removeOwnTraces,
    quit: () => app.quit(),
    network: electronNetwork,
    host: electronHostSystem({ dataFolder: folder, licencesFile: inApp('dist', 'app', 'licences.txt') }),
    updateSource: ownUpdateSource({
      clock,
      leaving: giveUpLocks,
      onBug: (error) => noteFault('update', error),
    }),
    appVersion: app.getVersion(),
    desktops: process.env.XDG_CURRENT_DESKTOP ?? '',
    platform: process.platform,
  };
}
