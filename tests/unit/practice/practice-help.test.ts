import { expect, it } from 'vitest';
import { PRACTICE_OPTIONS } from '../../../app/practice/practice-arguments.ts';
import { PRACTICE_HELP } from '../../../app/practice/practice-help.ts';

it('names every option, and none that does not exist', () => {
  const named = new Set(PRACTICE_HELP.match(/(?<=^ {2}--)[a-z-]+/gm));
  expect([...named].sort()).toEqual(Object.keys(PRACTICE_OPTIONS).sort());
});

it('names the defaults that apply', () => {
  const told = [...PRACTICE_HELP.matchAll(/(?<=^ {2}--)([a-z-]+) <[^(]*\(default (\d+)/gm)];
  const defaults = Object.entries(PRACTICE_OPTIONS).flatMap(([name, option]) =>
    'default' in option && option.type === 'string' ? [[name, option.default]] : [],
  );
  expect(told.map(([, name, value]) => [name, value])).toEqual(defaults);
});

it('fits a terminal', () => {
  expect(PRACTICE_HELP.split('\n').filter((line) => line.length > 100)).toEqual([]);
});
