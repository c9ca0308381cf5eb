// The system's own dialog for saving a file.
import { writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import { app, dialog } from 'electron';
import type { FileChooser } from '../../activity/file-chooser.ts';

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
      // A place that cannot be written to, a full disk: the operator chooses another one.
      return { kind: 'failed', path: filePath };
    }
  },
};
