import { PREFIX } from '../../../contracts/ids.ts';
import { loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import {
  dateTime, edited, idsOf, list, optional, otherwise, points, text, whole,
} from '../../../kernel/graph/mutation/take.ts';
import { tasksById } from '../../queries/tasks.ts';
import { Task } from './task.type.ts';

export const TASK = loaded(() => Task, tasksById, 'taskId', 'The task; null when refused.');
export const RETIRED = 'The task is over for ever.';

const FORM = {
  nameZh: text('Name in Chinese, 1 to 60 characters.'), nameEn: text('Name in English, 1 to 60 characters.'),
  points: points('Points each time, 1 to 1,000,000.'),
  budget: whole('Points that it may give in all, at least what it has given.'), startsAt: dateTime('From when on.'),
};
const CAP = whole('How often a member is rewarded at most, 1 to 10,000.');
const ENDS = dateTime('Until when, not included.');
const REGIONS = list<string>(() => String, 'Codes of regions it is for, at most 100; none: all.');
const TIERS = list<string>(() => String, 'Tiers it is for, "CN:gold", at most 100; none: all.');
const GROWTH = points('Growth each time beside the points, 0 to 1,000,000; the budget does not count it.');
const CHANNELS = idsOf(PREFIX.channel,
  'Channels that may say that it was done, besides those of who pays, at most 100.');

/** What a new task has. */
export const NEW_TERMS = {
  ...FORM, capPerMember: optional(CAP), endsAt: optional(ENDS), regions: otherwise([], REGIONS),
  tiers: otherwise([], TIERS), growth: otherwise(0n, GROWTH), channelIds: otherwise([], CHANNELS),
};

/** The same of an edit: what is left out stays. */
export const EDITED_TERMS = {
  nameZh: edited(FORM.nameZh), nameEn: edited(FORM.nameEn), points: edited(FORM.points), budget: edited(FORM.budget),
  startsAt: edited(FORM.startsAt), capPerMember: edited(CAP), endsAt: edited(ENDS), regions: edited(REGIONS),
  tiers: edited(TIERS), growth: edited(GROWTH), channelIds: edited(CHANNELS),
};

export const numberOf = (sent: bigint | null | undefined): number | undefined =>
  (sent === null || sent === undefined ? undefined : Number(sent));
