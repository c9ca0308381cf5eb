// What a task costs the operator's hand: every click, and every key that is struck.
import type { Locator, Page } from '@playwright/test';

export class HandTally {
  readonly #page: Page;
  clicks = 0;
  keys = 0;

  constructor(page: Page) {
    this.#page = page;
  }

  async click(target: Locator): Promise<void> {
    this.clicks += 1;
    await target.click();
  }

  /** Clicks outside of the window: the tray icon, an entry of its menu, a notification. */
  noteClicks(count: number): void {
    this.clicks += count;
  }

  async type(text: string): Promise<void> {
    this.keys += text.length;
    await this.#page.keyboard.type(text);
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      this.keys += 1;
      await this.#page.keyboard.press(key);
    }
  }

  /** As slow as a finger is: the key is still down when the window shows what it brought. */
  async pressUntil(key: string, shown: Locator): Promise<void> {
    this.keys += 1;
    await this.#page.keyboard.down(key);
    await shown.waitFor();
    await this.#page.keyboard.up(key);
  }

  toString(): string {
    return `${this.clicks} clicks, ${this.keys} keys`;
  }
}
