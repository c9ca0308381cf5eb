import { describe, expect, it } from 'vitest';
import { failed } from '../../support/services/scripted-provider.ts';
import { HOUR_MS, PASSWORD, SessionUnderTest } from './session-under-test.ts';

describe('the view of a session', () => {
  it('is the same object until something in it changes, and another one then', async () => {
    const app = new SessionUnderTest();
    const seen = new Set([app.session.view]);
    const look = () => {
      const { view } = app.session;
      expect(app.session.view).toBe(view);
      seen.add(view);
      return seen.size;
    };
    expect(look()).toBe(1);
    await app.signIn();
    expect(look()).toBe(2);
    await app.clock.advance(1);
    expect(look()).toBe(2);
    const answer = app.service.hold();
    const renewal = app.session.renew();
    expect(look()).toBe(3);
    await app.clock.advance(0);
    answer.answer(failed({ kind: 'offline' }));
    await renewal;
    expect(look()).toBe(4);
    app.clock.jump(HOUR_MS);
    app.session.noticeClock();
    expect(look()).toBe(5);
    app.service.queue(failed({ kind: 'rejected' }));
    await app.session.renew();
    const refused = look();
    app.clock.jump(-HOUR_MS);
    app.session.noticeClock();
    expect(look()).toBe(refused + 1); // its token's times, and nothing else
    await app.session.signOut();
    expect(look()).toBe(refused + 2);
    app.service.hold();
    void app.session.signIn(PASSWORD);
    expect(look()).toBe(refused + 3);
  });
});
