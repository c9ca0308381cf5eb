// What a schema takes of a value that came from outside.

interface Schema<Data> {
  safeParse(value: unknown): { readonly success: true; readonly data: Data } | { readonly success: false };
}

/**
 * Undefined where the value does not fit, and where the schema throws: zod does so for a `length` that is an object without a
 * primitive value, which JSON can hold.
 */
export function fitting<Data>(schema: Schema<Data>, value: unknown): { readonly data: Data } | undefined {
  try {
    const parsed = schema.safeParse(value);
    return parsed.success ? { data: parsed.data } : undefined;
  } catch {
    return undefined;
  }
}
