// What gets tokens, and what keeps them fresh.
import { PracticeCompany } from '../companies/practice-company.ts';
import { HttpClient } from '../providers/http-client.ts';
import { createProviderRegistry } from '../providers/provider-registry.ts';
import { RenewalScheduler } from '../tokens/renewal-scheduler.ts';
import { RequestGate } from '../tokens/request-gate.ts';
import { Sessions } from '../tokens/sessions.ts';
import { StoredSecretTrials } from '../tokens/stored-secret-trials.ts';
import type { CoreBase } from './core-parts.ts';

export type TokenSupply = ReturnType<typeof createTokenSupply>;

/** `onTick`: time has passed for all sessions. */
export function createTokenSupply({ parts, notices, stores }: CoreBase, onTick: () => void) {
  const { clock, random, onBug, network } = parts;
  const http = new HttpClient({ fetch: parts.fetch, clock });
  const providers = createProviderRegistry(http);
  const gate = new RequestGate();
  const sessions = new Sessions(providers, {
    ...{ clock, random, onBug, gate },
    vault: stores.sessionVault,
    trials: new StoredSecretTrials(clock),
  });
  const scheduler = new RenewalScheduler({ clock, sessions, network, onTick });
  const practice = new PracticeCompany({
    start: parts.startPractice,
    onStart: ({ isRunning, error }) => {
      notices.notePractice(isRunning);
      if (!isRunning) onBug(error);
    },
  });
  return { http, providers, gate, sessions, scheduler, practice };
}
