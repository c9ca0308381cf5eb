import { expect, it } from 'vitest';
import { Texts } from '../../../app/texts/texts.ts';
import { trayState } from '../../../app/tray/tray-state.ts';
import { company } from '../../support/snapshot/company-view-sample.ts';

const NOW_MS = Date.UTC(2026, 0, 5, 9);
const texts = new Texts();
const alive = { kind: 'until', untilMs: NOW_MS + 60_000, lifetimeMs: 900_000 } as const;
// A token's last second does not count.
const dead = { kind: 'until', untilMs: NOW_MS + 1_000, lifetimeMs: 60_000 } as const;
const none = { kind: 'none' } as const;

const ok = company({ id: 'ok', validity: alive });
const attention = company({ id: 'attention', status: 'needsSignIn', validity: alive });
const faulty = company({ id: 'faulty', status: 'retrying', validity: alive });
const offline = company({
  id: 'offline',
  label: 'Umbrella',
  status: 'retrying',
  offline: true,
  validity: alive,
});
const signedOut = company({ id: 'out', status: 'signedOut', validity: none });
const starting = company({ id: 'starting', status: 'renewing', validity: none });
const lapsed = company({ id: 'lapsed', validity: dead });
const again = company({ id: 'again', status: 'signingIn', validity: alive });
const times = <T>(count: number, each: T) => Array.from({ length: count }, () => each);

it.each([
  ['ok', '1 token ready', [ok]],
  ['ok', '2 tokens ready', [ok, again, signedOut]],
  ['ok', '1 token ready', [ok, signedOut, starting]],
  ['idle', 'no tokens yet', []],
  ['idle', 'no tokens yet', [signedOut]],
  ['idle', 'no tokens yet', [starting]],
  // One dead service of forty is not "offline".
  ['ok', '39 ready, Umbrella unreachable', [...times(39, ok), offline]],
  ['ok', '1 ready, Umbrella unreachable', [ok, offline]],
  ['ok', '38 ready, 2 unreachable', [...times(38, ok), offline, offline]],
  ['offline', '1 ready, 39 unreachable', [ok, ...times(39, offline)]],
  ['offline', 'offline', times(40, offline)],
  ['offline', 'offline', [offline, offline, signedOut]],
  ['offline', 'Umbrella unreachable', [offline]],
  ['attention', '1 ready, ACME needs you, Umbrella unreachable', [ok, offline, attention]],
  ['attention', '1 ready, 2 need you', [attention, faulty, ok]],
  ['attention', 'ACME needs you', [lapsed]],
  ['attention', '40 need you', times(40, attention)],
] as const)('icon %s: %s', (icon, words, companies) => {
  expect(trayState(companies, texts, NOW_MS)).toMatchObject({ icon, toolTip: `TokenTray - ${words}` });
});

it.each([
  [0, []],
  [0, [ok, offline, signedOut]],
  [1, [ok, attention]],
  [3, [attention, ok, faulty, offline, lapsed]],
  [40, times(40, attention)],
] as const)('says on the icon that %i need the operator', (count, companies) => {
  expect(trayState(companies, texts, NOW_MS).count).toBe(count);
});

it('names with their end, written from the right too, in no more than Windows shows', async () => {
  const label = 'International Consolidated Widgets of Northern Europe (Production)';
  const spoken = new Texts();
  for (const language of ['en', 'de', 'es', 'fr', 'hi', 'sw'] as const) {
    await spoken.speak({ language, locale: language });
    const companies = [...times(1_000, ok), { ...attention, label }, { ...offline, label }];
    const { toolTip } = trayState(companies, spoken, NOW_MS);
    expect(toolTip.match(/\(Production\)/g)).toHaveLength(2);
    expect(toolTip.length).toBeLessThanOrEqual(127);
  }
  const { toolTip } = trayState([{ ...attention, label: 'شركة' }], texts, NOW_MS);
  expect(toolTip).toBe('TokenTray - \u2068شركة\u2069 needs you');
});
