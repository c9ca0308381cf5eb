// A fleet's morning as a drawing: what its service was asked in each minute, as a multiple of the mean. Pure.
import type { FleetResult } from '../../support/fleet/fleet-day.ts';
import { fleetFigures, requestsPer } from '../../support/fleet/fleet-figures.ts';
import { element, line, PLOT_WIDTH, svgDocument, text } from './svg.ts';
import { scale } from './ticks.ts';

const HEIGHT = 310;
const [LEFT, RIGHT, TOP, BOTTOM] = [44, PLOT_WIDTH - 20, 66, 254];
const MOST = 4.5;
/** What a service should have room for. */
const LIMIT = 3;
/** The hour at which everyone starts. */
const FIRST_HOUR = 9;

type Scale = (value: number) => number;

export function fleetPlot(result: FleetResult, title: string): string {
  const { plan } = result;
  const { meanPerMinute } = fleetFigures(result);
  const [asked, refused] = multiples(result, meanPerMinute);
  const x = scale([0, plan.until], [LEFT, RIGHT]);
  const toPx = scale([0, MOST], [BOTTOM, TOP]);
  const y = (multiple: number) => toPx(Math.min(multiple, MOST));
  const band = (from: number, to: number, words: string) => [
    element('rect', { x: x(from), y: TOP, width: x(to) - x(from), height: BOTTOM - TOP, class: 'band' }),
    text(words, [x(from), TOP - 6], { className: 'quiet' }),
  ];
  const mean = `${Math.round(meanPerMinute).toLocaleString('en')} a minute`;
  const description = `Requests per minute as a multiple of the mean (${mean}); red: refused`;
  return svgDocument({ title, description }, HEIGHT, [
    ...band(0, plan.startsWithin, 'everyone starts'),
    ...band(plan.outageFrom, plan.outageTo, 'service down'),
    ...band(plan.lossFrom, plan.lossTo, 'site after site loses its network'),
    ...[0, 1, 2, 3, 4].flatMap((multiple) => row(multiple, y(multiple))),
    ...hours(plan.until, x),
    element('path', { class: 'area fill c0', d: area(asked, x, y) }),
    element('path', {
      class: 'course stroke c0',
      d: `M${point(x(0), y(asked[0] ?? 0))}${steps(asked, x, y)}`,
    }),
    element('path', { class: 'bad', d: area(refused, x, y) }),
    text(description, [LEFT, HEIGHT - 14], { className: 'quiet' }),
  ]);
}

/** What was asked in each minute, and what was refused. */
function multiples({ asked, granted }: FleetResult, meanPerMinute: number) {
  const perMinute = (bins: ArrayLike<number>) => requestsPer(bins, 1).map((count) => count / meanPerMinute);
  const given = perMinute(granted);
  // An answer may fall into the minute after its request.
  const refusedOf = (count: number, minute: number) => {
    const rest = count - (given[minute] ?? 0);
    return rest > 0.1 ? rest : 0;
  };
  return [perMinute(asked), perMinute(asked).map(refusedOf)] as const;
}

function area(values: readonly number[], x: Scale, y: Scale): string {
  return `M${point(x(0), BOTTOM)}${steps(values, x, y)}L${point(x(values.length), BOTTOM)}Z`;
}

/** One minute is one step. */
function steps(values: readonly number[], x: Scale, y: Scale): string {
  return values.map((value, minute) => `L${point(x(minute), y(value))}H${x(minute + 1).toFixed(1)}`).join('');
}

const point = (x: number, y: number) => `${x.toFixed(1)} ${y.toFixed(1)}`;

function row(multiple: number, y: number): readonly string[] {
  return [
    line([LEFT, y], [RIGHT, y], multiple === LIMIT ? 'goal' : 'grid'),
    text(`${multiple}×`, [LEFT - 8, y + 4], { anchor: 'end', className: 'quiet' }),
  ];
}

function hours(until: number, x: Scale): readonly string[] {
  return Array.from({ length: Math.floor(until / 30) + 1 }, (_, half) => {
    const words = `${FIRST_HOUR + Math.floor(half / 2)}:${half % 2 === 0 ? '00' : '30'}`;
    return text(words, [x(half * 30), BOTTOM + 18], { anchor: 'middle', className: 'quiet' });
  });
}
