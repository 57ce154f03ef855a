import { useCallback } from 'react';
import { AppointmentDeskDocument } from '../../gql/graphql.ts';
import { useAsk } from '../../graph/use-ask.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldChoices } from '../../parts/form/FieldChoices.tsx';
import { FieldText } from '../../parts/form/fields.tsx';
import { setOutletDesk, type Desk, type Rules } from './appointments.data.ts';
import { linesIn, linesOf, windowsOf } from './hours-text.ts';

interface Values {
  appointmentKinds: string[]; serviceKinds: string[]; hours: string; closedOn: string; expectedVersion: number;
}
interface Props { readonly outletId: string; readonly onClose: () => void }

/** What an outlet offers, and when. */
export function EditDesk({ outletId, onClose }: Props) {
  const { data } = useAsk(AppointmentDeskDocument, { outletId });
  return data ? (
    <Form outletId={outletId} desk={data.outletDesk} rules={data.servicePolicy.rules} onClose={onClose} />) : null;
}

function Form({ outletId, desk, rules, onClose }: Props & { desk: Desk | null; rules: Rules }) {
  const text = useText();
  const { locale } = useFormat();
  const choicesOf = (kinds: Rules['kinds'] | Rules['appointmentKinds']) => kinds.map(({ kind, nameZh, nameEn }) => (
    { id: kind, name: locale === 'zh-CN' ? nameZh : nameEn }));
  const run = useCallback(async (values: Values, idempotencyKey: string) => send(outletId, values, idempotencyKey),
    [outletId]);
  return (
    <CommandDialog<Values, Awaited<ReturnType<typeof send>>>
      name={`appointments.desk.${outletId}`} title={text('appointments.desk')} hint={text('appointments.deskHint')}
      submit={text('actions.confirm')} wide defaults={valuesOf(desk, rules)} onClose={onClose} run={run}
      done={() => text('shared.changed')}>
      <FieldChoices name="appointmentKinds" label={text('appointments.receives')}
        choices={choicesOf(rules.appointmentKinds)} />
      <FieldChoices name="serviceKinds" label={text('appointments.services')} choices={choicesOf(rules.kinds)} />
      <FieldText name="hours" label={text('appointments.hours')} rows={4} help={text('appointments.hoursHelp')} />
      <FieldText name="closedOn" label={text('appointments.closed')} rows={2} help={text('appointments.closedHelp')} />
    </CommandDialog>
  );
}

/** What the policy names no more can be neither chosen nor taken out of the form: it is left out from the start. */
const valuesOf = (desk: Desk | null, rules: Rules): Values => ({
  appointmentKinds: namedIn(rules.appointmentKinds, desk?.appointmentKinds),
  serviceKinds: namedIn(rules.kinds, desk?.serviceKinds),
  hours: linesOf(desk?.hours ?? []), closedOn: (desk?.closedOn ?? []).join('\n'), expectedVersion: desk?.version ?? 0,
});

const namedIn = (kinds: readonly { readonly kind: string }[], codes: readonly string[] = []): string[] =>
  codes.filter((code) => kinds.some(({ kind }) => kind === code));

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** What cannot be read is refused here, at its field, as the graph would. */
async function send(outletId: string, { hours, closedOn, ...values }: Values, idempotencyKey: string) {
  const [windows, days] = [windowsOf(hours), linesIn(closedOn)];
  const wrong = windows === null ? 'hours' : days.some((day) => !DAY.test(day)) ? 'closedOn' : null;
  if (windows === null || wrong !== null) {
    const error = { code: 'INVALID' as const, message: '', path: [wrong ?? 'hours'], currentVersion: null };
    return { outletDesk: null, userErrors: [error] };
  }
  return setOutletDesk({ outletId, ...values, hours: windows, closedOn: days, idempotencyKey });
}
