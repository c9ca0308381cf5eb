// A copy that another program took over in the same moment, so that no one could read it back: it is not called a copy, but what
// is with a clipboard manager is cleared as any other.
import { expect, it } from 'vitest';
import { TakenClipboard } from '../../../app/clipboard/system-clipboard.ts';
import { TokenClipboard } from '../../../app/clipboard/token-clipboard.ts';
import { WORDS } from '../../support/core/copy-words-sample.ts';
import { ManualClock } from '../../support/core/manual-clock.ts';
import { MemoryClipboard } from '../../support/core/memory-clipboard.ts';

const TOKEN = 'practice-token';

async function taken(takesOver: (text: string) => string, clearAfterS = 60) {
  const clock = new ManualClock();
  const clipboard = new MemoryClipboard();
  const tokens = new TokenClipboard({
    ...{ clipboard, clock, clearAfterS: () => clearAfterS },
    onPutBack: () => undefined,
    onChange: () => undefined,
  });
  const copyTaken = async (token = TOKEN) => {
    clipboard.takesOver = takesOver;
    await expect(tokens.put(token, WORDS)).rejects.toThrow(TakenClipboard);
    clipboard.takesOver = undefined;
  };
  return { clock, clipboard, tokens, copyTaken };
}

it('is cleared at its time where a clipboard manager holds it', async () => {
  const { clock, clipboard, tokens, copyTaken } = await taken((ours) => ours);
  await copyTaken();
  expect([clipboard.text, tokens.view.kind]).toEqual([TOKEN, 'nothing']);
  await clock.advance(59_999);
  expect(clipboard.text).toBe(TOKEN);
  await clock.advance(1);
  expect([clipboard.text, tokens.view.kind]).toEqual(['', 'cleared']);
});

it('is cleared once the program that holds it answers', async () => {
  const { clock, clipboard, copyTaken } = await taken((ours) => ours);
  await copyTaken();
  clipboard.refuses = true;
  await clock.advance(60_000);
  clipboard.refuses = false;
  await clock.advance(1_000);
  expect(clipboard.text).toBe('');
});

it('is cleared when the screen is locked or the app quits, also where tokens stay', async () => {
  for (const clear of ['locked', 'quit'] as const) {
    const { clipboard, tokens, copyTaken } = await taken((ours) => ours, 0);
    await copyTaken();
    await (clear === 'locked' ? tokens.clearNow('locked') : tokens.close());
    expect(clipboard.text).toBe('');
  }
});

it('leaves what another program copied', async () => {
  const { clock, clipboard, tokens, copyTaken } = await taken(() => 'their text');
  await copyTaken();
  await clock.advance(60_000);
  expect([clipboard.text, tokens.view.kind, clock.pending]).toEqual(['their text', 'nothing', 0]);
});

it('ends the copy before it, unless that one is back, which is then cleared at its own time', async () => {
  const gone = await taken(() => 'their text');
  await gone.tokens.put('practice-first', WORDS);
  await gone.copyTaken();
  expect(gone.tokens.view.kind).toBe('nothing');

  const back = await taken(() => 'practice-first');
  await back.tokens.put('practice-first', WORDS);
  await back.clock.advance(30_000);
  await back.copyTaken();
  expect(back.tokens.view.kind).toBe('holds');
  await back.clock.advance(30_000);
  expect(back.clipboard.text).toBe('');
});

it('in the place of a dead one is cleared when that one would have been', async () => {
  const { clock, clipboard, tokens } = await taken(() => '');
  const first = await tokens.put('practice-first', WORDS);
  if (first.kind !== 'holds') throw new Error('the copy was called off');
  await clock.advance(40_000);
  clipboard.takesOver = (ours) => ours;
  expect(await tokens.replace(first.copyId, TOKEN, WORDS)).toEqual({ kind: 'refused' });
  expect([clipboard.text, tokens.view.kind]).toEqual([TOKEN, 'nothing']);
  await clock.advance(20_000);
  expect(clipboard.text).toBe('');
});
