// Reads the arrows out of a Mermaid flowchart, as far as our documents use its language: `a[name] --> b & c`.
import { type Arrows, arrowsOf } from './arrows.ts';

/** Under the names that the chart shows. */
export function readFlowchart(chart: string): Arrows {
  const shown = new Map(
    [...chart.matchAll(/([\w-]+)\[([^\]]+)\]/g)].map(([, id = '', name = '']) => [id, name]),
  );
  const bare = chart.replace(/\[[^\]]+\]/g, '');
  const nameOf = (id: string) => shown.get(id) ?? id;
  const lines = [...bare.matchAll(/^\s*([\w-]+) --> (.+)$/gm)];
  return arrowsOf(
    lines.flatMap(([, from = '', to = '']) =>
      to.split('&').map((end) => [nameOf(from), nameOf(end.trim())] as const),
    ),
  );
}
