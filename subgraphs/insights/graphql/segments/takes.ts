import type { SentRule } from '../../domain/segments/rule.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { take, text } from '../../../kernel/graph/mutation/take.ts';
import { SegmentRuleInput } from './segment-rule.input.ts';

export const NAME_ZH = text('Name in Chinese, 1 to 60 characters.');
export const NAME_EN = text('Name in English, 1 to 60 characters.');
export const NOTE = text('What it is for, at most 500 characters.');
export const RULE = take<SentRule>(() => SegmentRuleInput, 'Who belongs in it.');

/** Why a rule is none; path names the place in it. */
export const RULE_REFUSALS = {
  RULE_EMPTY: 'A group without rules, or a rule that says nothing.',
  RULE_TOO_LARGE: 'Over 16 levels or 200 conditions, with the segments it names.',
  RULE_INVALID: 'A rule is exactly one of all, any, not and condition.',
  FACT_UNKNOWN: 'There is no such fact.',
  OPERATOR_WRONG: 'The fact is not compared like that.',
  VALUE_INVALID: 'A value is none of this fact, or out of its range.',
  RULE_CONTRADICTORY: 'It can never be true together with what stands before it.',
  SEGMENT_UNKNOWN: 'There is no such segment in use.',
  SEGMENT_CYCLE: 'The segment it names leads back to itself.',
} as const;

/** Among tags, too: a tag may not be given because it is not there. */
export const TAG_CYCLE = {
  TAG_CYCLE: 'It leads back to a tag whose rule leads here; tags of one group decide each other.',
};

export const RETIRED = { RETIRED: 'The segment is not in use any more.' };
export const MISNAMED = said('INVALID');
