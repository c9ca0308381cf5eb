import fc from 'fast-check';
import { expect, it } from 'vitest';
import { CURRENT, DocumentBench, LAST_GOOD } from '../../support/storage/document-bench.ts';

const EARLIER = ['ACME'];
const LATEST = ['ACME', 'A & B "Ltd" && Söhne', '株式会社 🙂'];

const asBytes = (text: string) => new TextEncoder().encode(text);
/** In ten-thousandths of the file. fast-check's `double` would nearly always be next to nothing. */
const at = fc.nat(9_999);

/** Ways to spoil a file: a run of bytes is replaced by others, or a letter or digit by another one, which is still JSON. */
const mutation = fc.oneof(
  fc.record({
    at,
    removed: fc.nat(40),
    inserted: fc.oneof(fc.uint8Array({ maxLength: 40 }), fc.constant(asBytes('"}]{,:1'))),
  }),
  fc.record({ at, removed: fc.constant(1), inserted: fc.constantFrom('7', 'q').map(asBytes) }),
);
type Mutation = (typeof mutation)['generate'] extends (...args: never[]) => { value: infer Value }
  ? Value
  : never;

function mutate(whole: Buffer, { at, removed, inserted }: Mutation): Buffer {
  const start = Math.floor((at / 10_000) * whole.length);
  return Buffer.concat([whole.subarray(0, start), inserted, whole.subarray(start + removed)]);
}

/** Each run spoils two files. */
const RUNS = Number(process.env.MUTATED_FILES ?? 1_000) / 2;

async function check(
  bench: DocumentBench,
  first: readonly Mutation[],
  second: readonly Mutation[],
): Promise<void> {
  await bench.saved(EARLIER, LATEST);
  const damaged = [first, second].map((mutations) =>
    mutations.reduce(mutate, Buffer.from(bench.text(CURRENT))),
  );
  bench.put(CURRENT, damaged[0] ?? '');
  bench.put(LAST_GOOD, damaged[1] ?? '');
  const report = await bench.restart().load();
  const aside = bench.names().filter((name) => name.includes('.unreadable-'));
  if (report.source === 'reset') {
    expect(report.value.companies).toEqual([]);
    expect(aside.map((name) => bench.text(name)).sort()).toEqual(damaged.map(String).sort());
  } else {
    expect(report.value.companies).toEqual(LATEST);
  }
  expect((await bench.restart().load()).faults).toEqual([]);
}

it('gives back what was saved, or starts empty with the bad files set aside, whatever was done to them', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(mutation, { maxLength: 3 }),
      fc.array(mutation, { maxLength: 3 }),
      async (first, second) => {
        const bench = new DocumentBench();
        try {
          await check(bench, first, second);
        } finally {
          bench[Symbol.dispose]();
        }
      },
    ),
    { numRuns: RUNS },
  );
}, 120_000);
