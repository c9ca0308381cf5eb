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
