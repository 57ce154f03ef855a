import { useCallback } from 'react';
import type { ConsentPurpose } from '../../gql/graphql.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldText } from '../../parts/form/fields.tsx';
import { publishConsentText, type ConsentText } from './consent-texts.data.ts';

interface Values {
  version: string;
  zh: string;
  en: string;
}

interface PublishProps {
  readonly purpose: ConsentPurpose;
  /** The version before: a new one mostly changes some words of it. */
  readonly before: ConsentText | undefined;
  readonly onClose: () => void;
}

export function PublishText({ purpose, before, onClose }: PublishProps) {
  const text = useText();
  const word = useWord();
  const run = useCallback(
    (values: Values, idempotencyKey: string) => publishConsentText({ ...values, purpose, idempotencyKey }),
    [purpose],
  );
  return (
    <CommandDialog<Values, Awaited<ReturnType<typeof publishConsentText>>>
      name={`consent-text.${purpose}`}
      title={`${text('consentTexts.publish')} · ${word('consent', purpose)}`}
      hint={text('consentTexts.hint')}
      submit={text('consentTexts.publish')}
      defaults={{ version: '', zh: before?.zh ?? '', en: before?.en ?? '' }}
      wide
      onClose={onClose}
      run={run}
      done={() => text('consentTexts.published')}>
      <FieldText name="version" label={text('consentTexts.version')} help={before?.version} required maxLength={40} />
      <FieldText name="zh" label={text('consentTexts.zh')} required rows={6} maxLength={20_000} />
      <FieldText name="en" label={text('consentTexts.en')} required rows={6} maxLength={20_000} />
    </CommandDialog>
  );
}
