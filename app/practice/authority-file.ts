// Writes the practice authority's certificate to the file that the operator named. Never over anything but an earlier one.
import { X509Certificate } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';

type Written = { readonly kind: 'written' } | { readonly kind: 'refused'; readonly message: string };

const OF_OURS = /^CN=TokenTray practice authority [0-9a-f]{6}$/;

export async function writeAuthorityFile(file: string, certificate: string): Promise<Written> {
  try {
    if (await isAnothersFile(file)) {
      return refused(`"${file}" already holds something else. Give --tls-authority another name.`);
    }
    // With an end of line, so that it can be appended to a bundle.
    await writeFile(file, `${certificate.trim()}\n`);
    return { kind: 'written' };
  } catch (error) {
    if (error instanceof Error && 'code' in error) {
      return refused(`The authority's certificate cannot be written to "${file}" (${error.code}).`);
    }
    throw error;
  }
}

async function isAnothersFile(file: string): Promise<boolean> {
  const content = await readFile(file).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (content === undefined || content.length === 0) return false;
  try {
    const { subject } = new X509Certificate(content);
    // A bundle would lose the certificates after its first.
    const isAlone = content.toString().split('-----BEGIN').length === 2;
    return !(OF_OURS.test(subject) && isAlone);
  } catch {
    // Not a certificate.
    return true;
  }
}

function refused(message: string): Written {
  return { kind: 'refused', message };
}
