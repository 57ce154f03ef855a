import { useText } from '../i18n/use-text.ts';
import { NotFound } from '../parts/Answer.tsx';
import { Page } from '../parts/Page.tsx';

/** Behind an address that is nobody's. */
export function NoSuchPage() {
  const text = useText();
  return (
    <Page title={text('errors.noPage')}>
      <NotFound />
    </Page>
  );
}
