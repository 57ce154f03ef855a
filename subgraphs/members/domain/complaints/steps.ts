import { accepted, refused, type Outcome } from '../../../kernel/outcome.ts';
import { resume, wait, type Timers } from './timers.ts';
import type { Closing, ComplaintState, EntryKind } from './words.ts';

/**
 * What may be done to a complaint: open or answered it is noted on, answered, waited with, handed on or back,
 * resolved or closed; resolved or closed it may be opened again with a reason, as often as there is one. The first
 * answer is a person's: a program's answer is kept and stops no timer. Once head office has a franchise's
 * complaint only head office ends it.
 * Example: resolved without an answer before: the resolution is the first answer.
 */
export interface Complaint extends Timers {
  readonly state: ComplaintState;
  readonly closing: Closing | null;
  /** How often it was opened again. */
  readonly reopened: number;
}

export type Step =
  'note' | 'answer' | 'wait' | 'resume' | 'escalate' | 'hand_back' | 'resolve' | 'close' | 'reopen';

export type StepCode = 'NOT_OPEN' | 'NOT_DONE' | 'ALREADY_WAITING' | 'NOT_WAITING' | 'WAITING_USED_UP'
  | 'NOT_ESCALATABLE' | 'HEAD_OFFICE_ONLY';

export interface Doing {
  readonly step: Step;
  readonly now: Date;
  readonly isPerson: boolean;
  readonly isHeadOffice: boolean;
  readonly closing: Closing;
  /** Until when it is to be resolved, if it is opened again now. */
  readonly resolutionDueAt: Date;
}

/** As the history calls them. */
export const ENTRY_OF: Readonly<Record<Step, EntryKind>> = {
  note: 'noted', answer: 'answered', wait: 'waiting', resume: 'resumed', escalate: 'escalated',
  hand_back: 'handed_back', resolve: 'resolved', close: 'closed', reopen: 'reopened',
};

const ENDS: readonly Step[] = ['resolve', 'close', 'reopen', 'hand_back'];

/** The settled complaint after the step, or why not. */
export function takeStep<C extends Complaint>(complaint: C, doing: Doing): Outcome<C, StepCode> {
  const refusal = refusalOf(complaint, doing);
  return refusal ?? accepted({ ...complaint, ...changeBy(complaint, doing) });
}

function refusalOf(complaint: Complaint, { step, isHeadOffice }: Doing): Outcome<never, StepCode> | null {
  const isOpen = complaint.doneAt === null;
  if (step === 'reopen' && isOpen) return refused('NOT_DONE', 'The complaint is open.', ['id']);
  if (step !== 'reopen' && step !== 'note' && !isOpen) {
    return refused('NOT_OPEN', `The complaint is ${complaint.state}: open it again first.`, ['id']);
  }
  if (!isHeadOffice && (step === 'hand_back'
    || (ENDS.includes(step) && complaint.handler === 'head_office'))) {
    return refused('HEAD_OFFICE_ONLY', 'Head office has this complaint.', ['id']);
  }
  return step === 'wait' || step === 'resume' ? waitingRefusal(complaint, step)
    : handlerRefusal(complaint, step);
}

function waitingRefusal(
  { waitingSince, waitedMs, waitingMostMs }: Complaint, step: 'wait' | 'resume',
): Outcome<never, StepCode> | null {
  if (step === 'resume') {
    return waitingSince ? null : refused('NOT_WAITING', 'The customer is not waited for.', ['id']);
  }
  if (waitingSince) return refused('ALREADY_WAITING', 'The customer is waited for already.', ['id']);
  return waitedMs < waitingMostMs ? null
    : refused('WAITING_USED_UP', 'The customer was waited for as long as is allowed.', ['id']);
}

/** Only a franchise's complaint changes hands: one without a time for it is head office's own. */
function handlerRefusal(
  { handler, escalationDueAt }: Complaint, step: Step,
): Outcome<never, StepCode> | null {
  const from = { escalate: 'franchise', hand_back: 'head_office' }[step as string];
  return from === undefined || (handler === from && escalationDueAt !== null) ? null
    : refused('NOT_ESCALATABLE', 'The complaint is not in other hands.', ['id']);
}

function changeBy(complaint: Complaint, doing: Doing): Partial<Complaint> {
  const { step, now, isPerson } = doing;
  const answeredAt = complaint.answeredAt ?? (isPerson ? now : null);
  switch (step) {
    case 'note': return {};
    case 'answer': return { answeredAt, state: answeredAt ? 'answered' : 'open' };
    case 'wait': return wait(complaint, now);
    case 'resume': return resume(complaint, now);
    case 'escalate': return { handler: 'head_office', escalatedAt: complaint.escalatedAt ?? now };
    case 'hand_back': return { handler: 'franchise' };
    case 'resolve': return { ...resume(complaint, now), answeredAt, state: 'resolved', doneAt: now };
    case 'close': return { ...resume(complaint, now), state: 'closed', doneAt: now, closing: doing.closing };
    case 'reopen': return {
      state: complaint.answeredAt ? 'answered' : 'open', doneAt: null, closing: null,
      reopened: complaint.reopened + 1, resolutionDueAt: doing.resolutionDueAt,
    };
  }
}
