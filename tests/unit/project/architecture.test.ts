// docs/architecture.md against the code: the diagram has the folders and imports that there are, and each step of the
// ways through the code names files that hold what it says.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cruise, type ICruiseOptions, type ICruiseResult } from 'dependency-cruiser';
import { describe, expect, it } from 'vitest';
import { project } from '../../../build/scripts/project.ts';
import { type Arrows, arrowsOf, withoutImplied } from '../../support/project/arrows.ts';
import { readFlowchart } from '../../support/project/flowchart.ts';

const page = readFileSync(project.path('docs/architecture.md'), 'utf8');

/** `tokens` for a file in app/tokens/, `main.ts` for app/main.ts, `renderer` for all of the window. */
function partOf(file: string): string {
  const [top = '', below = ''] = file.split('/');
  return top === 'app' ? below : top;
}

async function modules() {
  const { options } = createRequire(import.meta.url)('../../../.dependency-cruiser.cjs') as {
    readonly options: ICruiseOptions;
  };
  const { output } = await cruise(['app', 'renderer'], { ...options, baseDir: project.root });
  return (output as ICruiseResult).modules;
}

const all = await modules();

function importsBetweenParts(): Arrows {
  return arrowsOf(
    all.flatMap(({ source, dependencies }) =>
      dependencies
        .filter(({ resolved }) => /^(app|renderer)\//.test(resolved))
        .map(({ resolved }) => [partOf(source), partOf(resolved)] as const),
    ),
  );
}

it('draws every folder and every arrow that does not follow from others', async () => {
  const diagram = readFlowchart(/```mermaid\n(.*?)```/s.exec(page)?.[1] ?? '');
  expect(diagram).toEqual(withoutImplied(importsBetweenParts()));
});

/** What is loaded with a file, before its first line runs. */
function loadedWith(file: string, found = new Set<string>()): ReadonlySet<string> {
  const { dependencies = [] } = all.find(({ source }) => source === file) ?? {};
  for (const { resolved, dynamic, dependencyTypes } of dependencies) {
    if (dynamic || dependencyTypes.includes('type-only') || found.has(resolved)) continue;
    found.add(resolved);
    loadedWith(resolved, found);
  }
  return found;
}

it('loads nothing with the first part that the tray does not need', () => {
  const loaded = [...loadedWith('app/main.ts')];
  expect(loaded).toContain('app/platform/tray/electron-tray.ts');
  expect(loaded.length).toBeLessThan(50);
  expect(loaded.filter((file) => /node_modules\/(?!electron\/)/.test(file))).toEqual([]);
  expect(
    loaded.filter((file) => /^app\/(core|commands|snapshot|texts|tokens|assembly)\b/.test(file)),
  ).toEqual([]);
});

it('loads the last list without the schema library, or any other package', () => {
  const loaded = [...loadedWith('app/window-opening.ts')];
  expect(loaded).toContain('app/platform/window/command-channels.ts');
  expect(loaded.length).toBeLessThan(50);
  expect(loaded.filter((file) => /node_modules\/(?!electron\/)/.test(file))).toEqual([]);
});

const ways = page
  .split(/^### /m)
  .flatMap((section) => section.split('\n').filter((line) => /^\d+\. /.test(line)));

describe('the ways through the code', () => {
  it('are three', () => expect(ways.filter((step) => step.startsWith('1. '))).toHaveLength(3));

  it.each(ways)('%s', (step) => {
    const names = [...step.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);
    const files = names.filter((name) => name.includes('/'));
    expect(files).not.toEqual([]);
    expect(files.filter((file) => !existsSync(project.path(file)))).toEqual([]);
    const code = files.map((file) => readFileSync(project.path(file), 'utf8')).join('\n');
    const missing = names.filter((name) => !name.includes('/') && !new RegExp(`\\b${name}\\b`).test(code));
    expect(missing).toEqual([]);
  });
});
