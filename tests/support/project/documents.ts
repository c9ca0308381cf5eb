// The documents of the repository, for the tests that hold them to the code.
import { globSync, readFileSync } from 'node:fs';
import { project } from '../../../build/scripts/project.ts';

export const DOCUMENTS: readonly string[] = globSync(['*.md', 'docs/*.md'], { cwd: project.root }).toSorted();

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
