// JavaScript in ASCII alone. A single other character makes V8 keep a whole script with two bytes for each of its characters.

/** The same code, with escapes for what is not ASCII. Such characters must be in strings or patterns only, and in none that is read raw. */
export const asciiCode = (code: string): string =>
  code.replaceAll(/\\*[^\0-\x7f]/g, (found) => {
    const slashes = found.slice(0, -1);
    // A character that is escaped already needs no backslash of its own.
    const kept = slashes.length % 2 === 0 ? slashes : slashes.slice(1);
    return `${kept}\\u${found
      .charCodeAt(found.length - 1)
      .toString(16)
      .padStart(4, '0')}`;
  });
