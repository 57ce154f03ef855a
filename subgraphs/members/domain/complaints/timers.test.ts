import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DEFAULT_CARE_RULES, careProblems } from '../care-policy.ts';
import { dueAt, nextPassing, resume, settle, startTimers, wait, type Timers } from './timers.ts';

const at = (text: string): Date => new Date(`2026-${text}:00+08:00`);
const RESOLUTION = at('10-14T00:00');
const fresh = (handler: 'franchise' | 'head_office' = 'franchise'): Timers =>
  startTimers(DEFAULT_CARE_RULES, at('10-01T18:30'), handler, RESOLUTION);
const told = (timers: Timers, now: Date) => settle(timers, now).passed
  .map(({ kind, at: moment }) => `${kind} ${moment.toISOString()}`);

describe('the timer of a complaint received on Thursday 2026-10-01 18:30', () => {
  it('goes to head office after 24 hours, warns after 40, is missed after 48, holiday or not', () => {
    expect(told(fresh(), at('10-03T18:30'))).toEqual([
      `escalated ${at('10-02T18:30').toISOString()}`, `warned ${at('10-03T10:30').toISOString()}`,
      `breached ${at('10-03T18:30').toISOString()}`]);
    expect(told(fresh(), new Date(at('10-03T18:30').getTime() - 1))).toHaveLength(2);
    expect(told(fresh('head_office'), at('10-03T18:30'))).toHaveLength(2);
    expect(settle(fresh(), at('10-02T18:30')).timers.handler).toBe('head_office');
  });

  it('tells the same however late and however often it is looked at', () => {
    const once = settle(fresh(), at('10-20T00:00'));
    let step = fresh();
    const each = ['10-02T19:00', '10-03T12:00', '10-03T18:29', '10-03T18:30', '10-14T00:00', '10-20T00:00']
      .flatMap((moment) => {
        const { timers, passed } = settle(step, at(moment));
        step = timers;
        return passed;
      });
    expect(each).toEqual(once.passed);
    expect(step).toEqual(once.timers);
    expect(nextPassing(step)).toBeNull();
  });

  it('stands still while the customer is waited for', () => {
    const waiting = wait(settle(fresh(), at('10-02T06:30')).timers, at('10-02T06:30'));
    expect(told(waiting, at('10-03T18:30'))).toEqual([]);
    const running = resume(settle(waiting, at('10-03T06:30')).timers, at('10-03T06:30'));
    expect([running.escalationDueAt, running.warningDueAt, running.answerDueAt])
      .toEqual([at('10-03T18:30'), at('10-04T10:30'), at('10-04T18:30')]);
    expect(running).toMatchObject({ waitedMs: 24 * 3_600_000, resolutionDueAt: RESOLUTION });
  });

  it('runs again by itself when 72 hours of waiting are over', () => {
    const waiting = wait(settle(fresh(), at('10-02T06:30')).timers, at('10-02T06:30'));
    expect(told(waiting, at('10-06T18:30'))).toEqual([
      `resumed ${at('10-05T06:30').toISOString()}`, `escalated ${at('10-05T18:30').toISOString()}`,
      `warned ${at('10-06T10:30').toISOString()}`, `breached ${at('10-06T18:30').toISOString()}`]);
    const { timers } = settle(waiting, at('10-05T07:00'));
    expect(timers.waitedMs).toBe(timers.waitingMostMs);
  });

  it('never takes back what was missed', () => {
    const { timers } = settle(fresh(), at('10-03T20:00'));
    const waited = resume(wait(timers, at('10-03T20:00')), at('10-04T20:00'));
    expect(waited).toMatchObject({ breachedAt: at('10-03T18:30'), answerDueAt: at('10-03T18:30') });
  });

  it('is due with the answer first, with the resolution afterwards', () => {
    expect(dueAt(fresh())).toEqual(at('10-03T18:30'));
    expect(dueAt({ ...fresh(), answeredAt: at('10-02T09:00') })).toEqual(RESOLUTION);
    expect(told({ ...fresh(), answeredAt: at('10-02T09:00') }, at('10-20T00:00')))
      .toEqual([`resolution_missed ${RESOLUTION.toISOString()}`]);
    expect(told({ ...fresh(), doneAt: at('10-02T09:00') }, at('10-20T00:00'))).toEqual([]);
  });

  it('gives exactly the waited time, however it was cut', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 240 }), fc.integer({ min: 1, max: 400 })),
      { maxLength: 6 }), (cuts) => {
      let timers = fresh('head_office');
      let now = timers.receivedAt.getTime();
      for (const [pause, length] of cuts) {
        now += pause * 60_000;
        timers = settle(timers, new Date(now)).timers;
        if (timers.breachedAt || timers.waitedMs >= timers.waitingMostMs) return;
        timers = wait(timers, new Date(now));
        now += length * 60_000;
        timers = resume(settle(timers, new Date(now)).timers, new Date(now));
      }
      const waited = cuts.reduce((sum, [, length]) => sum + length * 60_000, 0);
      expect(timers.answerDueAt.getTime()).toBe(at('10-03T18:30').getTime() + waited);
    }));
  });
});

it('a policy warns and hands on while there is time to answer', () => {
  expect(careProblems(DEFAULT_CARE_RULES)).toEqual([]);
  expect(careProblems({ ...DEFAULT_CARE_RULES, warningHours: 48, escalationHours: 50 })
    .map(({ path }) => path)).toEqual([['warningHours'], ['escalationHours']]);
});
