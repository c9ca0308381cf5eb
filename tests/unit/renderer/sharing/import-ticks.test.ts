import { describe, expect, it } from 'vitest';
import type { ImportEntry, ImportPreview } from '../../../../app/shared/contract/sharing.ts';
import { Ticks } from '../../../../renderer/sharing/import-ticks.ts';

const address = { host: 'acme.example.com', whole: 'https://acme.example.com/', warnings: [] };
const change = (field: string, signsOut: boolean) => ({ field, name: field, from: 'a', to: 'b', signsOut });
const entry = (number: number, more: Partial<ImportEntry>): ImportEntry => ({
  ...{ entry: number, kind: 'new', label: 'ACME', service: 'KlearStack', account: [], address, changes: [] },
  ...more,
});

const preview: ImportPreview = {
  importId: 'import-1',
  fileName: 'practice.tokentray',
  refused: [],
  entries: [
    entry(0, {}),
    entry(2, { kind: 'same' }),
    entry(3, { kind: 'changed', changes: [change('address', true), change('label', false)] }),
    entry(4, { kind: 'changed', changes: [change('username', true)] }),
  ],
};

describe('what is ticked at first', () => {
  it('is everything but what signs out', () => {
    expect(Ticks.usual(preview).choices(preview.entries)).toEqual([
      { entry: 0, fields: [''] },
      { entry: 3, fields: ['label'] },
    ]);
  });
});

it('never takes a company out of production at first', () => {
  const leaving = { ...change('environment', false), leavesProduction: true as const };
  const entries = [entry(0, { kind: 'changed', changes: [leaving, change('askBeforeCopy', false)] })];
  expect(Ticks.usual({ ...preview, entries }).choices(entries)).toEqual([
    { entry: 0, fields: ['askBeforeCopy'] },
  ]);
});

describe('a name that looks like another', () => {
  const entries = [
    entry(0, { twin: 'ACME' }),
    entry(1, {
      kind: 'changed',
      twin: 'ACME',
      changes: [change('label', false), change('copyFormat', false)],
    }),
  ];

  it('is not ticked at first, and can be', () => {
    const usual = Ticks.usual({ ...preview, entries });
    expect(usual.choices(entries)).toEqual([{ entry: 1, fields: ['copyFormat'] }]);
    expect(usual.with([[0, '']], true).choices(entries)[0]).toEqual({ entry: 0, fields: [''] });
  });

  it('that was not one before has to be looked at again', () => {
    const before = { preview: { ...preview, entries: [entry(0, {})] }, ticks: Ticks.usual(preview) };
    expect(Ticks.for({ ...preview, entries: [entry(0, { twin: 'ACME' })] }, before).has(0, '')).toBe(false);
  });
});

describe('what a file would make a company trust', () => {
  const facts = {
    ...{ subject: 'CN=practice', issuer: 'CN=practice', validFromMs: 0, validToMs: 1 },
    ...{ fingerprint: '0'.repeat(64), publicKey: 'a key' },
  };
  const trusting = { ...change('certificate', false), trust: { facts, accepted: [] } };
  const entries = [
    entry(0, { changes: [trusting] }),
    entry(1, { kind: 'changed', changes: [change('label', false), trusting] }),
  ];
  const usual = Ticks.usual({ ...preview, entries });

  it('is never ticked at first', () => {
    expect(usual.choices(entries)).toEqual([
      { entry: 0, fields: [''] },
      { entry: 1, fields: ['label'] },
    ]);
  });

  it('comes with a new company, or not at all', () => {
    const ticked = usual.with([[0, 'certificate']], true);
    expect(ticked.choices(entries)[0]).toEqual({ entry: 0, fields: ['', 'certificate'] });
    expect(
      ticked
        .with([[0, '']], false)
        .choices(entries)
        .map(({ entry: number }) => number),
    ).toEqual([1]);
  });

  it('starts over where the file would have another one trusted', () => {
    const ticks = usual.with([[0, 'certificate']], true);
    const other = { ...trusting, trust: { facts: { ...facts, fingerprint: '1'.repeat(64) }, accepted: [] } };
    const next = { ...preview, entries: [entry(0, { changes: [other] }), entries[1] as ImportEntry] };
    expect(Ticks.for(next, { preview: { ...preview, entries }, ticks }).has(0, 'certificate')).toBe(false);
  });
});

describe('a preview that is read again', () => {
  const before = { preview, ticks: Ticks.usual(preview).with([[3, 'address']], true) };

  it('keeps its ticks in another language', () => {
    const entries = preview.entries.map((each) => ({ ...each, service: 'KlearStack, Benutzername' }));
    expect(Ticks.for({ ...preview, entries }, before).has(3, 'address')).toBe(true);
  });

  it('starts over where it would do something else', () => {
    const entries = preview.entries.map((each) => ({ ...each, label: 'Other' }));
    expect(Ticks.for({ ...preview, entries }, before).has(3, 'address')).toBe(false);
  });
});

describe('a tick', () => {
  it('takes one field of one company', () => {
    const ticks = Ticks.usual(preview).with([[3, 'address']], true);
    expect(ticks.choices(preview.entries)[1]).toEqual({ entry: 3, fields: ['address', 'label'] });
    expect(Ticks.usual(preview).has(3, 'address')).toBe(false);
  });

  it('that is taken away leaves the company out', () => {
    const ticks = Ticks.usual(preview).with(
      [
        [0, ''],
        [3, 'label'],
      ],
      false,
    );
    expect(ticks.choices(preview.entries)).toEqual([]);
  });
});
