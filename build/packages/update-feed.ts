// Where a released app looks for newer versions: decided when it is built, and nowhere if nothing is said. Pure.

/** Set to an address under which the files of a release lie, or to `github:owner/repository`. */
export const FEED_VARIABLE = 'TOKENTRAY_UPDATES';

const GITHUB = /^github:([\w.-]+)\/([\w.-]+)$/;
const LOOPBACK = /^(localhost|127(?:\.\d+){3}|\[::1\])$/;

/** For electron-builder, which writes the address into the package and the feed beside the packages. Throws for any other text. */
export function feedArguments(setting: string | undefined): readonly string[] {
  if (!setting) return [];
  const [, owner, repository] = GITHUB.exec(setting) ?? [];
  if (owner && repository)
    return ['-c.publish.provider=github', `-c.publish.owner=${owner}`, `-c.publish.repo=${repository}`];
  if (!isFitAddress(setting))
    throw new Error(
      `${FEED_VARIABLE} must be an https address or github:owner/repository, not "${setting}".`,
    );
  return ['-c.publish.provider=generic', `-c.publish.url=${setting}`];
}

/** An app takes no update over a connection that is not encrypted, except from this computer. */
function isFitAddress(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url?.protocol === 'https:' || (url?.protocol === 'http:' && LOOPBACK.test(url.hostname));
}
