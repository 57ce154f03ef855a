import { describe, expect, it } from '@jest/globals';
import { DEFAULT_CARE_RULES } from '../care-policy.ts';
import { takeStep, type Complaint, type Doing, type Step } from './steps.ts';
import { settle, startTimers } from './timers.ts';

const at = (text: string): Date => new Date(`2026-${text}:00+08:00`);
const DUE = at('10-14T00:00');
const AGAIN = at('10-30T00:00');
const fresh: Complaint = {
  ...startTimers(DEFAULT_CARE_RULES, at('10-01T18:30'), 'franchise', DUE), state: 'open', closing: null, reopened: 0,
};
const own: Complaint = {
  ...fresh, ...startTimers(DEFAULT_CARE_RULES, at('10-01T18:30'), 'head_office', DUE),
};
const doing = (step: Step, more: Partial<Doing> = {}): Doing => ({
  step, now: at('10-02T09:00'), isPerson: true, isHeadOffice: false, closing: 'withdrawn',
  resolutionDueAt: AGAIN, ...more,
});
const after = (complaint: Complaint, ...steps: readonly (Step | Doing)[]): Complaint =>
  steps.reduce((now, step) => {
    const outcome = takeStep(now, typeof step === 'string' ? doing(step, { isHeadOffice: true }) : step);
    if (!outcome.ok) throw new Error(outcome.refusals[0]!.code);
    return outcome.value;
  }, complaint);

describe('steps of a complaint', () => {
  it('the first answer is a person\'s', () => {
    expect(after(fresh, doing('answer', { isPerson: false }))).toMatchObject({ state: 'open', answeredAt: null });
    expect(after(fresh, 'answer')).toMatchObject({ state: 'answered', answeredAt: at('10-02T09:00') });
    expect(after(fresh, 'answer', doing('answer', { now: at('10-02T12:00') })).answeredAt).toEqual(at('10-02T09:00'));
    expect(after(fresh, 'resolve')).toMatchObject({ state: 'resolved', answeredAt: at('10-02T09:00') });
  });

  it('every end has its way back', () => {
    expect(after(fresh, 'resolve', 'reopen')).toMatchObject({
      state: 'answered', doneAt: null, reopened: 1, resolutionDueAt: AGAIN });
    expect(after(fresh, 'close', 'reopen', 'close', 'reopen')).toMatchObject({
      state: 'open', closing: null, reopened: 2 });
    expect(after(fresh, 'escalate', 'hand_back')).toMatchObject({ handler: 'franchise' });
    expect(after(fresh, 'wait', 'resolve')).toMatchObject({ waitingSince: null, waitingEndsAt: null });
  });

  it('closing does not stop the time to the first answer', () => {
    const again = after(fresh, 'close', doing('reopen', { now: at('10-05T09:00') }));
    expect(settle(again, at('10-05T09:00')).passed.map(({ kind }) => kind))
      .toEqual(['escalated', 'warned', 'breached']);
  });

  it('is handed to head office once by itself, and again by hand', () => {
    const { timers } = settle(fresh, at('10-02T18:30'));
    const back = after(timers, 'hand_back');
    expect(settle(back, at('10-03T10:00')).timers.handler).toBe('franchise');
    expect(after(back, 'escalate').escalatedAt).toEqual(at('10-02T18:30'));
  });

  it.each<[string, Complaint, Doing]>([
    ['NOT_DONE', fresh, doing('reopen')],
    ['NOT_OPEN', after(fresh, 'resolve'), doing('answer')],
    ['NOT_OPEN', after(fresh, 'close'), doing('resolve')],
    ['ALREADY_WAITING', after(fresh, 'wait'), doing('wait')],
    ['NOT_WAITING', fresh, doing('resume')],
    ['WAITING_USED_UP', settle(after(fresh, 'wait'), at('10-06T00:00')).timers, doing('wait')],
    ['NOT_ESCALATABLE', own, doing('escalate')],
    ['NOT_ESCALATABLE', after(fresh, 'escalate'), doing('escalate')],
    ['NOT_ESCALATABLE', own, doing('hand_back', { isHeadOffice: true })],
    ['HEAD_OFFICE_ONLY', after(fresh, 'escalate'), doing('resolve')],
    ['HEAD_OFFICE_ONLY', after(fresh, 'escalate'), doing('close')],
    ['HEAD_OFFICE_ONLY', after(fresh, 'escalate', 'resolve'), doing('reopen')],
    ['HEAD_OFFICE_ONLY', after(fresh, 'escalate'), doing('hand_back')],
  ])('%s', (code, complaint, step) => {
    expect(takeStep(complaint, step)).toMatchObject({ ok: false, refusals: [{ code, path: ['id'] }] });
  });

  it('a franchise whose complaint head office has still answers, waits and notes', () => {
    for (const step of ['note', 'answer', 'wait'] as const) {
      expect(takeStep(after(fresh, 'escalate'), doing(step)).ok).toBe(true);
    }
  });
});
