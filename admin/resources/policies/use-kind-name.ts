import { useText } from '../../i18n/use-text.ts';
import { useNamed } from '../../parts/words/use-named.ts';
import type { PolicyKind } from './policies.data.ts';

/** What a policy is called, and of which programme it is. */
export function useKindName(): (kind: PolicyKind) => string {
  const text = useText();
  const named = useNamed();
  return ({ label, of }) => (of ? `${text(label)} ${of.code} ${named(of)}` : text(label));
}
