// Answers the system's file dialogs in the operator's place, from now on: no test can click in one.
import type { AppUnderTest } from '../app/app-under-test.ts';

export async function answerSaveDialog({ electronApp }: AppUnderTest, filePath: string): Promise<void> {
  await electronApp.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: chosen });
  }, filePath);
}

export async function answerOpenDialog({ electronApp }: AppUnderTest, filePath: string): Promise<void> {
  await electronApp.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
  }, filePath);
}
