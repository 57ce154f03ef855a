import { useFormat } from '../../i18n/use-format.ts';

/** What has a name in both languages, in the reader's. */
export function useNameOf(): (one: { readonly nameZh: string; readonly nameEn: string } | null | undefined) => string {
  const { locale } = useFormat();
  return (one) => (one ? (locale === 'zh-CN' ? one.nameZh : one.nameEn) : '—');
}
