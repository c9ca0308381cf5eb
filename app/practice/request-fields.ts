// Reads the named text fields of a request body: multipart or urlencoded forms, or JSON.
// It must not know which fields an endpoint wants. Parsing errors are not kept: they quote the body.

/** `formOrJson`: either, and a form that calls itself JSON, as the published Python caller of `getuserid` sends it. */
export type BodyEncoding = 'form' | 'json' | 'formOrJson' | 'none';

export type FieldsReading =
  | { readonly kind: 'fields'; readonly fields: ReadonlyMap<string, string> }
  | { readonly kind: 'tooLarge' }
  | { readonly kind: 'unsupported' }
  | { readonly kind: 'malformed' };

const MAX_BODY_BYTES = 64 * 1_024;
const URLENCODED = 'application/x-www-form-urlencoded';
const FORM_TYPES = ['multipart/form-data', URLENCODED];
const NO_FIELDS: FieldsReading = { kind: 'fields', fields: new Map() };

export async function readFields(request: Request, encoding: BodyEncoding): Promise<FieldsReading> {
  if (encoding === 'none') return NO_FIELDS;
  const body = await readBounded(request);
  if (body === undefined) return { kind: 'tooLarge' };
  if (body.byteLength === 0) return NO_FIELDS;
  return readAs(encoding, body, request.headers);
}

async function readAs(
  encoding: Exclude<BodyEncoding, 'none'>,
  body: Uint8Array<ArrayBuffer>,
  headers: Headers,
): Promise<FieldsReading> {
  const type = mediaType(headers);
  const contentType = headers.get('Content-Type') ?? '';
  if (type === 'application/json' && encoding !== 'form') {
    const json = readJson(body);
    return json.kind === 'malformed' && encoding === 'formOrJson' ? readForm(body, URLENCODED) : json;
  }
  return FORM_TYPES.includes(type) && encoding !== 'json'
    ? readForm(body, contentType)
    : { kind: 'unsupported' };
}

/** Without parameters such as the boundary; empty when the header is absent. */
export function mediaType(headers: Headers): string {
  const [type = ''] = (headers.get('Content-Type') ?? '').split(';');
  return type.trim().toLowerCase();
}

async function readBounded(request: Request): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (Number(request.headers.get('Content-Length')) > MAX_BODY_BYTES) return undefined;
  const reader = request.body?.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (let part = await reader?.read(); part?.value !== undefined; part = await reader?.read()) {
    size += part.value.byteLength;
    if (size > MAX_BODY_BYTES) return undefined;
    chunks.push(part.value);
  }
  return Uint8Array.from(Buffer.concat(chunks));
}

async function readForm(body: Uint8Array<ArrayBuffer>, contentType: string): Promise<FieldsReading> {
  const form = new Response(body, { headers: { 'Content-Type': contentType } });
  try {
    return textFields((await form.formData()).entries());
  } catch {
    // The platform throws a TypeError for any body that does not keep to its own content type.
    return { kind: 'malformed' };
  }
}

function readJson(body: Uint8Array): FieldsReading {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(body));
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? textFields(Object.entries(value))
      : { kind: 'malformed' };
  } catch {
    // Not JSON; the SyntaxError quotes the body, so it is dropped here.
    return { kind: 'malformed' };
  }
}

function textFields(entries: Iterable<[string, unknown]>): FieldsReading {
  const fields = new Map<string, string>();
  for (const [name, value] of entries) if (typeof value === 'string') fields.set(name, value);
  return { kind: 'fields', fields };
}
