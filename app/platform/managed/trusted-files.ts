// Files that only an administrator can have written. On Linux and macOS everyone may write somewhere, so what a file says is
// IT's word only if the file, and every folder above it, belongs to root and no one else may write there.
import { constants, type Stats } from 'node:fs';
import { open, realpath, stat } from 'node:fs/promises';
import * as path from 'node:path';
import type { SourceDocument } from '../../managed/managed-source.ts';
import { COMPANY_FILE_LIMIT_BYTES } from '../../shared/contract/sharing.ts';

type Content = SourceDocument['content'];

export interface FileTrust {
  /** Whom files and folders must belong to. */
  readonly owner: number;
  /** The topmost folder that is checked. */
  readonly from: string;
}

export const ROOT_ALONE: FileTrust = { owner: 0, from: '/' };

/** Group and others. An access list for others shows in the group's bits. */
const WRITABLE_BY_OTHERS = 0o022;

const isOwnersAlone = ({ uid, mode }: Pick<Stats, 'uid' | 'mode'>, owner: number): boolean =>
  uid === owner && (mode & WRITABLE_BY_OTHERS) === 0;

/** The first file or folder that others can change, of those that lead to `real`; rejects where one cannot be looked at. */
export async function untrustedPart(real: string, { owner, from }: FileTrust): Promise<string | undefined> {
  const names = path.relative(from, real).split(path.sep);
  const parts = names.map((_name, at) => path.join(from, ...names.slice(0, at + 1)));
  for (const part of new Set([from, ...parts])) if (!isOwnersAlone(await stat(part), owner)) return part;
  return undefined;
}

/** Links are followed to a place that must be trusted as well. Never rejects. */
export async function readTrustedFile(file: string, trust: FileTrust): Promise<Content> {
  try {
    const real = await realpath(file);
    const detail = await untrustedPart(real, trust);
    if (detail !== undefined) return { kind: 'fault', fault: 'notTrusted', detail };
    return await readText(real, trust);
  } catch {
    return { kind: 'fault', fault: 'unreadable' }; // gone, no permission, a link that leads nowhere
  }
}

async function readText(real: string, { owner }: FileTrust): Promise<Content> {
  // Without waiting for the other end of a pipe, and without a link that was put there since.
  const file = await open(real, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW);
  try {
    const found = await file.stat();
    if (!found.isFile()) return { kind: 'fault', fault: 'notAFile' };
    if (!isOwnersAlone(found, owner)) return { kind: 'fault', fault: 'notTrusted', detail: real };
    if (found.size > COMPANY_FILE_LIMIT_BYTES) return { kind: 'fault', fault: 'tooLarge' };
    return contentOf(await file.readFile());
  } finally {
    await file.close();
  }
}

function contentOf(bytes: Uint8Array): Content {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return text.includes('\0') ? { kind: 'fault', fault: 'notText' } : { kind: 'text', text, hasLines: true };
  } catch {
    return { kind: 'fault', fault: 'notText' }; // bytes that are not UTF-8
  }
}
