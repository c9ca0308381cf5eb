// Links that lead through another host: mail filters and chat apps put them around the address that was sent. Takes that address
// out without asking anyone. Pure. Does not judge what it finds.

/** `hidden`: such a link, but only its host knows where it leads. */
export type Unwrapping =
  | { readonly kind: 'target'; readonly text: string }
  | { readonly kind: 'hidden' }
  | { readonly kind: 'plain' };

interface Wrapper {
  readonly host: RegExp;
  readonly path?: RegExp;
  /** Undefined where the target cannot be read off the link. */
  readonly target: (link: URL) => string | null | undefined;
}

const parameter = (name: string) => (link: URL) => link.searchParams.get(name);

const WRAPPERS: readonly Wrapper[] = [
  // Microsoft's Safe Links, in Outlook and in Teams.
  {
    host: /\.safelinks\.protection\.(outlook\.com|office365\.us|partner\.outlook\.cn)$/,
    target: parameter('url'),
  },
  {
    host: /\.(teams\.cdn\.office\.net|onecdn\.static\.microsoft)$/,
    path: /\/atp-safelinks\.html$/,
    target: parameter('url'),
  },
  { host: /^(www\.)?google(\.[a-z]{2,3}){1,2}$/, path: /^\/url$/, target: googleTarget },
  { host: /^slack-redir\.net$/, path: /^\/link$/, target: parameter('url') },
  { host: /^linkprotect\.cudasvc\.com$/, path: /^\/url$/, target: parameter('a') },
  { host: /^protect\d*\.fireeye\.com$/, path: /^\/v\d\/url$/, target: parameter('u') },
  { host: /^urldefense(\.proofpoint)?\.(com|us)$/, target: proofpointTarget },
  {
    host: /^secure-web\.cisco\.com$/,
    target: ({ pathname }) => decoded(/\/(https?%3a%2f%2f.+)$/i.exec(pathname)?.[1]),
  },
  // Mimecast keeps the target to itself.
  { host: /\.mimecast(protect)?\.com$/, path: /^\/[sr]\//, target: () => undefined },
];

export function unwrapped(link: URL): Unwrapping {
  const wrapper = WRAPPERS.find(
    ({ host, path }) => host.test(link.hostname) && (path?.test(link.pathname) ?? true),
  );
  if (!wrapper) return { kind: 'plain' };
  const text = wrapper.target(link);
  return text ? { kind: 'target', text } : { kind: 'hidden' };
}

function googleTarget({ searchParams }: URL) {
  return searchParams.get('q') ?? searchParams.get('url');
}

/** The second version writes "-3A" for ":" and "_" for "/"; the third keeps the address, but for signs that it moves to its end. */
function proofpointTarget(link: URL) {
  const second = link.pathname.startsWith('/v2/') ? link.searchParams.get('u') : null;
  if (second !== null) return decoded(second.replaceAll('_', '/').replace(/-(?=[0-9A-F]{2})/g, '%'));
  const third = /^\/v3\/__(.+?)__;/.exec(link.href.slice(link.origin.length))?.[1];
  return third?.includes('*') ? undefined : third;
}

function decoded(text: string | undefined) {
  try {
    return text && decodeURIComponent(text);
  } catch {
    return undefined; // decodeURIComponent throws on what is no escape, or not UTF-8
  }
}
