// The window's only connection to the main process: commands go out, snapshots and navigation come in. Knows no screen.
import { useSyncExternalStore } from 'react';
import type { Bridge, Navigation } from '../app/shared/contract/bridge.ts';
import type { CompanyView, ProviderView } from '../app/shared/contract/companies.ts';
import type { Farewell } from '../app/shared/contract/farewell.ts';
import type { Snapshot } from '../app/shared/contract/snapshot.ts';
import { HeldSnapshot } from './held-snapshot.ts';
import { KeptMessage } from './kept-message.ts';

declare global {
  interface Window {
    readonly tokenTray: Bridge;
  }
}

let companiesById: ReadonlyMap<string, CompanyView> = new Map();
/** What main asked for, kept until the window can show it. */
const navigations = new KeptMessage<Navigation>();
const farewells = new KeptMessage<Farewell>();
const watchers = new Set<() => void>();

const held = new HeldSnapshot({
  readWhole: () => call('readSnapshot', undefined),
  onChange: ({ companies }) => {
    companiesById = new Map(companies.map((company) => [company.id, company]));
    for (const notify of watchers) notify();
  },
});

export const call: Bridge['call'] = (name, input) => window.tokenTray.call(name, input);

/** Starts listening; resolves with the first snapshot, before which nothing can be shown. */
export async function connectToMain(): Promise<Snapshot> {
  window.tokenTray.on('change', (change) => held.take(change));
  window.tokenTray.on('navigate', (target) => navigations.pass(target));
  window.tokenTray.on('farewell', (farewell) => farewells.pass(farewell));
  await held.read();
  return currentSnapshot();
}

/** Passes every screen that main asks for to `listener`, starting with one that was asked for before. */
export const onNavigate = (listener: (target: Navigation) => void): void => navigations.listen(listener);

/** The same for what the window says before it goes. */
export const onFarewell = (listener: (farewell: Farewell) => void): void => farewells.listen(listener);

/** Returns the unsubscribe. */
export function watchSnapshots(listener: () => void): () => void {
  watchers.add(listener);
  return () => {
    watchers.delete(listener);
  };
}

export function currentSnapshot(): Snapshot {
  if (!held.current) throw new Error('The window was drawn before its first snapshot came.');
  return held.current;
}

/** One part of the snapshot; redraws only when that part has changed. */
export function useSnapshot<Part>(select: (snapshot: Snapshot) => Part): Part {
  return useSyncExternalStore(watchSnapshots, () => select(currentSnapshot()));
}

export function useCompany(companyId: string): CompanyView | undefined {
  return useSnapshot(() => companiesById.get(companyId));
}

export function useProvider(providerId: string): ProviderView | undefined {
  return useSnapshot((snapshot) => snapshot.providers.find((provider) => provider.id === providerId));
}

export function useLanguage(): string {
  return useSnapshot((snapshot) => snapshot.language);
}
