import {
  PickChannelsDocument, PickFranchisesDocument, PickOffersDocument, PickOutletsDocument, PickProductsDocument,
  PickSegmentsDocument, PickTiersDocument, type TypedDocumentString,
} from '../../gql/graphql.ts';
import { useAsk } from '../../graph/use-ask.ts';
import { useFormat } from '../../i18n/use-format.ts';
import type { Choice } from '../form/fields.tsx';

/** What is picked by its name instead of typed as a code. */
export type Picked = 'segments' | 'offers' | 'outlets' | 'products' | 'franchises' | 'channels';

interface Named {
  readonly id: string; readonly code?: string; readonly styleNo?: string; readonly name?: string;
  readonly nameZh?: string; readonly nameEn?: string;
}
type Found = Record<string, { items: readonly Named[] } | readonly Named[]>;

const DOCUMENTS: Readonly<Record<Picked, TypedDocumentString<never, { search: string | null }>>> = {
  segments: PickSegmentsDocument as never, offers: PickOffersDocument as never, outlets: PickOutletsDocument as never,
  products: PickProductsDocument as never, franchises: PickFranchisesDocument as never,
  channels: PickChannelsDocument as never,
};

/** The first that fit what was typed; channels are few and come whole. */
export function usePicks(what: Picked, search: string, enabled: boolean): Choice[] {
  const nameOf = usePickedName();
  const typed = what === 'channels' ? null : search.trim() || null;
  const answer = useAsk(DOCUMENTS[what], { search: typed }, { keep: true, enabled }).data as Found | undefined;
  const found = answer ? Object.values(answer)[0]! : [];
  return ('items' in found ? found.items : found).map((one) => ({ id: one.id, name: nameOf(one) }));
}

/** Tiers of all programmes as an offer names them: "CN:gold". */
export function useTierChoices(): Choice[] {
  const { locale } = useFormat();
  return (useAsk(PickTiersDocument, {}).data?.programmes ?? []).flatMap(({ code, policy }) =>
    policy.rules.tiers.map(({ tier }) => ({
      id: `${code}:${tier.code}`, name: `${code} ${locale === 'zh-CN' ? tier.nameZh : tier.nameEn}` })));
}

/** As it is shown: its code or style number, and its name in the reader's language. */
export function usePickedName(): (one: Named) => string {
  const { locale } = useFormat();
  return ({ id, code, styleNo, name, nameZh, nameEn }) => {
    const words = name ?? (locale === 'zh-CN' ? nameZh : nameEn) ?? '';
    return [code ?? styleNo, words].filter(Boolean).join(' · ') || id;
  };
}
