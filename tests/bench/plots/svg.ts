// An SVG document that reads well on a light and on a dark page, as its viewer prefers. Pure.
// It has no scripts and loads nothing, so that it may stand in a document as a picture.

export interface Plot {
  readonly title: string;
  /** What the picture shows, for people who cannot see it. */
  readonly description: string;
}

export const PLOT_WIDTH = 760;

/** Of a series, in turn: on a light page, and on a dark one. */
const COLOURS = [
  ['#0550ae', '#58a6ff'],
  ['#bc4c00', '#f0883e'],
  ['#1a7f37', '#3fb950'],
  ['#8250df', '#bc8cff'],
  ['#bf3989', '#f778ba'],
  ['#57606a', '#9198a1'],
] as const;
export const SERIES_COLOURS = COLOURS.length;

/** Without variables, which not every viewer of pictures knows. */
const colourStyle = (page: 0 | 1) =>
  COLOURS.map(
    (pair, at) => `.stroke.c${at} { stroke: ${pair[page]}; } .fill.c${at} { fill: ${pair[page]}; }`,
  ).join('\n  ');

const STYLE = `
  .page { fill: #ffffff; }
  text { font: 13px system-ui, sans-serif; fill: #24292f; }
  .title { font-size: 15px; font-weight: 600; }
  .quiet { fill: #57606a; }
  .grid { stroke: #d0d7de; stroke-width: 1; }
  .goal { stroke: #57606a; stroke-width: 2; stroke-dasharray: 5 4; }
  .range { stroke-width: 3; stroke-linecap: round; }
  .course { fill: none; stroke-width: 1.5; }
  .area { opacity: 0.28; }
  .band { fill: #818b98; opacity: 0.16; }
  .bad { fill: #cf222e; opacity: 0.75; }
  ${colourStyle(0)}
  @media (prefers-color-scheme: dark) {
    .page { fill: #0d1117; }
    text { fill: #e6edf3; }
    .quiet { fill: #9198a1; }
    .grid { stroke: #30363d; }
    .goal { stroke: #9198a1; }
    .bad { fill: #f85149; }
  ${colourStyle(1)}
  }
`;

type Attributes = Readonly<Record<string, string | number>>;

export function element(name: string, attributes: Attributes, content = ''): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(shown(value))}"`);
  return content === ''
    ? `<${name}${written.join('')}/>`
    : `<${name}${written.join('')}>${content}</${name}>`;
}

/** `at` is the base line's place; `anchor` says which part of the text is there. */
export function text(
  content: string,
  [x, y]: readonly [number, number],
  { anchor = 'start', className = '' }: { readonly anchor?: string; readonly className?: string } = {},
): string {
  const classes: Attributes = className === '' ? {} : { class: className };
  return element('text', { x, y, 'text-anchor': anchor, ...classes }, escaped(content));
}

export function line(
  [x1, y1]: readonly [number, number],
  [x2, y2]: readonly [number, number],
  className: string,
): string {
  return element('line', { x1, y1, x2, y2, class: className });
}

/** The whole document, with its title at the top. */
export function svgDocument(
  { title, description }: Plot,
  heightPx: number,
  content: readonly string[],
): string {
  const parts = [
    element('title', {}, escaped(title)),
    element('desc', {}, escaped(description)),
    element('style', {}, STYLE),
    element('rect', { class: 'page', width: PLOT_WIDTH, height: heightPx }),
    text(title, [16, 26], { className: 'title' }),
    ...content,
  ];
  const frame = {
    xmlns: 'http://www.w3.org/2000/svg',
    viewBox: `0 0 ${PLOT_WIDTH} ${heightPx}`,
    width: PLOT_WIDTH,
    height: heightPx,
    role: 'img',
  };
  return `${element('svg', frame, `\n${parts.join('\n')}\n`)}\n`;
}

/** A picture in a document is compared byte by byte, so places are written with one digit. */
const shown = (value: string | number) =>
  typeof value === 'number' ? String(Number(value.toFixed(1))) : value;

const escaped = (value: string) =>
  value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
