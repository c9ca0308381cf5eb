// What a bus may send. How a real one is heard is tried end to end, with the keyrings.
import { afterEach, beforeEach, it, vi } from 'vitest';
import { watchBusSignals } from '../../../../app/platform/system/bus-signals.ts';
import { PlayedBus } from './played-bus.ts';

let bus: PlayedBus;
beforeEach(async () => {
  bus = await PlayedBus.start();
});
afterEach(() => bus.stop());

it('hears a signal that comes in pieces, once it is whole', async () => {
  let heard = 0;
  const end = new Promise<void>((resolve) => {
    const stop = watchBusSignals([], () => {
      heard += 1;
      if (heard === 2) resolve(stop());
    });
  });
  const client = await bus.begun;
  client.write(Buffer.concat([PlayedBus.signal(8), PlayedBus.signalHead(8), Buffer.alloc(4)]));
  await vi.waitUntil(() => heard === 1, { timeout: 15_000 });
  client.write(Buffer.alloc(4));
  await end;
});

it('hangs up on a message that is too large before it has come', async () => {
  watchBusSignals([], () => undefined);
  const client = await bus.begun;
  client.write(PlayedBus.signalHead(100 * 1024 * 1024));
  await bus.left;
});
