// What a schema takes of a value that came from outside.

interface Schema<Data> {
  safeParse(value: unknown): { readonly success: true; readonly data: Data } | { readonly success: false };
}

/**
 * Undefined where the value does not fit, and where the schema throws: zod does so for a `length` that is an object without a
 * primitive value, which JSON can hold.
 */
export function fitting<Data>(schema: Schema<Data>, value: unknown): { readonly data: Data } | undefined {
  const outcome = outcomeOf(schema, value);
  return outcome?.success ? { data: outcome.data } : undefined;
}

/** A schema without the library, where loading that would take too long. `read`: gives undefined for what does not fit. */
export const schemaByHand = <Data>(read: (value: unknown) => Data | undefined) => ({
  safeParse(value: unknown) {
    const data = read(value);
    return data === undefined ? ({ success: false } as const) : ({ success: true, data } as const);
  },
});

interface TellingSchema<Data, Issue> {
  safeParse(
    value: unknown,
  ):
    | { readonly success: true; readonly data: Data }
    | { readonly success: false; readonly error: { readonly issues: readonly Issue[] } };
}

/** The same, with what is wrong; no issues where the schema throws. */
export function fittingOrIssues<Data, Issue>(
  schema: TellingSchema<Data, Issue>,
  value: unknown,
): { readonly data: Data } | { readonly issues: readonly Issue[] } {
  const outcome = outcomeOf(schema, value);
  if (outcome?.success) return { data: outcome.data };
  return { issues: outcome?.error.issues ?? [] };
}

function outcomeOf<Outcome>(
  schema: { safeParse(value: unknown): Outcome },
  value: unknown,
): Outcome | undefined {
  try {
    return schema.safeParse(value);
  } catch {
    return undefined;
  }
}
