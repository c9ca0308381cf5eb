// Makes the last known picture of the tray: by the one builder of its menu, from companies as a start may find them. Pure. So it
// promises nothing that may be over by then: no token's time, no state of a service, nothing of the clipboard.
import type { CompanyView } from '../shared/contract/companies.ts';
import type { Snapshot } from '../shared/contract/snapshot.ts';
import { stateAtStart } from '../shared/state-at-start.ts';
import { isBeforeExpiry } from '../shared/token-life.ts';
import type { Texts } from '../texts/texts.ts';
import { lastKnownText } from '../texts/time-text.ts';
import { LAST_PICTURE_VERSION, type LastPicture, type WaitingUpdate } from './last-picture.ts';
import { describeTray } from './tray-menu.ts';
import { trayState } from './tray-state.ts';

export function makeLastPicture(snapshot: Snapshot, texts: Texts, nowMs: number): LastPicture {
  const isForgotten = snapshot.secretStorage === 'memory';
  const companies = snapshot.companies.map((company) => asAStartFindsIt(company, isForgotten));
  const found: Snapshot = {
    ...{ ...snapshot, companies },
    secretStorage: 'secure',
    clipboard: { kind: 'nothing' },
    updates: { ...snapshot.updates, status: { kind: 'unchecked' } },
  };
  const { icon, count, items } = describeTray(found, texts, nowMs);
  const isReady = icon === 'ok' && trayState(snapshot.companies, texts, nowMs).icon === 'ok';
  const moment = lastKnownText(texts, nowMs);
  const update = waitingUpdate(snapshot, texts);
  return {
    version: LAST_PICTURE_VERSION,
    madeAtMs: nowMs,
    icon: icon === 'ok' && !isReady ? 'idle' : icon,
    count,
    readyUntilMs: isReady ? firstEndMs(snapshot.companies, nowMs) : 0,
    toolTip: texts.say('tray.starting.tooltip', { moment }),
    note: texts.say('tray.starting.note', { moment }),
    heardNote: texts.say('tray.starting.heard'),
    items,
    ...(update && { update }),
  };
}

function waitingUpdate({ updates: { status } }: Snapshot, texts: Texts): WaitingUpdate | undefined {
  if (status.kind !== 'ready') return undefined;
  const { version } = status;
  return { version, note: texts.say('tray.starting.update', { version }) };
}

// One object for each view, so that the builder's own memory of items holds for these too.
const found = {
  kept: new WeakMap<CompanyView, CompanyView>(),
  forgotten: new WeakMap<CompanyView, CompanyView>(),
};

function asAStartFindsIt(company: CompanyView, isForgotten: boolean): CompanyView {
  const views = isForgotten ? found.forgotten : found.kept;
  const known = views.get(company);
  if (known) return known;
  const view = { ...company, ...stateAtStart(company, isForgotten) };
  views.set(company, view);
  return view;
}

/** Of the tokens that are valid now; a token whose end is unknown promises nothing. */
function firstEndMs(companies: readonly CompanyView[], nowMs: number): number {
  const ends = companies.flatMap(({ validity }) =>
    validity.kind === 'until' && isBeforeExpiry(validity.untilMs, nowMs)
      ? [Math.floor(validity.untilMs)]
      : [],
  );
  return ends.reduce((first, end) => Math.min(first, end), ends[0] ?? 0);
}
