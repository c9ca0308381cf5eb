// The system's own file dialogs: for saving a file, and for choosing a company file. A file that the system opens with the
// app is read here too.
import { open, stat, writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import { app, dialog } from 'electron';
import type { CompanyFileSource, FileChooser } from '../../commands/file-dialogs.ts';
import { COMPANY_FILE_EXTENSION } from '../../companies/opened-file.ts';
import { COMPANY_FILE_LIMIT_BYTES, type FileReading } from '../../shared/contract/sharing.ts';

export const saveDialog: FileChooser = {
  save: async ({ title, suggestedName, fileKind, extension, text }) => {
    const { canceled, filePath } = await dialog.showSaveDialog({
      title,
      defaultPath: path.join(app.getPath('documents'), suggestedName),
      filters: [{ name: fileKind, extensions: [extension] }],
    });
    if (canceled || !filePath) return { kind: 'cancelled' };
    try {
      await writeFile(filePath, text);
      return { kind: 'saved', path: filePath };
    } catch {
      // A place without write permission, or a full disk: the operator chooses another one.
      return { kind: 'failed', path: filePath };
    }
  },
};

export const companyFileDialog: CompanyFileSource = {
  choose: async ({ title, fileKind }) => {
    const { canceled, filePaths } = await dialog.showOpenDialog({
      title,
      properties: ['openFile'],
      filters: [{ name: fileKind, extensions: [COMPANY_FILE_EXTENSION] }],
    });
    const [chosen] = filePaths;
    return canceled || !chosen ? undefined : read(chosen);
  },
  read,
};

async function read(filePath: string) {
  return { fileName: path.basename(filePath), reading: await readFile(filePath) };
}

async function readFile(filePath: string): Promise<FileReading> {
  try {
    // A pipe or a device would never end.
    if (!(await stat(filePath)).isFile()) return { kind: 'unreadable' };
    const bytes = await readAtMost(filePath, COMPANY_FILE_LIMIT_BYTES + 1);
    if (bytes.length > COMPANY_FILE_LIMIT_BYTES) return { kind: 'tooLarge' };
    const text = decoded(bytes);
    return text === undefined ? { kind: 'notText' } : { kind: 'text', text };
  } catch {
    return { kind: 'unreadable' }; // gone, or no permission: whatever the system says, there is no file to read
  }
}

async function readAtMost(filePath: string, limit: number): Promise<Buffer> {
  const file = await open(filePath, 'r');
  try {
    const { size } = await file.stat();
    const buffer = Buffer.alloc(Math.min(size + 1, limit));
    const { bytesRead } = await file.read(buffer, 0, buffer.length, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

function decoded(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined; // bytes that are not UTF-8
  }
}
