import { describe, expect, it } from 'vitest';
import { PageMessages } from '../../../../app/platform/window/page-messages.ts';

const SETTINGS = { screen: 'settings' } as const;
const ACME = { screen: 'company', companyId: 'a' } as const;
const FAREWELL = { kind: 'stillRunning', panel: 'gnome', offersStart: true } as const;
const CHANGE = { since: 1, revision: 2, companies: [], rest: {} } as never;

function pageMessages() {
  const messages = new PageMessages();
  const told: unknown[] = [];
  const open = (name = 'page') => messages.begin((event, value) => told.push([name, event, value]));
  return { messages, told, open };
}

describe('a page that does not listen yet', () => {
  it('is told later where to go, the newest of it, whether or not there was a window', () => {
    const { messages, told, open } = pageMessages();
    messages.navigate(SETTINGS);
    open();
    messages.navigate(ACME);
    messages.tell(FAREWELL);
    messages.send('change', CHANGE);
    expect(told).toEqual([]);
    messages.listen();
    expect(told).toEqual([
      ['page', 'navigate', ACME],
      ['page', 'farewell', FAREWELL],
    ]);
    messages.listen();
    expect(told).toHaveLength(2);
  });

  it('is told the rest as it comes', () => {
    const { messages, told, open } = pageMessages();
    open();
    messages.listen();
    messages.send('change', CHANGE);
    messages.navigate(ACME);
    messages.tell(FAREWELL);
    expect(told.map((each) => (each as string[])[1])).toEqual(['change', 'navigate', 'farewell']);
  });
});

it('a page that had asked and was closed meanwhile does not listen, and loses nothing of the next one', () => {
  const { messages, told, open } = pageMessages();
  open('closed');
  messages.end();
  messages.listen();
  expect(messages.isListening).toBe(false);
  messages.navigate(ACME);
  messages.tell(FAREWELL);
  open('next');
  messages.listen();
  expect(told).toEqual([
    ['next', 'navigate', ACME],
    ['next', 'farewell', FAREWELL],
  ]);
});

it('what one window did not hear is not told to the next one', () => {
  const { messages, told, open } = pageMessages();
  open();
  messages.navigate(ACME);
  messages.end();
  open();
  messages.listen();
  expect([told, messages.isListening]).toEqual([[], true]);
});

it('a page that is loaded again listens anew', () => {
  const { messages, told, open } = pageMessages();
  open();
  messages.listen();
  messages.pause();
  messages.navigate(ACME);
  expect([told, messages.isListening]).toEqual([[], false]);
  messages.listen();
  expect(told).toEqual([['page', 'navigate', ACME]]);
});
