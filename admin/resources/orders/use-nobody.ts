import { useActor } from '../../auth/use-actor.ts';
import { useText } from '../../i18n/use-text.ts';

/** What stands for a buyer who is not shown: to people of a franchise members of others are nobody. */
export function useNobody(): string {
  const text = useText();
  return text(useActor()?.kind === 'tenant' ? 'orders.memberHidden' : 'orders.noMember');
}
