// The rows of the list of companies as they stand in the window.
import type { Page } from '@playwright/test';

/** From the top, line by line; a list that draws only what is in view keeps its elements in another order. */
export const rowNames = (page: Page, count: number) =>
  page.getByRole('row').evaluateAll((rows, top) => {
    const placed = rows.map((row) => ({
      box: row.getBoundingClientRect(),
      name: row.getAttribute('aria-label'),
    }));
    return placed
      .sort(({ box: one }, { box: other }) => one.top - other.top || one.left - other.left)
      .slice(0, top)
      .map(({ name }) => name);
  }, count);

/** How many companies are in sight, each as a whole. */
export const countInSight = (page: Page) =>
  page.getByRole('grid').evaluate((list) => {
    const frame = list.getBoundingClientRect();
    return [...list.querySelectorAll('[role="row"]')].filter((row) => {
      const { top, bottom } = row.getBoundingClientRect();
      return top >= frame.top && bottom <= frame.bottom;
    }).length;
  });
