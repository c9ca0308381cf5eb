// What happens to a computer in a week, from Monday at nine on: working hours, nights asleep and awake, lost networks, services
// that fail, an operator who copies. Pure: the same for the same seed.
import { seeded } from '../core/seeded.ts';
import { type Outage, SERVICES } from './week-services.ts';

export const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;
const STARTS_AT_H = 9;
const LUNCH_H = 12.5;
const [FROM_H, TO_H] = [9, 18];
const OUTAGES: readonly Outage[] = ['refused', 'faulty', 'silent'];

type Doing =
  | { readonly do: 'copy' | 'openWindow' | 'closeWindow' | 'lock' | 'unlock' | 'signIn' }
  | { readonly do: 'sleep' | 'wake' | 'networkOff' | 'networkOn' | 'check' | 'midnight' }
  | { readonly do: 'outage'; readonly service: number; readonly outage: Outage }
  | { readonly do: 'outageEnds'; readonly service: number };

/** `atMs`: since the start. */
export type WeekEvent = Doing & { readonly atMs: number };

interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

const at = (day: number, hour: number): number => day * DAY_MS + (hour - STARTS_AT_H) * HOUR_MS;
const isWorkday = (day: number) => day % 7 < 5;

export function weekPlan({
  days,
  seed,
}: {
  readonly days: number;
  readonly seed: number;
}): readonly WeekEvent[] {
  const random = seeded(seed);
  const all = Array.from({ length: days }, (_, day) => day);
  const sleeps = all.flatMap(sleepsAfter);
  const isAsleep = ({ atMs }: WeekEvent) => sleeps.some(({ fromMs, toMs }) => atMs > fromMs && atMs < toMs);
  const events: readonly WeekEvent[] = [
    ...all.filter(isWorkday).flatMap((day) => workday(day, random)),
    ...every(20 * MINUTE_MS, { fromMs: 0, toMs: days * DAY_MS }, 'check'),
  ];
  return [
    ...events.filter((event) => !isAsleep(event)),
    ...sleeps.flatMap(({ fromMs, toMs }): readonly WeekEvent[] => [
      { atMs: fromMs, do: 'sleep' },
      { atMs: toMs, do: 'wake' },
    ]),
    ...all.map((day): WeekEvent => ({ atMs: at(day, 24), do: 'midnight' })),
  ]
    .filter(({ atMs }) => atMs < days * DAY_MS)
    .toSorted((one, other) => one.atMs - other.atMs);
}

/** Three nights asleep, but for some minutes in which the system looks after itself; one awake; a weekend of both. */
function sleepsAfter(day: number): readonly Span[] {
  const weekday = day % 7;
  if ([0, 1, 3].includes(weekday))
    return [
      { fromMs: at(day, 18.5), toMs: at(day, 27) },
      { fromMs: at(day, 27) + 4 * MINUTE_MS, toMs: at(day, 32.9) },
    ];
  return weekday === 5 ? [{ fromMs: at(day, 22), toMs: at(day + 1, 32.9) }] : [];
}

function workday(day: number, random: () => number): readonly WeekEvent[] {
  const between = (least: number, most: number) => least + random() * (most - least);
  const hours = { fromMs: at(day, FROM_H), toMs: at(day, TO_H) };
  const copies: WeekEvent[] = [];
  for (let atMs = hours.fromMs + MINUTE_MS; atMs < hours.toMs; atMs += between(0.5, 10) * MINUTE_MS)
    copies.push({ atMs, do: 'copy' });
  const span = (fromH: number, minutes: number): Span => ({
    fromMs: at(day, fromH),
    toMs: at(day, fromH) + minutes * MINUTE_MS,
  });
  const during = ({ fromMs, toMs }: Span, first: Doing, last: Doing): readonly WeekEvent[] => [
    { atMs: fromMs, ...first },
    { atMs: toMs, ...last },
  ];
  const service = Math.floor(random() * SERVICES);
  const outage = OUTAGES[day % OUTAGES.length] ?? 'refused';
  const lunch = span(LUNCH_H, 40);
  return [
    { atMs: hours.fromMs, do: 'unlock' },
    { atMs: hours.fromMs + 1, do: 'signIn' },
    ...copies.filter(({ atMs }) => atMs < lunch.fromMs || atMs > lunch.toMs),
    ...during(span(between(9.5, 10.2), between(2, 25)), { do: 'openWindow' }, { do: 'closeWindow' }),
    ...during(span(between(10.8, 11.2), between(1, 25)), { do: 'networkOff' }, { do: 'networkOn' }),
    ...during(lunch, { do: 'lock' }, { do: 'unlock' }),
    ...during(
      span(between(13.5, 14), between(3, 30)),
      { do: 'outage', service, outage },
      { do: 'outageEnds', service },
    ),
    ...during(span(between(15, 15.5), between(2, 25)), { do: 'openWindow' }, { do: 'closeWindow' }),
    ...during(span(between(16.5, 16.9), between(0.1, 2)), { do: 'networkOff' }, { do: 'networkOn' }),
    { atMs: hours.toMs, do: 'lock' },
  ];
}

const every = (everyMs: number, { fromMs, toMs }: Span, what: 'check'): readonly WeekEvent[] =>
  Array.from({ length: Math.floor((toMs - fromMs) / everyMs) }, (_, index) => ({
    atMs: fromMs + (index + 1) * everyMs,
    do: what,
  }));
