// What a source file holds in quotes, read by the bundler's own parser: keys of texts, and words that a person would
// read and that therefore belong into the catalogues. Pure but for the parser.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseAst } from 'vite';

export interface SourceFile {
  /** From the repository's root, with forward slashes. */
  readonly name: string;
  readonly code: string;
}

interface Node {
  readonly type: string;
  readonly [property: string]: unknown;
}

/** A character that no source has. */
export const GAP = '\0';

const REPOSITORY = path.resolve(import.meta.dirname, '../../..');

export function sourcesIn(folder: string): readonly SourceFile[] {
  const names = readdirSync(path.join(REPOSITORY, folder), { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => `${folder}/${name.replaceAll(path.sep, '/')}`)
    .map((name) => ({ name, code: readFileSync(path.join(REPOSITORY, name), 'utf8') }));
}

/** Every string of the file, with `GAP` where a template has a value. */
export function stringsIn({ name, code }: SourceFile): readonly string[] {
  const found: string[] = [];
  walk(parsed(name, code), (node) => {
    const text = textOf(node);
    if (text !== undefined) found.push(text);
  });
  return found;
}

/** Attributes and properties whose value is read or heard by a person. */
const SPOKEN =
  /^(aria-label|aria-description|aria-roledescription|alt|title|subtitle|placeholder|label|hint|meaning|example|body|message|detail|toolTip|tooltip|buttonLabel|sublabel|fix|confirmText|cancelText|statusText|text)$/;
/** Functions of Electron that show what they are given. */
const SHOWING = /^(setToolTip|setTitle|showErrorBox)$/;

/** Words that stand in the code itself: between tags, in what is spoken, or in what Electron shows. */
export function wordsIn({ name, code }: SourceFile): readonly string[] {
  const found: string[] = [];
  walk(parsed(name, code), (node) => {
    for (const text of spokenTexts(node))
      if (/\p{L}/u.test(text.replaceAll(GAP, ''))) found.push(text.trim());
  });
  return found;
}

function spokenTexts(node: Node): readonly string[] {
  switch (node.type) {
    case 'JSXText':
      return [String(node.value)];
    case 'JSXElement':
    case 'JSXFragment':
      return (node.children as readonly Node[]).flatMap((child) =>
        child.type === 'JSXExpressionContainer' ? shownBy(child.expression as Node) : [],
      );
    case 'JSXAttribute':
      return SPOKEN.test(nameOf(node.name)) ? shownBy(node.value as Node | null) : [];
    case 'Property':
      return SPOKEN.test(nameOf(node.key)) ? shownBy(node.value as Node) : [];
    case 'CallExpression':
      return SHOWING.test(nameOf((node.callee as Node).property))
        ? (node.arguments as readonly Node[]).flatMap(shownBy)
        : [];
    default:
      return [];
  }
}

/** The strings that an expression can come to; what functions return is not followed. */
function shownBy(node: Node | null): readonly string[] {
  if (!node) return [];
  const text = textOf(node);
  if (text !== undefined) return [text];
  switch (node.type) {
    case 'JSXExpressionContainer':
    case 'TSAsExpression':
    case 'ParenthesizedExpression':
      return shownBy(node.expression as Node);
    case 'ConditionalExpression':
      return [node.consequent, node.alternate].flatMap((branch) => shownBy(branch as Node));
    case 'LogicalExpression':
      return [...(node.operator === '&&' ? [] : [node.left]), node.right].flatMap((side) =>
        shownBy(side as Node),
      );
    case 'BinaryExpression':
      return node.operator === '+' ? [node.left, node.right].flatMap((side) => shownBy(side as Node)) : [];
    default:
      return [];
  }
}

function textOf(node: Node): string | undefined {
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node.type !== 'TemplateLiteral') return undefined;
  return (node.quasis as readonly { readonly value: { readonly cooked: string } }[])
    .map(({ value }) => value.cooked)
    .join(GAP);
}

function nameOf(node: unknown): string {
  const named = node as { readonly name?: unknown; readonly value?: unknown } | null | undefined;
  return String(named?.name ?? named?.value ?? '');
}

const parsed = (name: string, code: string) =>
  parseAst(code, { lang: name.endsWith('x') ? 'tsx' : 'ts' }) as unknown as Node;

function walk(node: Node, visit: (node: Node) => void): void {
  visit(node);
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) walk(child, visit);
  }
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';
