// The morning of a fleet: everyone starts within a quarter of an hour, later the service is down for five minutes, and after
// that one site after the other loses its network.
import { seeded } from '../core/seeded.ts';
import { FleetClock } from './fleet-clock.ts';
import { startDesktop } from './fleet-desktop.ts';
import { BIN_MS, FleetService, type Outage, type TokenKind } from './fleet-service.ts';

const MINUTE_MS = 60_000;
const NINE_MS = Date.UTC(2026, 0, 5, 9);

export interface FleetPlan {
  readonly desktops: number;
  /** Each at the same service. */
  readonly companiesEach: number;
  readonly kind: TokenKind;
  readonly outage: Outage;
  readonly seed: number;
  /** Minutes after nine. */
  readonly startsWithin: number;
  readonly outageFrom: number;
  readonly outageTo: number;
  readonly lossFrom: number;
  readonly lossTo: number;
  readonly until: number;
  /** So many sites lose their network, one after the other, each for `siteAway` minutes. */
  readonly sites: number;
  readonly siteAway: number;
}

export interface FleetResult {
  readonly plan: FleetPlan;
  readonly asked: Uint32Array;
  readonly granted: Uint32Array;
  /** How many accounts have a valid token, by minute. */
  readonly valid: readonly number[];
  readonly tooEarly: number;
  readonly lapsedNeedlessly: number;
  readonly lapsedOfNecessity: number;
}

export async function liveThroughMorning(plan: FleetPlan): Promise<FleetResult> {
  const clock = new FleetClock(NINE_MS);
  const random = seeded(plan.seed);
  const accounts = plan.desktops * plan.companiesEach;
  const sites = new Sites(plan, clock);
  const at = (minute: number) => NINE_MS + minute * MINUTE_MS;
  const service = new FleetService({
    ...{ clock, random, accounts, kind: plan.kind },
    bins: (plan.until * MINUTE_MS) / BIN_MS + 1,
    trouble: [{ fromMs: at(plan.outageFrom), toMs: at(plan.outageTo), outage: plan.outage }],
    onlineSinceMs: (account) => sites.onlineSinceMs(Math.floor(account / plan.companiesEach)),
  });
  const starts = Float64Array.from(
    { length: plan.desktops },
    () => random() * plan.startsWithin * MINUTE_MS,
  ).sort();
  const valid: number[] = [];
  let started = 0;
  for (let passedMs = 0; passedMs < plan.until * MINUTE_MS; passedMs = clock.monotonic()) {
    for (; started < starts.length && (starts[started] ?? 0) <= passedMs; started += 1) {
      const desktop = started;
      startDesktop({
        ...{ clock, random, provider: service.provider },
        network: { isOnline: () => sites.onlineSinceMs(desktop) !== undefined },
        accounts: Array.from(
          { length: plan.companiesEach },
          (_, each) => desktop * plan.companiesEach + each,
        ),
      });
    }
    if (passedMs % MINUTE_MS === 0) valid.push(service.valid());
    await clock.next();
  }
  const { asked, granted, tooEarly, lapsedNeedlessly, lapsedOfNecessity } = service;
  return { plan, asked, granted, valid, tooEarly, lapsedNeedlessly, lapsedOfNecessity };
}

/** Which desktops have a network. They started in no order of their sites. */
class Sites {
  readonly #plan: FleetPlan;
  readonly #clock: FleetClock;

  constructor(plan: FleetPlan, clock: FleetClock) {
    this.#plan = plan;
    this.#clock = clock;
  }

  onlineSinceMs(desktop: number): number | undefined {
    const { sites, siteAway, lossFrom, lossTo } = this.#plan;
    const lastFrom = lossTo - siteAway;
    const from = lossFrom + ((desktop % sites) / Math.max(1, sites - 1)) * (lastFrom - lossFrom);
    const passed = this.#clock.monotonic() / MINUTE_MS;
    if (passed < from) return NINE_MS;
    return passed < from + siteAway ? undefined : NINE_MS + (from + siteAway) * MINUTE_MS;
  }
}
