import { Int } from 'type-graphql';
import { CURRENT_VERSION, defineMutation, extra, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { dateTime, DRY_RUN, flag, KEY, optional, otherwise, text, whole } from '../../../kernel/graph/mutation/take.ts';
import { PUBLICATION_REFUSALS } from '../../../kernel/graph/policy-mutations.ts';
import { UNKNOWN_SEGMENT, unknownSegment } from '../../calls/ask-segments.ts';
import { publishBenefit } from '../../commands/benefits/publish-benefit.ts';
import { benefitsById } from '../../queries/benefits/benefits.ts';
import { headOfficeOnly } from '../head-office.ts';
import { Benefit } from './benefit.type.ts';
import { takeTerms, termsGiven } from './terms.form.ts';

export const publishBenefitMutation = defineMutation({
  name: 'publishBenefit',
  says: 'Proposes a benefit 权益, or a new immutable version of one: it counts from its date when a second person has '
    + 'approved it (decideBenefit).',
  scopes: ['rewards:policy'], guard: headOfficeOnly,
  input: 'A benefit from a date on.',
  takes: {
    code: text('Its code, for ever: 1 to 40 small letters, digits and hyphens; a new one begins a benefit.'),
    effectiveFrom: dateTime('In force from then on; now or later.'),
    expectedVersion: whole('Latest version as it was read; 0 for a new benefit.'),
    note: optional(text('Why, at most 500 characters.')),
    rules: takeTerms,
    confirmTooMany: otherwise(false, flag('A tier may have more benefits than the policy warns of 确认权益过多.')),
    dryRun: DRY_RUN,
    idempotencyKey: KEY,
  },
  refusals: {
    ...PUBLICATION_REFUSALS,
    NOT_FOUND: 'There is no such outlet.', ...UNKNOWN_SEGMENT,
    INVALID: 'An amount has more digits than its currency.',
    INVALID_RULES: 'A field is not allowed as it is; path names it, the message says why.',
    TOO_MANY_BENEFITS: 'A tier would have more benefits than people use 权益过多; confirm it with confirmTooMany.',
    BENEFITS_FULL: 'There are at most 200 benefits.',
  },
  extras: { ...CURRENT_VERSION, count: extra(() => Int, 'With TOO_MANY_BENEFITS: how many the tier would have.') },
  command: publishBenefit,
  inputOf: async ({ rules, ...asked }, context) => (
    await unknownSegment(context, rules.segmentId, ['rules', 'segmentId']) ?? { ...asked, rules: termsGiven(rules) }),
  answers: {
    benefit: loaded(() => Benefit, benefitsById, 'benefitId',
      'The benefit afterwards; null when refused, and on a dry run of a new one.'),
    version: { type: () => Int, says: 'The new version.', of: ({ version }) => version },
  },
});
