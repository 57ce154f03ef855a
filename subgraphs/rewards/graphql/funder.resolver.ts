import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { PREFIX } from '../../contracts/ids.ts';
import { isRestricted } from '../../kernel/actor.ts';
import type { GraphContext } from '../../kernel/graph/context.ts';
import { encodeId } from '../../kernel/ids.ts';
import { BenefitTerms } from './benefits/benefit-terms.type.ts';
import { Reward } from './mall/reward.type.ts';
import { CouponTerms } from './offers/coupon-terms.type.ts';
import { Redemption } from './redemptions/redemption.type.ts';
import type { Franchise } from './stubs.type.ts';

interface Funded { readonly funder: Franchise | null }

/** Who pays is between head office and the one that pays. */
function funderTo(Type: Function): Function {
  @Resolver(() => Type)
  class FunderResolver {
    @FieldResolver()
    funder(@Root() { funder }: Funded, @Ctx() { actor }: GraphContext): Franchise | null {
      const isOwn = actor.tenantId !== undefined && funder?.id === encodeId(PREFIX.franchise, actor.tenantId);
      return isRestricted(actor) && !isOwn ? null : funder;
    }
  }
  return FunderResolver;
}

export const funderResolvers = [Reward, CouponTerms, Redemption, BenefitTerms].map(funderTo);
