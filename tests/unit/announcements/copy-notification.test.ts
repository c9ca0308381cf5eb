import { expect, it } from 'vitest';
import { CopyNotification } from '../../../app/announcements/copy-notification.ts';
import type { Notification } from '../../../app/announcements/notifier.ts';

function setUp() {
  const standing = new Set<Notification>();
  const notification = new CopyNotification({
    show: (shown) => {
      standing.add(shown);
      return () => void standing.delete(shown);
    },
  });
  return { notification, said: () => [...standing].map(({ body }) => body), standing };
}

const words = (body: string) => ({ title: 'TokenTray', body, onClick: () => undefined });

it('is silent, and withdrawn with the token that it is about', () => {
  const { notification, said, standing } = setUp();
  notification.tellHeld(words('copied'));
  expect([...standing]).toMatchObject([{ isQuiet: true, group: 'clipboard' }]);
  notification.withdrawHeld();
  expect(said()).toEqual([]);
});

it('replaces the one before, whatever that was about', () => {
  const { notification, said } = setUp();
  notification.tellHeld(words('copied'));
  notification.tell(words('nothing copied'));
  expect(said()).toEqual(['nothing copied']);
  notification.tellHeld(words('copied again'));
  expect(said()).toEqual(['copied again']);
});

it('stays where it is about something else', () => {
  const { notification, said } = setUp();
  notification.tellHeld(words('copied'));
  notification.tell(words('cleared too early'));
  notification.withdrawHeld();
  expect(said()).toEqual(['cleared too early']);
});
