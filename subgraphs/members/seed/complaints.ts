import { seedId, type SeedContext } from '../../kernel/seed.ts';
import type { RecordComplaintInput } from '../commands/complaints/complaint-input.ts';
import { recordComplaint } from '../commands/complaints/record-complaint.ts';
import { setCalendarDays, type CalendarDayInput } from '../commands/complaints/set-calendar-days.ts';

const HOUR_MS = 3_600_000;

interface Told extends Pick<RecordComplaintInput, 'via' | 'kind' | 'text'> {
  readonly hoursAgo: number;
  /** Nobody knows who it is: null. */
  readonly member: number | null;
}

/** One that has just come, one that is warned of, one that is late. */
const TOLD: readonly Told[] = [
  { via: 'mini_program', kind: 'after_sales', hoursAgo: 3, member: 11,
    text: '手链扣头松了，寄修两周还没有消息，请告知进度。' },
  { via: 'hotline', kind: 'weight_purity', hoursAgo: 43, member: 23,
    text: '回家称重比标签少 0.05 克，希望复秤并说明误差标准。' },
  { via: 'platform', kind: 'delivery', hoursAgo: 60, member: null,
    text: '包装盒压坏了，送人没法用，要求补寄礼盒。' },
];

/** Public holidays of mainland China in 2026, as announced: days off, and weekends at work. */
const HOLIDAYS: readonly (readonly [name: string, off: readonly string[], working: readonly string[]])[] = [
  ['元旦', ['01-01', '01-02', '01-03'], ['01-04']],
  ['春节', ['02-15', '02-16', '02-17', '02-18', '02-19', '02-20', '02-21', '02-22', '02-23'], ['02-14', '02-28']],
  ['清明节', ['04-04', '04-05', '04-06'], []],
  ['劳动节', ['05-01', '05-02', '05-03', '05-04', '05-05'], ['05-09']],
  ['端午节', ['06-19', '06-20', '06-21'], []],
  ['中秋节', ['09-25', '09-26', '09-27'], []],
  ['国庆节', ['10-01', '10-02', '10-03', '10-04', '10-05', '10-06', '10-07'], ['09-20', '10-10']],
];

const daysOf = (kind: CalendarDayInput['kind'], name: string, days: readonly string[]): CalendarDayInput[] =>
  days.map((day) => ({ on: `2026-${day}`, kind, name }));

export async function seedComplaints(context: SeedContext): Promise<void> {
  const days = HOLIDAYS.flatMap(([name, off, working]) => [
    ...daysOf('holiday', name, off), ...daysOf('working', name, working)]);
  const outcomes = [await context.run(setCalendarDays, { id: 'seed-holidays', requestId: 'seed' },
    { region: 'CN', days })];
  for (const [n, { hoursAgo, member, ...told }] of TOLD.entries()) {
    const known = member !== null && member <= context.scale.members;
    outcomes.push(await context.run(recordComplaint, { id: `seed-complaint-${n}`, requestId: 'seed' }, {
      ...told, memberId: known ? seedId('member', member) : null, outletId: null, orderId: null, region: 'CN',
      receivedAt: new Date(context.now.getTime() - hoursAgo * HOUR_MS), reference: null,
    }) as never);
  }
  for (const outcome of outcomes) {
    if (!outcome.ok) throw new Error(`a demo complaint was refused: ${JSON.stringify(outcome.refusals)}`);
  }
}
