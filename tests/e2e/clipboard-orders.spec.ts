// What the clipboard's thread does, before a real X server, read from outside: clearing takes away what was meant and
// nothing that came later, and a copy that failed leaves nothing behind.
import { carryOutClipboardOrder } from '../../app/platform/clipboard/x11/clipboard-orders.ts';
import { expect, test } from '../support/fixtures.ts';

const orders = ({ isWayland }: { readonly isWayland: boolean }) =>
  carryOutClipboardOrder({
    ...{ display: process.env.DISPLAY ?? '', isWayland },
    onLost: () => undefined,
    onEnd: () => undefined,
  });

const COPY = { do: 'copy', text: 'ours', isSecret: true, wantsFocus: false } as const;

test('clears what it copied', async ({ clipboard }) => {
  const carryOut = orders({ isWayland: false });
  expect(await carryOut(COPY)).toEqual({ outcome: 'copied' });
  expect(await clipboard.read()).toBe('ours');
  await carryOut({ do: 'clear' });
  expect(await clipboard.read()).toBe('');
});

test('leaves what another program copied after ours', async ({ clipboard }) => {
  const carryOut = orders({ isWayland: false });
  expect(await carryOut(COPY)).toEqual({ outcome: 'copied' });
  await clipboard.write('theirs');
  await carryOut({ do: 'clear' });
  expect(await clipboard.read()).toBe('theirs');
});

test('clears what was read last, no matter who copied it: a clipboard manager may have put ours back', async ({
  clipboard,
}) => {
  const carryOut = orders({ isWayland: false });
  expect(await carryOut(COPY)).toEqual({ outcome: 'copied' });
  await clipboard.write('ours');
  expect(await carryOut({ do: 'read' })).toEqual({ text: 'ours' });
  await carryOut({ do: 'clear' });
  expect(await clipboard.read()).toBe('');
});

test('a copy for which no compositor comes leaves nothing behind', async ({ clipboard }) => {
  const carryOut = orders({ isWayland: true });
  expect(await carryOut(COPY)).toEqual({ outcome: 'unreachable' });
  expect(await clipboard.read()).toBe('');
});

test('a copy for which no compositor comes leaves what another program copied meanwhile', async ({
  clipboard,
}) => {
  const carryOut = orders({ isWayland: true });
  const copying = carryOut(COPY);
  await clipboard.waitForText((text) => text === 'ours');
  await clipboard.write('theirs');
  expect(await copying).toEqual({ outcome: 'unreachable' });
  expect(await clipboard.read()).toBe('theirs');
});
