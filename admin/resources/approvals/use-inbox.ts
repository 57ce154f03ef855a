import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useActor } from '../../auth/use-actor.ts';
import { useHomes } from '../../parts/words/use-words.ts';
import { readInbox, type Inbox } from './approvals.data.ts';
import { APPROVER_SCOPES, mayApprove } from './scopes.ts';

const AGAIN_MS = 120_000;
/** The page somebody opened asks first. */
const PATIENCE_MS = 1_500;

/** What waits for whoever is signed in; asked anew after every command, and now and then. */
export function useInbox(enabled = true): UseQueryResult<Inbox> {
  const actor = useActor();
  const homes = useHomes().map(({ id }) => id);
  const scopes = APPROVER_SCOPES.filter((scope) => actor?.scopes.has(scope));
  return useQuery({
    queryKey: ['graph', 'approvals', scopes, homes],
    queryFn: () => readInbox(scopes, homes),
    enabled: enabled && actor !== null && mayApprove(actor),
    refetchInterval: AGAIN_MS,
    placeholderData: (previous) => previous,
  });
}

/** How many of them one may decide: the number beside the menu's entry. */
export function useInboxCount(): number {
  const [isTime, setIsTime] = useState(false);
  useEffect(() => {
    const timer = window.setTimeout(() => setIsTime(true), PATIENCE_MS);
    return () => window.clearTimeout(timer);
  }, []);
  return useInbox(isTime).data?.waiting.filter(({ isOwn }) => !isOwn).length ?? 0;
}
