import { PREFIX } from '../../../contracts/ids.ts';
import { isRestricted } from '../../../kernel/actor.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { RequestError } from '../../../kernel/errors.ts';
import { extra } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { idOf } from '../../../kernel/graph/mutation/take.ts';
import { Money } from '../../../kernel/graph/money.type.ts';

export const BENEFIT_OF_MEMBER = {
  benefitId: idOf(PREFIX.benefit, 'Benefit.'),
  memberId: idOf(PREFIX.member, 'Member.'),
};

/** Why a member may not have it now. */
export const WHY_NOT = {
  ...said('NOT_FOUND'),
  NOT_COUNTED: 'It is had as long as the tier is held: nothing of it is counted.',
  TIER: 'Another tier has it 等级不足.',
  PROVISIONAL: 'The tier is not certain yet 等级待确认: a return might still take it away.',
  SPEND: 'Too little was bought in all 累计消费不足.',
  PURCHASE: 'No purchase of that size in the season 单笔消费不足.',
  RELATION: 'It is for children of customers 须为老顾客子女.',
  SEGMENT: 'It is for members of a segment 不在适用分群.',
  WINDOW: 'It is not given now 不在有效期.',
  OUTLET: 'It is not given in this outlet 本店不提供.',
  ENTITLEMENT_USED_UP: 'None is left this year 今年已用完.',
};

export const WHY_NOT_EXTRAS = {
  unlockZh: extra(() => String, 'What would change it, in Chinese, for the member.'),
  unlockEn: extra(() => String, 'The same in English.'),
  missing: extra(() => Money, 'With SPEND: what is still to be spent; null for partners.'),
};

/** What is handed out is written down by who hands it out. */
export function notByMembers({ actor }: GraphContext): void {
  if (actor.kind === 'person') throw new RequestError('FORBIDDEN', 'Whoever serves the member writes it down.');
}

/** Giving back is no deed of the counter that handed out: it might be had twice. */
export function byHeadOffice({ actor }: GraphContext): void {
  if (isRestricted(actor)) throw new RequestError('FORBIDDEN', 'Head office and its rooms give a use back.');
}
