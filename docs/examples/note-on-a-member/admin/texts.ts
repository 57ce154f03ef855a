import { useLocaleState } from 'react-admin';

const zh = { title: '备注', write: '写备注', saved: '备注已保存', at: '时间', by: '记录人' };

/** English has the same keys or it does not compile. */
const en: typeof zh = { title: 'Notes', write: 'Write a note', saved: 'Saved', at: 'When', by: 'By' };

export function useNoteTexts(): typeof zh {
  const [locale] = useLocaleState();
  return locale === 'en' ? en : zh;
}
