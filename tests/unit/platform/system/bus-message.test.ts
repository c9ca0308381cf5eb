// Messages as another implementation writes and reads them.
import { createRequire } from 'node:module';
import { PassThrough, type Readable } from 'node:stream';
import { Variant } from 'dbus-next';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { messageSize, methodCall, readMessage } from '../../../../app/platform/system/bus-message.ts';

interface OtherMessage {
  readonly type: number;
  readonly serial: number;
  readonly flags?: number;
  readonly [field: string]: unknown;
}
const other: {
  marshall(message: OtherMessage): readonly [Buffer];
  unmarshalMessages(stream: Readable, onMessage: (message: OtherMessage) => void): void;
} = createRequire(import.meta.url)('dbus-next/lib/message.js');

const CALL = {
  destination: 'org.freedesktop.secrets',
  path: '/org/freedesktop/secrets/aliases/default',
  interfaceName: 'org.freedesktop.DBus.Properties',
  member: 'Get',
};
function readByOther(bytes: Buffer): Promise<OtherMessage> {
  const stream = new PassThrough();
  const read = new Promise<OtherMessage>((resolve) => other.unmarshalMessages(stream, resolve));
  stream.write(bytes);
  return read;
}
const marshalled = (value: unknown): unknown =>
  value instanceof Variant ? [value.signature, marshalled(value.value)] : value;
const answer = (fields: Readonly<Record<string, unknown>>, type = 2) =>
  other.marshall({ type, serial: 7, replySerial: 2, destination: ':1.5', sender: ':1.2', ...fields })[0];

describe('a call', () => {
  it.each([[[]], [['org.kde.StatusNotifierWatcher']], [['one', 'zwölf', '']]])(
    'with %j is read as it was meant',
    async (args) => {
      const bytes = methodCall(2, { ...CALL, args });
      expect(await readByOther(bytes)).toMatchObject({
        ...{ type: 1, flags: 0, serial: 2 },
        ...{ destination: CALL.destination, path: CALL.path, interface: CALL.interfaceName, member: 'Get' },
        ...(args.length > 0 ? { signature: 's'.repeat(args.length), body: args } : {}),
      });
      expect(messageSize(bytes)).toBe(bytes.length);
    },
  );

  it('says where no answer is wanted', async () => {
    expect((await readByOther(methodCall(3, CALL, { wantsReply: false }))).flags).toBe(1);
  });

  it('says where no service is to be started for it', async () => {
    expect((await readByOther(methodCall(3, { ...CALL, startsNothing: true }))).flags).toBe(2);
  });
});

describe('an answer', () => {
  it.each([
    ['b', [true], true],
    ['b', [false], false],
    ['v', [new Variant('b', true)], true],
    ['v', [new Variant('b', false)], false],
    ['v', [new Variant('s', 'true')], 'true'],
    ['v', [new Variant('s', 'Active')], 'Active'],
    ['v', [new Variant('v', new Variant('s', '24h'))], '24h'],
    ['v', [new Variant('v', new Variant('b', true))], true],
    ['s', ['zwölf'], 'zwölf'],
    ['s', [':1.5'], ':1.5'],
    ['u', [4_000_000_000], 4_000_000_000],
    ['as', [['one', '', 'zwölf']], ['one', '', 'zwölf']],
    ['as', [[]], []],
    ['v', [new Variant('as', [':1.5/StatusNotifierItem', 'two'])], [':1.5/StatusNotifierItem', 'two']],
    ['v', [new Variant('i', 3)], undefined],
    ['v', [new Variant('a{ss}', [['key', 'value']])], undefined],
    ['i', [1], undefined],
    ['sb', ['first', true], 'first'],
  ])('of type %s with %j', (signature, body, value) => {
    // The other implementation marshals a variant as its signature and its value.
    const bytes = answer({ signature, body: body.map(marshalled) });
    expect(messageSize(bytes)).toBe(bytes.length);
    expect(readMessage(bytes)).toEqual({
      ...{ kind: 'reply', answers: 2 },
      ...(value === undefined ? {} : { value }),
    });
  });

  it('without a value', () => expect(readMessage(answer({}))).toEqual({ kind: 'reply', answers: 2 }));

  it('that is an error', () => {
    const errorName = 'org.freedesktop.DBus.Error.ServiceUnknown';
    const bytes = answer({ errorName, signature: 's', body: ['The name is not activatable'] }, 3);
    const value = 'The name is not activatable';
    expect(readMessage(bytes)).toEqual({ kind: 'error', answers: 2, errorName, value });
  });

  it('that is a signal has a name and answers nothing', () => {
    const signal = { path: '/', interface: 'org.kde.KWallet', member: 'walletOpened', signature: 's' };
    const bytes = other.marshall({ type: 4, serial: 9, ...signal, body: ['kdewallet'] })[0];
    expect(readMessage(bytes)).toEqual({ kind: 'signal', member: 'walletOpened', value: 'kdewallet' });
  });

  it('of whatever bytes is read, or refused as a RangeError', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 16, maxLength: 200 }), fc.boolean(), (bytes, isWhole) => {
        const message = Buffer.from(bytes);
        if (isWhole) message.writeUInt32LE(message.length - 16, 12);
        try {
          readMessage(message);
        } catch (error) {
          expect(error).toBeInstanceOf(RangeError);
        }
      }),
    );
  });
});

it('has no size before its head is there, and none that we take beyond a megabyte', () => {
  const bytes = methodCall(2, CALL);
  expect(messageSize(bytes.subarray(0, 15))).toBeUndefined();
  const large = Buffer.from(bytes);
  large.writeUInt32LE(1024 * 1024, 4);
  expect(messageSize(large)).toBe(Number.POSITIVE_INFINITY);
});
