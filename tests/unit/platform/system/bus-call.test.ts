// How a bus may answer, or not. A real one is asked end to end: for the tray, and for keyrings in every state.
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { callBus, callBusTogether } from '../../../../app/platform/system/bus-call.ts';
import { PlayedBus } from './played-bus.ts';

const QUESTION = {
  destination: 'org.freedesktop.DBus',
  path: '/',
  interfaceName: 'org.freedesktop.DBus',
  member: 'NameHasOwner',
  args: ['org.kde.StatusNotifierWatcher'],
};

let bus: PlayedBus;
beforeEach(async () => {
  bus = await PlayedBus.start();
});
afterEach(() => bus.stop());

it.each([true, false])('gives the answer: %s', async (truth) => {
  const reply = callBus(QUESTION);
  const client = await bus.begun;
  // What is not for us, first: the answer to the greeting, and a signal.
  client.write(Buffer.concat([PlayedBus.reply(1, true), PlayedBus.signal(8)]));
  client.write(PlayedBus.reply(2, truth));
  expect(await reply).toEqual({ kind: 'answered', value: truth });
  await bus.left;
});

it('gives an answer that comes in pieces', async () => {
  const reply = callBus(QUESTION);
  const client = await bus.begun;
  for (const byte of PlayedBus.reply(2, true)) client.write(Buffer.from([byte]));
  expect(await reply).toEqual({ kind: 'answered', value: true });
});

it('asks several things at once and keeps the answers apart, whatever comes first', async () => {
  const replies = callBusTogether([QUESTION, QUESTION, QUESTION]);
  const client = await bus.begun;
  client.write(PlayedBus.reply(4, false));
  client.write(PlayedBus.error(2, 'org.freedesktop.DBus.Error.NameHasNoOwner'));
  client.write(PlayedBus.reply(3, true));
  expect(await replies).toEqual([
    { kind: 'refused', errorName: 'org.freedesktop.DBus.Error.NameHasNoOwner' },
    { kind: 'answered', value: true },
    { kind: 'answered', value: false },
  ]);
  await bus.left;
  expect(await callBusTogether([])).toEqual([]);
});

it('says what was refused, and why', async () => {
  const reply = callBus(QUESTION);
  (await bus.begun).write(PlayedBus.error(2, 'org.freedesktop.DBus.Error.ServiceUnknown'));
  expect(await reply).toEqual({ kind: 'refused', errorName: 'org.freedesktop.DBus.Error.ServiceUnknown' });
});

it('gives up on a bus that hangs up', async () => {
  const reply = callBus(QUESTION);
  (await bus.begun).destroy();
  expect(await reply).toEqual({ kind: 'unasked' });
});

it('gives up on a bus that talks nonsense', async () => {
  const reply = callBus(QUESTION);
  const client = await bus.begun;
  // It promises a boolean and has none.
  const nonsense = PlayedBus.reply(2, true).subarray(0, -4);
  nonsense.writeUInt32LE(0, 4);
  client.write(nonsense);
  expect(await reply).toEqual({ kind: 'unasked' });
});

it('waits two seconds for an answer, and no longer', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    const reply = callBus(QUESTION);
    await bus.begun;
    vi.advanceTimersByTime(2_000);
    expect(await reply).toEqual({ kind: 'late' });
  } finally {
    vi.useRealTimers();
  }
});

it('asks no one where there is no bus', async () => {
  vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', 'unix:path=/nowhere/bus');
  expect(await callBus(QUESTION)).toEqual({ kind: 'unasked' });
  vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', 'tcp:host=localhost');
  expect(await callBus(QUESTION)).toEqual({ kind: 'unasked' });
});
