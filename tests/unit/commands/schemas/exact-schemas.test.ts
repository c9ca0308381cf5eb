// The compiler is the judge here: each `@ts-expect-error` is an error of its own where the line below it compiles.
// What is expected at run time shows that the refused schemas would indeed have let the wrong input through, or
// kept the right one out.
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { exactSchemas } from '../../../../app/commands/schemas/exact-schemas.ts';

interface SampleContract {
  paint: {
    input: { readonly colour: 'red' | 'blue'; readonly layers?: readonly number[] };
    answer: undefined;
  };
  clean: { input: undefined; answer: undefined };
}

const exact = z.strictObject({
  colour: z.enum(['red', 'blue']),
  layers: z.array(z.number()).exactOptional(),
});
const clean = z.undefined();
const takes = (schema: z.ZodType, input: unknown) => schema.safeParse(input).success;

describe('the schemas of a feature', () => {
  it('compile where each parses exactly the declared input', () => {
    const { paint } = exactSchemas<SampleContract>()({ paint: exact, clean });
    expect(takes(paint, { colour: 'red', layers: [1] })).toBe(true);
  });

  it('do not compile where a field takes other values too', () => {
    const wider = exact.extend({ colour: z.string() });
    // @ts-expect-error
    exactSchemas<SampleContract>()({ paint: wider, clean });
    expect(takes(wider, { colour: 'green' })).toBe(true);
  });

  it('do not compile where there is one more field, though optional', () => {
    const wider = exact.extend({ gloss: z.boolean().exactOptional() });
    // @ts-expect-error
    exactSchemas<SampleContract>()({ paint: wider, clean });
    expect(takes(wider, { colour: 'red', gloss: true })).toBe(true);
  });

  it('do not compile where a declared value is missing', () => {
    const narrower = exact.extend({ colour: z.literal('red') });
    // @ts-expect-error
    exactSchemas<SampleContract>()({ paint: narrower, clean });
    expect(takes(narrower, { colour: 'blue' })).toBe(false);
  });

  it('do not compile where an optional field is required', () => {
    const narrower = exact.required();
    // @ts-expect-error
    exactSchemas<SampleContract>()({ paint: narrower, clean });
    expect(takes(narrower, { colour: 'red' })).toBe(false);
  });

  it('do not compile where an optional field is missing', () => {
    const narrower = exact.omit({ layers: true });
    // @ts-expect-error
    exactSchemas<SampleContract>()({ paint: narrower, clean });
    expect(takes(narrower, { colour: 'red', layers: [1] })).toBe(false);
  });

  it('do not compile where a command has none', () => {
    // @ts-expect-error
    const schemas = exactSchemas<SampleContract>()({ paint: exact });
    expect(Object.keys(schemas)).not.toContain('clean');
  });

  it('do not compile where one is for a command that is not declared', () => {
    // @ts-expect-error
    const schemas = exactSchemas<SampleContract>()({ paint: exact, clean, burn: clean });
    expect(Object.keys(schemas)).toContain('burn');
  });

  it('do not compile where one takes anything', () => {
    const wider = z.any();
    // @ts-expect-error
    exactSchemas<SampleContract>()({ paint: wider, clean });
    expect(takes(wider, 'anything')).toBe(true);
  });
});
