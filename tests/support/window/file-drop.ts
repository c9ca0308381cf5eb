// Drops a file onto the window as the system does: it hovers, then it falls.
import { expect, type Page } from '@playwright/test';

/** `words`: what the window says meanwhile. */
export async function dropFile(
  page: Page,
  name: string,
  text: string,
  words = 'Drop the file to see its companies',
): Promise<void> {
  // Before the window is drawn, no one is there to take it.
  await page.locator('#window main').waitFor();
  const files = await page.evaluateHandle(
    ([fileName, content]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([content ?? ''], fileName ?? ''));
      return transfer;
    },
    [name, text] as const,
  );
  for (const kind of ['dragover', 'drop'] as const) {
    await page.evaluate(
      ([type, dataTransfer]) =>
        document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true })),
      [kind, files] as const,
    );
    if (kind === 'dragover') await expect(page.getByText(words)).toBeVisible();
  }
}
