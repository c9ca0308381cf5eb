// The documents of the repository, for the tests that hold them to the code.
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { project } from '../../../build/scripts/project.ts';

/** The repository's files that fit a pattern, on every system with slashes. */
export const filesAt = (pattern: string): readonly string[] =>
  globSync(pattern, { cwd: project.root })
    .map((file) => file.replaceAll(path.sep, '/'))
    .toSorted();

export const DOCUMENTS = filesAt('{.,docs}/*.md');

export const readDocument = (file: string): string => readFileSync(project.path(file), 'utf8');

/** What is in backticks in a line or a page, but not in a block of code. */
export function quotedCode(markdown: string): readonly string[] {
  const withoutBlocks = markdown.replace(/^ *```.*?^ *```/gms, '');
  return [...withoutBlocks.matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code);
}

/** What is bold, on one line each; of a way through the app, `Settings > Language`, each step. */
export function boldWords(markdown: string): readonly string[] {
  return [...markdown.matchAll(/\*\*([^*]+)\*\*/g)].flatMap(([, words = '']) =>
    words.replace(/\s*\n\s*/g, ' ').split(' > '),
  );
}

/** The sections below a page's title, each with its heading. */
export const sectionsOf = (markdown: string): readonly string[] => markdown.split(/^## /m).slice(1);
