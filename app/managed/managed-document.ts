// Reads one document of IT's, part by part: a part with a fault is left out and reported, the others hold. Pure.
import type { z } from 'zod';
import { type JsonPath, readJson } from '../companies/json-places.ts';
import { fittingOrIssues } from '../shared/fitting.ts';
import { withoutByteOrderMark } from '../shared/unseen.ts';
import { faultAt, fieldName, MAX_FAULTS, type ManagedFault } from './managed-fault.ts';
import { MANAGED_VERSION, type ManagedDocument, managedSchema } from './managed-schema.ts';
import type { SourceText } from './managed-source.ts';

export interface DocumentReading {
  readonly origin: string;
  readonly text: SourceText;
  /** Undefined where none of it can be used. */
  readonly document: ManagedDocument | undefined;
  /** Where each of its companies stands in the text, since those with a fault are left out. */
  readonly companyPlaces: readonly number[];
  readonly faults: readonly ManagedFault[];
}

type Fault = readonly [path: JsonPath, what: Pick<ManagedFault, 'kind' | 'detail'>];

/** After one round what is left fits; the others are for schemas that report step by step. */
const MAX_ROUNDS = 4;

export function readDocument(origin: string, written: SourceText): DocumentReading {
  const text = { ...written, text: withoutByteOrderMark(written.text) };
  const reading = { origin, text, document: undefined, companyPlaces: [] };
  const faulty = (path: JsonPath, kind: ManagedFault['kind']): DocumentReading => ({
    ...reading,
    faults: [faultAt({ origin, ...text }, path, { kind })],
  });
  if (text.text.trim() === '') return faulty([], 'empty');
  const json = readJson(text.text);
  if (json.kind === 'fault') return { ...reading, faults: [syntaxFault(origin, text, json)] };
  if (isNewer(json.value)) return faulty(['schemaVersion'], 'newer');
  const { document, companyPlaces, faults } = readParts(json.value);
  return {
    ...reading,
    ...{ document, companyPlaces },
    faults: faults.slice(0, MAX_FAULTS).map(([path, what]) => faultAt({ origin, ...text }, path, what)),
  };
}

function syntaxFault(
  origin: string,
  { hasLines }: SourceText,
  { fault, line, path }: Extract<ReturnType<typeof readJson>, { kind: 'fault' }>,
): ManagedFault {
  const field = fieldName(path);
  return { origin, kind: fault, ...(hasLines && { line }), ...(field !== '' && { field }) };
}

function isNewer(value: unknown): boolean {
  const version =
    typeof value === 'object' && value !== null && 'schemaVersion' in value && value.schemaVersion;
  return Number.isInteger(version) && Number(version) > MANAGED_VERSION;
}

function readParts(value: unknown): Pick<DocumentReading, 'document' | 'companyPlaces'> & {
  readonly faults: readonly Fault[];
} {
  let rest = value;
  let faults: readonly Fault[] = [];
  let places = placesIn(value);
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const read = fittingOrIssues(managedSchema, rest);
    if ('data' in read) {
      const { document, faults: more } = withoutAmbiguous(read.data);
      return { document, companyPlaces: places, faults: [...faults, ...more] };
    }
    const found = read.issues.flatMap((issue) => faultsOf(issue, rest));
    faults = [...faults, ...found.map(([path, what]) => [asWritten(path, places), what] as const)];
    const parts = found.map(([path]) => path);
    if (parts.length === 0 || parts.some((path) => path.length === 0)) break;
    places = placesLeft(places, parts);
    rest = withoutParts(rest, parts);
  }
  const unclear: Fault = [[], { kind: 'notUnderstood' }];
  return { document: undefined, companyPlaces: [], faults: faults.length > 0 ? faults : [unclear] };
}

function placesIn(value: unknown): readonly number[] {
  const companies =
    typeof value === 'object' && value !== null && 'companies' in value ? value.companies : [];
  return Array.isArray(companies) ? companies.map((_company, at) => at) : [];
}

const asWritten = ([part, at, ...deeper]: JsonPath, places: readonly number[]): JsonPath =>
  part === 'companies' && typeof at === 'number'
    ? [part, places[at] ?? at, ...deeper]
    : [part, at, ...deeper].filter((key) => key !== undefined);

const companiesIn = (parts: readonly JsonPath[]) =>
  new Set(parts.flatMap(([part, at]) => (part === 'companies' && typeof at === 'number' ? [at] : [])));

function placesLeft(places: readonly number[], parts: readonly JsonPath[]): readonly number[] {
  const gone = companiesIn(parts);
  return parts.some(({ length, 0: part }) => part === 'companies' && length === 1)
    ? []
    : places.filter((_place, at) => !gone.has(at));
}

/** Without each company, setting or other part that one of the paths leads into. */
function withoutParts(value: unknown, paths: readonly JsonPath[]): unknown {
  const document = { ...(value as Record<string, unknown>) };
  const goneCompanies = companiesIn(paths);
  for (const [part, at] of paths) {
    if (part === undefined) continue;
    if (part === 'settings' && typeof at === 'string') document.settings = without(document.settings, at);
    // A limit with a fault must not become none: until it is right, nothing can be added.
    else if (part === 'services') document.services = { hosts: [] };
    else if (part !== 'companies' || typeof at !== 'number') delete document[part];
  }
  if (goneCompanies.size > 0 && Array.isArray(document.companies))
    document.companies = document.companies.filter((_company, at) => !goneCompanies.has(at));
  return document;
}

function without(fields: unknown, name: string): unknown {
  const { [name]: _gone, ...others } = fields as Record<string, unknown>;
  return others;
}

/** Zod could check this too, but the published schema could not say it as it does. */
function withoutAmbiguous(document: ManagedDocument): {
  readonly document: ManagedDocument;
  readonly faults: readonly Fault[];
} {
  const odd = Object.entries(document.settings ?? {}).filter(([, value]) => Object.keys(value).length !== 1);
  const paths = odd.map(([name]): JsonPath => ['settings', name]);
  return {
    document: withoutParts(document, paths) as ManagedDocument,
    faults: paths.map((path): Fault => [path, { kind: 'lockedOrDefault' }]),
  };
}

function faultsOf(issue: z.core.$ZodIssue, value: unknown): readonly Fault[] {
  const path = issue.path.filter((key) => typeof key !== 'symbol');
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key): Fault => [[...path, key], { kind: 'unknownField' }]);
    case 'invalid_type':
      return valueAt(value, path) === undefined
        ? [[path, { kind: 'missing' }]]
        : [[path, { kind: 'wrongType', detail: issue.expected }]];
    case 'invalid_value':
      return valueAt(value, path) === undefined
        ? [[path, { kind: 'missing' }]]
        : [[path, { kind: 'notAllowed', detail: issue.values.map(String).join(', ') }]];
    case 'too_big':
      return [[path, { kind: 'tooLong', detail: String(issue.maximum) }]];
    default:
      return [[path, { kind: 'notUnderstood' }]];
  }
}

function valueAt(value: unknown, path: JsonPath): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null
        ? (inner as Record<string | number, unknown>)[key]
        : undefined,
    value,
  );
}
