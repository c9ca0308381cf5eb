// The compiler's proof that a feature's schemas parse exactly what its contract declares: no more, no less.
import type { z } from 'zod';

type Commands<Contract> = { readonly [Name in keyof Contract]: { readonly input: unknown } };

/** Whether a value may be changed is not what a schema decides. */
type DeepReadonly<Value> = Value extends object
  ? { readonly [Key in keyof Value]: DeepReadonly<Value[Key]> }
  : Value;

/** Assignability alone would let an optional field or a missing choice pass. */
type IsSame<One, Other> =
  (<T>() => T extends One ? 1 : 2) extends <T>() => T extends Other ? 1 : 2 ? true : false;

type ExactSchema<Schema, Input> =
  Schema extends z.ZodType<infer Parsed>
    ? IsSame<DeepReadonly<Parsed>, DeepReadonly<Input>> extends true
      ? z.ZodType<Input>
      : { readonly thisSchemaMustParseExactly: Input }
    : z.ZodType<Input>;

type ExactSchemas<Contract extends Commands<Contract>, Schemas> = {
  readonly [Name in keyof Contract | keyof Schemas]: Name extends keyof Contract & keyof Schemas
    ? ExactSchema<Schemas[Name], Contract[Name]['input']>
    : Name extends keyof Contract
      ? z.ZodType<Contract[Name]['input']>
      : never;
};

/** `exactSchemas<SomeContract>()({ ... })`: one schema for each command. */
export const exactSchemas =
  <Contract extends Commands<Contract>>() =>
  <Schemas extends ExactSchemas<Contract, Schemas>>(schemas: Schemas): Schemas =>
    schemas;
