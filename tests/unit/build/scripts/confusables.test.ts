import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  CONFUSABLES_FILE,
  type ConfusableTable,
  confusableTable,
  tableText,
} from '../../../../build/scripts/confusables.ts';

const text = readFileSync(CONFUSABLES_FILE, 'utf8');
const kept = JSON.parse(text) as ConfusableTable;
const inNode = confusableTable();

const pairsOf = ({ lookAlikes }: ConfusableTable) =>
  Object.entries(lookAlikes).flatMap(([prototype, characters]) =>
    Array.from(characters, (character) => `${character} ${prototype}`),
  );

describe("Unicode's characters that look alike", () => {
  it('are those of the Node that runs this, but for what another Unicode version has changed', () => {
    const ours = new Set(pairsOf(kept));
    const shared = pairsOf(inNode).filter((pair) => ours.has(pair)).length;
    expect(shared / ours.size).toBeGreaterThanOrEqual(kept.version === inNode.version ? 1 : 0.9);
    expect(ours.size).toBeGreaterThan(6_000);
  });

  it('are not older than what the app was tested with', () => {
    expect(Number.parseFloat(kept.version)).toBeGreaterThanOrEqual(17);
    expect(kept.source).toMatch(/^Unicode's confusables\.txt, from ICU \d/);
  });

  it('are kept in ASCII, as they were written', () => {
    expect(text).toMatch(/^[\n -~]+$/);
    expect(tableText(kept)).toBe(text);
  });
});

it('a program without them is said to be one', () => {
  expect(() => confusableTable(Buffer.from('Cfu '.repeat(20)))).toThrow(/Use the one from npm/);
});
