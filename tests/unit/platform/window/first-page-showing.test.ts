import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FirstPageShowing } from '../../../../app/platform/window/first-page-showing.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

const PAINTED = true;

function firstPage() {
  const showing = new FirstPageShowing('<p>ACME</p>');
  const seen = { isThere: false };
  void showing.isThere.then(() => {
    seen.isThere = true;
  });
  showing.begin();
  return { showing, seen };
}

describe('everything else begins', () => {
  it('once the page is painted and has its scripts', async () => {
    const { showing, seen } = firstPage();
    showing.served(!PAINTED);
    await vi.advanceTimersByTimeAsync(100);
    expect(seen.isThere).toBe(false);
    showing.served(PAINTED);
    await vi.advanceTimersByTimeAsync(19);
    expect(seen.isThere).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(seen.isThere).toBe(true);
    vi.clearAllTimers();
    showing.served(PAINTED);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('where no frame comes, once the page asks for something: all its scripts were served before', async () => {
    const { showing, seen } = firstPage();
    showing.served(!PAINTED);
    showing.end();
    await vi.advanceTimersByTimeAsync(0);
    expect(seen.isThere).toBe(true);
  });

  it('after a while in any case', async () => {
    const { seen } = firstPage();
    await vi.advanceTimersByTimeAsync(1_999);
    expect(seen.isThere).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(seen.isThere).toBe(true);
  });
});

it('hands its page out once', () => {
  const { showing } = firstPage();
  expect(showing.isHandedOut).toBe(false);
  expect([showing.take(), showing.take(), showing.isHandedOut]).toEqual(['<p>ACME</p>', undefined, true]);
});
