/** What a gateway answered: it has it, it will never take it, it did not get it, or nobody knows. */
export type Handed =
  | { readonly is: 'sent'; readonly providerId: string | null }
  | { readonly is: 'refused'; readonly says: string }
  | { readonly is: 'away'; readonly says: string }
  | { readonly is: 'lost'; readonly says: string };

export interface TryRules {
  readonly mostTries: number;
  readonly retryMinutes: number;
}

export type AfterTry =
  | { readonly state: 'sent' }
  | { readonly state: 'uncertain'; readonly reason: 'answer_lost' }
  | { readonly state: 'failed'; readonly reason: 'gateway_refused' | 'tries_spent' }
  /** `answer_lost`: a gateway may have it all the same. */
  | { readonly state: 'planned'; readonly reason: 'answer_lost' | null; readonly at: Date };

const UNCERTAIN = { state: 'uncertain', reason: 'answer_lost' } as const;

/**
 * Nobody gets a message twice: one whose answer was lost is sent again only to a gateway that knows it by its key
 * (`knowsKeys`); else it is uncertain until a person looks. One that surely was not taken is tried again, each time
 * after twice the wait. One whose answer was ever lost (`wasLost`) may have arrived, whatever is answered later: it
 * never fails, but is uncertain. Example: 5 minutes, then 10, then 20, and after the fifth try it has failed.
 */
export function afterTry(
  handed: Handed, { tries, knowsKeys, wasLost, now }: {
    tries: number; knowsKeys: boolean; wasLost: boolean; now: Date;
  }, rules: TryRules,
): AfterTry {
  if (handed.is === 'sent') return { state: 'sent' };
  const mayBeThere = wasLost || handed.is === 'lost';
  if (handed.is === 'refused') return mayBeThere ? UNCERTAIN : { state: 'failed', reason: 'gateway_refused' };
  if (handed.is === 'lost' && !knowsKeys) return UNCERTAIN;
  if (tries >= rules.mostTries) return mayBeThere ? UNCERTAIN : { state: 'failed', reason: 'tries_spent' };
  return { state: 'planned', reason: mayBeThere ? 'answer_lost' : null,
    at: new Date(now.getTime() + rules.retryMinutes * 60_000 * 2 ** (tries - 1)) };
}
