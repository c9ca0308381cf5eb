// An input that a command takes, made of its schema: so that a test of all commands knows those that are yet to come.
import { z } from 'zod';

interface JsonSchema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly pattern?: string;
  readonly minimum?: number;
}

/** `known`: what to put where a field has this name. */
export function commandSample(schema: z.ZodType, known: Readonly<Record<string, unknown>>): unknown {
  return sampleOf(z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' }) as JsonSchema, known);
}

function sampleOf(schema: JsonSchema, known: Readonly<Record<string, unknown>>): unknown {
  const { type, properties, items, anyOf, oneOf } = schema;
  const [first] = anyOf ?? oneOf ?? [];
  if (first) return sampleOf(first, known);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  if (type === 'object')
    return Object.fromEntries(
      Object.entries(properties ?? {}).map(([name, inner]) => [
        name,
        Object.hasOwn(known, name) ? known[name] : sampleOf(inner, known),
      ]),
    );
  if (type === 'array') return items ? [sampleOf(items, known)] : [];
  if (type === 'boolean') return true;
  if (type === 'integer' || type === 'number') return schema.minimum ?? 0;
  if (type === 'string') return schema.pattern?.includes('{64}') ? '0'.repeat(64) : 'AAAA';
  return undefined;
}
