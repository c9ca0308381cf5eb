// A fleet's morning as a drawing: what its service was asked in each minute, as a multiple of the mean. Readable on a light
// and on a dark page. Pure.
import type { FleetResult } from '../support/fleet/fleet-day.ts';
import { fleetFigures, requestsPer } from '../support/fleet/fleet-figures.ts';

const [WIDTH, HEIGHT] = [860, 300];
const PLOT = { left: 36, right: 836, top: 56, bottom: 254 };
const MOST = 4.5;
const NINE = 9;

const STYLE = `
  .page { fill: #ffffff } text { font: 13px system-ui, sans-serif; fill: #24292f } .small { font-size: 12px; fill: #57606a }
  .grid { stroke: #d0d7de } .limit { stroke: #57606a; stroke-dasharray: 5 4 } .band { fill: #818b98; opacity: .16 }
  .asked { fill: #0969da; opacity: .28 } .line { fill: none; stroke: #0969da; stroke-width: 1.5 } .refused { fill: #cf222e; opacity: .75 }
  @media (prefers-color-scheme: dark) {
    .page { fill: #0d1117 } text { fill: #e6edf3 } .small { fill: #9198a1 } .grid { stroke: #30363d } .limit { stroke: #9198a1 }
    .asked { fill: #4493f8 } .line { stroke: #4493f8 } .refused { fill: #f85149 }
  }`;

export function fleetPlot(result: FleetResult, title: string): string {
  const { plan } = result;
  const { meanPerMinute } = fleetFigures(result);
  const perMinute = (bins: ArrayLike<number>) => requestsPer(bins, 1).map((count) => count / meanPerMinute);
  const asked = perMinute(result.asked);
  const granted = perMinute(result.granted);
  // An answer may fall into the minute after its request.
  const refused = asked.map((count, minute) =>
    count - (granted[minute] ?? 0) > 0.1 ? count - (granted[minute] ?? 0) : 0,
  );
  const x = (minute: number) => PLOT.left + (minute / plan.until) * (PLOT.right - PLOT.left);
  const y = (multiple: number) => PLOT.bottom - (Math.min(multiple, MOST) / MOST) * (PLOT.bottom - PLOT.top);
  const area = (values: readonly number[]) =>
    `M${x(0)} ${PLOT.bottom}${values.map((value, at) => steps(x, y(value), at)).join('')}L${x(values.length)} ${PLOT.bottom}Z`;
  const band = (from: number, to: number, words: string) =>
    `<rect class="band" x="${x(from)}" y="${PLOT.top}" width="${x(to) - x(from)}" height="${PLOT.bottom - PLOT.top}"/>
  <text class="small" x="${x(from)}" y="${PLOT.top - 6}">${words}</text>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${title}">
  <style>${STYLE}
  </style>
  <rect class="page" width="${WIDTH}" height="${HEIGHT}"/>
  <text x="${PLOT.left}" y="22" font-weight="600">${title}</text>
  ${band(0, plan.startsWithin, 'everyone starts')}
  ${band(plan.outageFrom, plan.outageTo, 'service down')}
  ${band(plan.lossFrom, plan.lossTo, 'site after site loses its network')}
  ${[0, 1, 2, 3, 4].map((multiple) => row(multiple, y(multiple))).join('\n  ')}
  ${hours(plan.until, x).join('\n  ')}
  <path class="asked" d="${area(asked)}"/>
  <path class="line" d="M${x(0)} ${y(asked[0] ?? 0)}${asked.map((value, at) => steps(x, y(value), at)).join('')}"/>
  <path class="refused" d="${area(refused)}"/>
  <text class="small" x="${PLOT.left}" y="${HEIGHT - 10}">Requests per minute as a multiple of the mean (${Math.round(meanPerMinute).toLocaleString('en')} a minute); red: refused</text>
</svg>
`;
}

/** One minute is one step. */
function steps(x: (minute: number) => number, height: number, at: number): string {
  return `L${x(at).toFixed(1)} ${height.toFixed(1)}H${x(at + 1).toFixed(1)}`;
}

function row(multiple: number, height: number): string {
  const style = multiple === 3 ? 'limit' : 'grid';
  return `<line class="${style}" x1="${PLOT.left}" x2="${PLOT.right}" y1="${height}" y2="${height}"/>
  <text class="small" x="${PLOT.left - 8}" y="${height + 4}" text-anchor="end">${multiple}×</text>`;
}

function hours(until: number, x: (minute: number) => number): readonly string[] {
  return Array.from({ length: Math.floor(until / 30) + 1 }, (_, half) => {
    const words = `${NINE + Math.floor(half / 2)}:${half % 2 === 0 ? '00' : '30'}`;
    return `<text class="small" x="${x(half * 30)}" y="${PLOT.bottom + 18}" text-anchor="middle">${words}</text>`;
  });
}
