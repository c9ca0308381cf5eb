// Packed answers: bombs, broken packings, and packings that are not what they say.
import { brotliCompressSync, constants, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { answer, goodBody, hostile, type Scene, type Send } from './hostile-answer.ts';

const MIB = 1024 * 1024;
const GIB_IN_MIB = 1024;
const packed = (coding: string, body: Buffer | ((scene: Scene) => Buffer)): Send =>
  answer({ headers: [`Content-Encoding: ${coding}`], body });

/** A gzip stream of 1 GiB of zeros in about 1 MB, without ever holding more than 1 MiB of them. */
function gzipBomb(): Buffer {
  const header = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]);
  // A fully flushed block may be repeated as often as one likes.
  const block = deflateRawSync(Buffer.alloc(MIB), { finishFlush: constants.Z_FULL_FLUSH });
  return Buffer.concat([header, ...Array<Buffer>(GIB_IN_MIB).fill(block)]);
}

const nested = (times: number) => (scene: Scene) => {
  let body: Buffer = Buffer.from(goodBody(scene));
  for (let time = 0; time < times; time += 1) body = gzipSync(body);
  return body;
};

const withoutChecksum = (gzip: Buffer) => gzip.fill(0, gzip.byteLength - 8);

export const encodings = hostile([
  ['a gzip bomb of 1 GiB', 'tooLarge', packed('gzip', gzipBomb())],
  ['a deflate bomb of 64 MiB', 'tooLarge', packed('deflate', deflateSync(Buffer.alloc(64 * MIB)))],
  [
    'a brotli bomb of 64 MiB',
    'tooLarge',
    packed(
      'br',
      brotliCompressSync(Buffer.alloc(64 * MIB), {
        params: { [constants.BROTLI_PARAM_QUALITY]: 1 },
      }),
    ),
  ],
  ['gzip that is gzip', 'granted', packed('gzip', nested(1))],
  ['gzip in gzip', 'granted', packed('gzip, gzip', nested(2))],
  ['gzip in gzip that says so once', 'notUnderstood', packed('gzip', nested(2))],
  ['gzip fifty deep', 'granted', packed(Array(50).fill('gzip').join(', '), nested(50))],
  ['gzip that is plain text', 'serverFault', packed('gzip', (scene) => Buffer.from(goodBody(scene)))],
  ['gzip that breaks off', 'notUnderstood', packed('gzip', (scene) => nested(1)(scene).subarray(0, 30))],
  ['gzip with a wrong checksum', 'granted', packed('gzip', (scene) => withoutChecksum(nested(1)(scene)))],
  [
    'gzip with a broken middle',
    'serverFault',
    packed('gzip', (scene) => nested(1)(scene).fill(0xff, 12, 24)),
  ],
  ['an empty body called gzip', 'notUnderstood', packed('gzip', Buffer.alloc(0))],
  ['deflate that is plain text', 'serverFault', packed('deflate', (scene) => Buffer.from(goodBody(scene)))],
  ['zstd that is plain text', 'serverFault', packed('zstd', (scene) => Buffer.from(goodBody(scene)))],
  ['a packing that no one knows', 'granted', packed('magic', (scene) => Buffer.from(goodBody(scene)))],
  ['a packing called identity', 'granted', packed('identity', (scene) => Buffer.from(goodBody(scene)))],
  ['gzip in a trench coat', 'granted', packed('x-gzip', nested(1))],
]);
