import { expect, it } from 'vitest';
import { remedyFor } from '../../../../app/platform/tray/tray-patience.ts';

it.each([
  ['gives an icon that was put up just now a second', { missingForMs: 5_000, upForMs: 400, offers: 1 }, 600],
  ['gives a panel a second to take back the icon', { missingForMs: 250, upForMs: 90_000, offers: 0 }, 750],
  ['waits longer for each offer', { missingForMs: 3_000, upForMs: 1_500, offers: 2 }, 7_000],
])('%s', (_, missing, forMs) => {
  expect(remedyFor(missing)).toEqual({ do: 'wait', forMs });
});

it('puts up another icon when the time has come', () => {
  expect(remedyFor({ missingForMs: 1_000, upForMs: 90_000, offers: 0 })).toEqual({ do: 'putUp' });
});

it('stops after four offers', () => {
  expect(remedyFor({ missingForMs: 1e9, upForMs: 1e9, offers: 4 })).toEqual({ do: 'nothing' });
});
