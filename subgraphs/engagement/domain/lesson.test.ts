import { expect, it } from '@jest/globals';
import { refusalOfLesson } from './lesson.ts';

const at = new Date('2026-10-01T00:00:00Z');
const course = { proof: 'lesson', startsAt: at, endsAt: null, retiredAt: null } as const;
const code = (over: object) => refusalOfLesson({ ...course, ...over }, at)?.code ?? null;

it('takes the progress of a course within its days, and of nothing else', () => {
  expect(code({})).toBeNull();
  expect(code({ proof: 'channel' })).toBe('NOT_A_COURSE');
  expect(code({ startsAt: new Date(at.getTime() + 1) })).toBe('TASK_CLOSED');
  expect(code({ endsAt: at })).toBe('TASK_CLOSED');
  expect(code({ retiredAt: at })).toBe('TASK_CLOSED');
});
