import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { fitting } from '../../../app/shared/fitting.ts';

const schema = z.object({ text: z.string().max(5), list: z.array(z.number()).max(2).optional() });

describe('what a schema takes', () => {
  it('is its data, parsed', () => {
    expect(fitting(schema, { text: 'five', more: 1 })).toEqual({ data: { text: 'five' } });
    expect(fitting(z.undefined(), undefined)).toEqual({ data: undefined });
  });

  it.each([
    undefined,
    null,
    { text: 'too long' },
    // JSON that has no order and no length.
    JSON.parse('{"text":{"length":{"valueOf":1,"toString":1}}}'),
    JSON.parse('{"text":"five","list":{"length":{"valueOf":1,"toString":1}}}'),
  ])('is nothing of %j', (value) => {
    expect(fitting(schema, value)).toBeUndefined();
  });
});
