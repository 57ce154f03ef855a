import { isRestricted, type Actor } from '../../../kernel/actor.ts';
import type { Tx } from '../../../kernel/commands/command.ts';
import { refusedAll } from '../../../kernel/outcome.ts';
import { moneyView } from '../../../kernel/money.ts';
import { toldTo, type Reason, type ReasonCode, type Sees } from '../../domain/benefits/standing.ts';
import type { Benefit } from '../../domain/benefits/terms.ts';
import { unlockWords } from '../../domain/benefits/unlock-words.ts';
import { namesOf } from '../../persistence/benefits/names.ts';
import type { Entitled } from '../../persistence/benefits/lock-entitled.ts';

export type EntitlementCode = 'NOT_FOUND' | 'NOT_COUNTED' | 'ENTITLEMENT_USED_UP' | Exclude<ReasonCode, 'USED_UP'>;

const codeOf = (code: ReasonCode): EntitlementCode => (code === 'USED_UP' ? 'ENTITLEMENT_USED_UP' : code);

/** What is bought elsewhere, and when a birthday is, are head office's and the member's own. */
export function seenBy(actor: Actor): Sees {
  const own = !isRestricted(actor) || actor.kind === 'person';
  return { purchases: own, birthday: own };
}

/** Why a member may not have it now, in the words that people are told. */
export function refuseReasons(
  reasons: readonly Reason[], benefit: Benefit, { standing, book }: Entitled, { actor, now }: Pick<Tx, 'actor' | 'now'>,
) {
  return refusedAll(toldTo(seenBy(actor), reasons, benefit.terms).map((reason) => {
    const words = unlockWords(reason, namesOf(book, standing.programme, benefit, now));
    const { missing } = reason;
    return {
      code: codeOf(reason.code), message: `${words.en}.`, path: [reason.code === 'OUTLET' ? 'outletId' : 'benefitId'],
      extras: {
        unlockZh: words.zh, unlockEn: words.en,
        missing: missing ? moneyView(missing.minor, missing.currency) : null,
      },
    };
  }));
}
