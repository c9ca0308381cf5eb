// @vitest-environment happy-dom
import { useState } from 'react';
import { describe, expect, it } from 'vitest';
import type { CompanyView } from '../../../../app/shared/contract/companies.ts';
import { useDueRows } from '../../../../renderer/quick-copy/use-due-rows.ts';
import { company } from '../../../support/snapshot/company-view-sample.ts';
import { runHook } from '../run-hook.tsx';

const named = (count: number, label = 'Acme') =>
  Array.from({ length: count }, (_, at) => company({ id: String(at), label }));

/** The rows of each drawing, in order. */
async function drawn() {
  const drawings: (readonly CompanyView[])[] = [];
  const hook = await runHook(() => {
    const [{ typed, found }, find] = useState({ typed: '', found: named(40) });
    drawings.push(useDueRows(typed, found));
    return find;
  });
  return {
    counts: () => drawings.splice(0).map(({ length }) => length),
    find: (typed: string, found: CompanyView[]) => hook.after(() => hook.current({ typed, found })),
  };
}

describe('the rows of quick copy', () => {
  it('are at first those that can be seen, and then all', async () => {
    const { counts, find } = await drawn();
    expect(counts()).toEqual([12, 40]);
    await find('a', named(30));
    expect(counts()).toEqual([12, 30]);
  });

  it('stay, all of them, when a company changes: the list may be scrolled to the last', async () => {
    const { counts, find } = await drawn();
    counts();
    await find('', named(40, 'Globex'));
    expect(counts()).toEqual([40]);
  });
});
