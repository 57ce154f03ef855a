import type { Problem } from '../../../kernel/policy.ts';
import { minutesOf, type Hours } from './slots.ts';

/**
 * What an outlet may say of its hours. Example: Monday 10:00 to 12:00 and 12:00 to 21:30 are two windows; 10:00 to
 * 12:00 and 11:30 to 13:00 are refused at the second one's `from`, 21:30 to 10:00 at `until`.
 */
export const MOST_WINDOWS = 28;
export const MOST_CLOSED = 100;
export const MOST_CAPACITY = 50;

const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

export interface DeskDraft {
  readonly appointmentKinds: readonly string[];
  readonly serviceKinds: readonly string[];
  readonly hours: readonly Hours[];
  readonly closedOn: readonly string[];
}

/** Why an outlet cannot say so, each at its place; `known` are the codes of the policy. */
export function deskProblems(
  draft: DeskDraft, known: { readonly appointmentKinds: readonly string[]; readonly serviceKinds: readonly string[] },
): Problem[] {
  const { hours, closedOn } = draft;
  return [
    ...codeProblems('appointmentKinds', draft.appointmentKinds, known.appointmentKinds),
    ...codeProblems('serviceKinds', draft.serviceKinds, known.serviceKinds),
    ...hours.length > MOST_WINDOWS ? [{ path: ['hours'], message: `At most ${MOST_WINDOWS} windows a week.` }] : [],
    ...hours.flatMap((window, index) => windowProblems(window, hours.slice(0, index)).map(({ path, message }) => (
      { path: ['hours', String(index), ...path], message }))),
    ...closedOn.length > MOST_CLOSED
      ? [{ path: ['closedOn'], message: `At most ${MOST_CLOSED} closed days.` }] : [],
    ...closedOn.flatMap((day, index) => (DAY.test(day) && closedOn.indexOf(day) === index ? []
      : [{ path: ['closedOn', String(index)], message: 'Each day once, as YYYY-MM-DD.' }])),
  ];
}

function codeProblems(field: string, codes: readonly string[], known: readonly string[]): Problem[] {
  return codes.flatMap((code, index) => (known.includes(code) && codes.indexOf(code) === index ? []
    : [{ path: [field, String(index)], message: 'A kind of the policy, each once.' }]));
}

function windowProblems({ weekday, from, until, capacity }: Hours, before: readonly Hours[]): Problem[] {
  const [begins, ends] = [minutesOf(from), minutesOf(until)];
  if (!Number.isInteger(weekday) || weekday < 1 || weekday > 7) {
    return [{ path: ['weekday'], message: 'Weekdays are 1 Monday to 7 Sunday.' }];
  }
  if (begins === null) return [{ path: ['from'], message: 'A full or half hour, as 10:00.' }];
  if (ends === null || ends <= begins) return [{ path: ['until'], message: 'Later the same day, at most 24:00.' }];
  if (!Number.isInteger(capacity) || capacity < 1 || capacity > MOST_CAPACITY) {
    return [{ path: ['capacity'], message: `capacity is a whole number from 1 to ${MOST_CAPACITY}.` }];
  }
  const isOver = before.some((other) => other.weekday === weekday
    && (minutesOf(other.from) ?? 0) < ends && (minutesOf(other.until) ?? 0) > begins);
  return isOver ? [{ path: ['from'], message: 'It overlaps another window of that day.' }] : [];
}
