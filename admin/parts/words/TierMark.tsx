import type { TierNameFragment } from '../../gql/graphql.ts';
import { Mark } from '../Mark.tsx';
import { useNamed } from './use-named.ts';

/** From the third tier up a member is one to be noticed. */
const NOTICED = 2;

export function TierMark({ tier }: { tier: TierNameFragment | null | undefined }) {
  const named = useNamed();
  if (!tier) return <>—</>;
  return <Mark tone={tier.rank >= NOTICED ? 'gold' : 'plain'}>{named(tier)}</Mark>;
}
