import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineOf, readJson } from '../../../app/companies/json-places.ts';
import { randomCases } from '../../support/core/random-cases.ts';

const TEXT = `{
  "contact": "IT",
  "companies": [
    { "label": "ACME" },
    {
      "label": "Globex",
      "account": { "username": "practice" }
    }
  ]
}`;

describe('the line of a value', () => {
  it.each([
    [[], 1],
    [['contact'], 2],
    [['companies', 0, 'label'], 4],
    [['companies', 1], 5],
    [['companies', 1, 'account', 'username'], 7],
    // Of what is missing, that of what it should be in.
    [['companies', 1, 'address'], 5],
    [['companies', 2], 3],
    [['settings', 'theme'], 1],
  ])('%j', (path, line) => expect(lineOf(TEXT, path)).toBe(line));
});

describe('what is not JSON', () => {
  it.each([
    ['', 1, []],
    ['{"a": 1,\n}', 2, ['a']],
    ['{\n"a": [1, 2\n"b": 3}', 3, ['a', 1]],
    ['{"a": tru}', 1, ['a']],
    ['{"a": 01}', 1, ['a']],
    ['{"a": "one\ntwo"}', 1, ['a']],
    ['{"a": 1} // and more', 1, []],
    ["{'a': 1}", 1, ['']],
    ['[1, 2', 1, [1]],
  ])('is found in %j', (text, line, path) => {
    expect(readJson(text)).toEqual({ kind: 'fault', fault: 'notJson', line, path });
  });

  it('is what JSON.parse takes for none, and nothing else is', () => {
    const letters = fc.constantFrom(...'{}[],:"\\ \n\t0123456789.-+eEutrnfalsex\u0001é'.split(''));
    const almost = fc
      .tuple(fc.json({ maxDepth: 4 }), fc.nat(), letters, fc.constantFrom('put', 'take', 'leave'))
      .map(([json, where, letter, how]) => {
        const at = where % (json.length + 1);
        if (how === 'leave') return json;
        return json.slice(0, at) + (how === 'put' ? letter : '') + json.slice(how === 'put' ? at : at + 1);
      });
    fc.assert(
      fc.property(almost, (text) => {
        const reading = readJson(text);
        const isKnown = reading.kind === 'fault' && reading.fault !== 'notJson';
        expect(isKnown || (reading.kind === 'value') === isJson(text)).toBe(true);
        if (reading.kind === 'value') expect(reading.value).toEqual(JSON.parse(text));
      }),
      { numRuns: randomCases(3_000) },
    );
  });
});

describe('what JSON.parse would let pass', () => {
  it.each([
    ['a key twice', '{"a": 1,\n"a": 2}', { fault: 'duplicate', line: 2, path: ['a'] }],
    [
      'a key twice, written in two ways',
      '{"a": {"b": 1, "\\u0062": 2}}',
      { fault: 'duplicate', path: ['a', 'b'] },
    ],
    ['__proto__', '{"__proto__": {}}', { fault: 'unknownField', path: ['__proto__'] }],
    ['endless nesting', '['.repeat(100_000), { fault: 'tooDeep', line: 1 }],
  ])('is refused: %s', (_what, text, fault) => expect(readJson(text)).toMatchObject(fault));
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
