import type { SeedContext } from '../kernel/seed.ts';
import { seedBenefits } from './seed/benefits.ts';
import { seedCoupons } from './seed/coupons.ts';
import { seedMall } from './seed/mall.ts';

/** What the demo brand gives its members beside points. */
export async function seedRewards(context: SeedContext): Promise<void> {
  await seedMall(context);
  await seedBenefits(context);
  await seedCoupons(context);
}
