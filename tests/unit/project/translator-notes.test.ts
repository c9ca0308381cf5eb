// The notes that translators get beside the catalogues: each is about a text that is there, and none that is needed is missing.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { project } from '../../../build/scripts/project.ts';
import {
  type FlatCatalogue,
  PARTS,
  type Part,
  placeholdersOf,
  pluralFormOf,
  readCatalogue,
  stemOf,
} from '../../support/texts/catalogues.ts';

/** Places whose name says what will be there. */
const PLAIN_PLACES: ReadonlySet<string> = new Set(['company', 'name', 'host', 'address', 'version']);

/** Said inside other texts, although they begin with a capital. */
const JOINED = /^(tokenWorks|problem\.next|document|status|field|report\.line|copy\.(copied|aging))/;

const readNotes = (part: Part): FlatCatalogue =>
  JSON.parse(readFileSync(project.path(part, 'texts', 'notes.json'), 'utf8'));

const strangePlaces = (text: string) => placeholdersOf(text).filter((place) => !PLAIN_PLACES.has(place));
const isFragment = (key: string, text: string) => JOINED.test(key) || /^\p{Ll}/u.test(text);
const needsNote = ([key, text]: readonly [string, string]) =>
  pluralFormOf(key) !== undefined ||
  key.startsWith('tray.') ||
  strangePlaces(text).length > 0 ||
  isFragment(key, text);

describe.each(PARTS)('the notes for translators of %s', (part) => {
  const english = readCatalogue(part, 'en');
  const notes = readNotes(part);

  it('are about texts that are there', () => {
    const stems = new Set(Object.keys(english).map(stemOf));
    expect(Object.keys(notes).filter((key) => !stems.has(key))).toEqual([]);
  });

  it('explain every plural, tray label, fragment, and place whose name does not explain itself', () => {
    const needed = Object.entries(english).filter(needsNote);
    expect(needed.map(([key]) => stemOf(key)).filter((key) => !notes[key])).toEqual([]);
    expect(needed.length).toBeGreaterThan(50);
  });

  it('explain each place whose name does not explain itself', () => {
    const unexplained = Object.entries(english).flatMap(([key, text]) =>
      strangePlaces(text)
        .filter((place) => !notes[stemOf(key)]?.includes(`{{${place}}}`))
        .map((place) => `${key}: ${place}`),
    );
    expect(unexplained).toEqual([]);
  });

  it('name other texts by keys that are there', () => {
    const keys = new Set(PARTS.flatMap((each) => Object.keys(readCatalogue(each, 'en')).map(stemOf)));
    const areas = new Set([...keys].map((key) => key.split('.')[0]));
    const named = Object.values(notes)
      .flatMap((note) => [...note.matchAll(/[a-zA-Z]+(?:\.(?:[a-zA-Z]+|\*))+/g)].map(([key]) => key))
      .filter((key) => areas.has(key.split('.')[0]));
    const isThere = (key: string) => {
      const pattern = new RegExp(`^${key.replaceAll('.', '\\.').replaceAll('*', '\\w+')}(\\.|$)`);
      return [...keys].some((each) => pattern.test(each));
    };
    expect(named.filter((key) => !isThere(key))).toEqual([]);
    expect(named).not.toEqual([]);
  });

  it('are written as sentences', () => {
    const odd = Object.entries(notes).filter(([, note]) => !/^["\p{Lu}{].{12,}\.$/u.test(note));
    expect(odd).toEqual([]);
  });
});
