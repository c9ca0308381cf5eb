import { describe, expect, it } from 'vitest';
import { WindowCalls } from '../../../../app/platform/window/window-calls.ts';
import type { CommandName } from '../../../../app/shared/contract/bridge.ts';
import type { CopyResult } from '../../../../app/shared/contract/sessions.ts';

const COPIED: CopyResult = { outcome: 'copied', message: 'ACME token copied', shortLived: false };
const copyOf = (companyId: string) => ({ companyId, format: null });
const isThere = () => true;
const isGone = () => false;

function windowCalls() {
  const done: unknown[] = [];
  const calls = new WindowCalls(() => done.push('the page listens'));
  const dispatch = (name: CommandName, input: unknown) => {
    done.push([name, input]);
    return Promise.resolve(name === 'copyToken' ? COPIED : name);
  };
  const begin = () =>
    calls.begin({
      commands: { dispatch: dispatch as never },
      backgroundCopy: { tellUnseen: (input, { outcome }) => void done.push([outcome, input]) },
    });
  return { calls, done, begin };
}

describe('what the page asks for before there is a core', () => {
  it('waits for it, and the copy is made first', async () => {
    const { calls, done, begin } = windowCalls();
    const snapshot = calls.answer('readSnapshot', undefined, isThere);
    const copy = calls.answer('copyToken', copyOf('a'), isThere);
    expect(done).toEqual([]);
    begin();
    expect(await copy).toBe(COPIED);
    expect(await snapshot).toBe('readSnapshot');
    expect(done).toEqual([['copyToken', copyOf('a')], 'the page listens', ['readSnapshot', undefined]]);
  });

  it('is of several copies the newest alone, and nothing is to be reported of the others', async () => {
    const { calls, done, begin } = windowCalls();
    const answers = ['a', 'b', 'c'].map((id) => calls.answer('copyToken', copyOf(id), isThere));
    begin();
    expect(await Promise.all(answers)).toEqual([{ outcome: 'cancelled' }, { outcome: 'cancelled' }, COPIED]);
    expect(done).toEqual([['copyToken', copyOf('c')]]);
  });

  it('lets a copy be prepared as soon as one waits, and nothing else', () => {
    const { calls, begin } = windowCalls();
    let prepared = 0;
    const prepare = () => {
      prepared += 1;
    };
    void calls.answer('readSnapshot', undefined, isThere);
    calls.whenCopyWaits(prepare);
    expect([prepared, calls.waitsForCopy]).toEqual([0, false]);
    void calls.answer('copyToken', copyOf('a'), isThere);
    expect([prepared, calls.waitsForCopy]).toEqual([1, true]);
    calls.whenCopyWaits(prepare);
    expect(prepared).toBe(2);
    begin();
    void calls.answer('copyToken', copyOf('a'), isThere);
    expect([prepared, calls.waitsForCopy]).toEqual([2, false]);
  });
});

describe('a page that is gone by the time of the answer', () => {
  it('does not count as one that listens', async () => {
    const { calls, done, begin } = windowCalls();
    let isInWindow = true;
    const snapshot = calls.answer('readSnapshot', undefined, () => isInWindow);
    isInWindow = false;
    begin();
    await snapshot;
    expect(done).toEqual([['readSnapshot', undefined]]);
  });

  it.each(['before there is a core', 'afterwards'])(
    'has its copy told elsewhere: asked for %s',
    async (when) => {
      const { calls, done, begin } = windowCalls();
      if (when === 'afterwards') begin();
      const copy = calls.answer('copyToken', copyOf('a'), isGone);
      if (when !== 'afterwards') begin();
      expect(await copy).toBe(COPIED);
      expect(done).toEqual([
        ['copyToken', copyOf('a')],
        ['copied', copyOf('a')],
      ]);
    },
  );
});

it('answers everything at once when there is a core', async () => {
  const { calls, done, begin } = windowCalls();
  begin();
  expect(await calls.answer('readSnapshot', undefined, isThere)).toBe('readSnapshot');
  const copies = ['a', 'b'].map((id) => calls.answer('copyToken', copyOf(id), isThere));
  expect(await Promise.all(copies)).toEqual([COPIED, COPIED]);
  expect(done).toHaveLength(4);
});
