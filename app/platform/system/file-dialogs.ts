// The system's own file dialogs: for saving a file, and for choosing a company file or a certificate. A file that the system opens with the
// app is read here too.
import { open, stat, writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import { app, dialog, type FileFilter } from 'electron';
import type { CertificateFileSource, CompanyFileSource, FileChooser } from '../../commands/file-dialogs.ts';
import { COMPANY_FILE_EXTENSION } from '../../companies/opened-file.ts';
import { COMPANY_FILE_LIMIT_BYTES, type FileReading } from '../../shared/contract/sharing.ts';
import { CERTIFICATE_FILE_LIMIT_BYTES } from '../../shared/contract/trust.ts';

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
    const chosen = await chooseFile(title, { name: fileKind, extensions: [COMPANY_FILE_EXTENSION] });
    return chosen === undefined ? undefined : readCompanyFile(chosen);
  },
  read: readCompanyFile,
};

export const certificateFileDialog: CertificateFileSource = {
  choose: async ({ title, fileKind }) => {
    const chosen = await chooseFile(
      title,
      { name: fileKind, extensions: CERTIFICATE_EXTENSIONS },
      { name: '*', extensions: ['*'] },
    );
    if (chosen === undefined) return undefined;
    const fileName = path.basename(chosen);
    const bytes = await bytesOf(chosen, CERTIFICATE_FILE_LIMIT_BYTES);
    if (!Buffer.isBuffer(bytes)) return { fileName, reading: { kind: bytes } };
    return { fileName, reading: { kind: 'bytes', base64: bytes.toString('base64') } };
  },
};

const CERTIFICATE_EXTENSIONS = ['pem', 'crt', 'cer', 'der', 'cert'];

async function chooseFile(title: string, ...filters: FileFilter[]): Promise<string | undefined> {
  const { canceled, filePaths } = await dialog.showOpenDialog({ title, properties: ['openFile'], filters });
  return canceled ? undefined : filePaths[0];
}

async function readCompanyFile(filePath: string) {
  return { fileName: path.basename(filePath), reading: await readText(filePath) };
}

async function readText(filePath: string): Promise<FileReading> {
  const bytes = await bytesOf(filePath, COMPANY_FILE_LIMIT_BYTES);
  if (!Buffer.isBuffer(bytes)) return { kind: bytes };
  const text = decoded(bytes);
  return text === undefined ? { kind: 'notText' } : { kind: 'text', text };
}

async function bytesOf(filePath: string, limit: number): Promise<Buffer | 'tooLarge' | 'unreadable'> {
  try {
    // A pipe or a device would never end.
    if (!(await stat(filePath)).isFile()) return 'unreadable';
    const bytes = await readAtMost(filePath, limit + 1);
    return bytes.length > limit ? 'tooLarge' : bytes;
  } catch {
    return 'unreadable'; // gone, or no permission: whatever the system says, there is no file to read
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
