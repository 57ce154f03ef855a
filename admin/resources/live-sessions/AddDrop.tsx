import { useCallback } from 'react';
import { useWatch } from 'react-hook-form';
import { CampaignRulesNowDocument, type CampaignRulesNowQuery, type CurrencyCode } from '../../gql/graphql.ts';
import { useAsk } from '../../graph/use-ask.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { useRegion } from '../../layout/use-region.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldRow } from '../../parts/form/FieldRow.tsx';
import { FieldCheck, FieldText } from '../../parts/form/fields.tsx';
import { formInstant, formMoment } from '../../reading/house-zone.ts';
import { delayPlace, readDelays, writeDelays, type Delay } from '../../parts/form/tier-delays.ts';
import { TierDelays } from '../../parts/form/TierDelays.tsx';
import { addDrop, findItemId, type LiveSession } from './live-sessions.data.ts';

interface Values {
  itemId: string;
  stock: string;
  cashPrice: string;
  pointsPrice: string;
  opensAt: string;
  /** Delays of its own; otherwise those of the rules. */
  ownDelays: boolean;
  delays: Delay[];
  holdMinutes: string;
  limitPerMember: string;
  waitlistLimit: string;
}

/** The session, and what its room sells in. */
interface Place {
  readonly id: string;
  readonly currency: CurrencyCode;
}

type Result = Awaited<ReturnType<typeof addDrop>>;

async function send(
  { id: sessionId, currency }: Place,
  values: Values,
  idempotencyKey: string,
): Promise<Result> {
  const sku = values.itemId.trim();
  const itemId = sku.startsWith('itm_') ? sku : await findItemId(sku);
  if (!itemId) return { drop: null, userErrors: [{ code: 'NOT_FOUND', message: sku, path: ['itemId'] }] };
  const { drop, userErrors } = await addDrop({
    sessionId,
    itemId,
    idempotencyKey,
    stock: Number(values.stock),
    pointsPrice: Number(values.pointsPrice || 0),
    cashPrice: { amount: values.cashPrice.trim(), currency },
    opensAt: formInstant(values.opensAt) ?? '',
    tierDelaySeconds: values.ownDelays ? readDelays(values.delays) : null,
    holdMinutes: numberOrNull(values.holdMinutes),
    limitPerMember: Number(values.limitPerMember),
    waitlistLimit: numberOrNull(values.waitlistLimit),
  });
  return { drop, userErrors: userErrors.map((error) => ({ ...error, path: [...delayPlace(error.path)] })) };
}

const numberOrNull = (typed: string): number | null => (typed.trim() === '' ? null : Number(typed));

export function AddDrop({ session, onClose }: { session: LiveSession; onClose: () => void }) {
  const asked = useAsk(CampaignRulesNowDocument, {});
  if (asked.isPending) return null;
  return <DropDialog session={session} rules={asked.data?.campaignPolicy.rules} onClose={onClose} />;
}

type Rules = CampaignRulesNowQuery['campaignPolicy']['rules'];

function DropDialog({
  session,
  rules,
  onClose,
}: {
  session: LiveSession;
  rules: Rules | undefined;
  onClose: () => void;
}) {
  const text = useText();
  const { locale } = useFormat();
  const { currency: home } = useRegion();
  const currency = (session.outlet?.region.currency ?? home) as CurrencyCode;
  const currencyName = new Intl.DisplayNames(locale, { type: 'currency' }).of(currency);
  const run = useCallback(
    (values: Values, key: string) => send({ id: session.id, currency }, values, key),
    [session.id, currency],
  );
  return (
    <CommandDialog<Values, Result>
      name={`add-drop.${session.id}`}
      title={text('liveSessions.dropTitle')}
      submit={text('actions.addDrop')}
      onClose={onClose}
      run={run}
      done={() => text('liveSessions.dropAdded')}
      defaults={{
        itemId: '',
        stock: '10',
        cashPrice: '',
        pointsPrice: '0',
        opensAt: formMoment(session.startsAt),
        ownDelays: false,
        delays: writeDelays(rules?.tierDelaySeconds ?? []),
        holdMinutes: '',
        limitPerMember: '1',
        waitlistLimit: '',
      }}>
      <FieldText name="itemId" label={text('fields.sku')} required autoFocus />
      <FieldRow>
        <FieldText name="stock" label={text('fields.stock')} required whole unit={text('shared.units.pieces')} />
        <FieldText
          name="limitPerMember"
          label={text('fields.limitPerMember')}
          required
          whole
          unit={text('shared.units.pieces')}
        />
        <FieldText name="cashPrice" label={text('liveSessions.priceIn', { currency: currencyName })} required numeric />
        <FieldText name="pointsPrice" label={text('fields.pointsPrice')} whole unit={text('shared.units.points')} />
        <FieldText name="opensAt" label={text('fields.opensAt')} type="datetime-local" required />
        <FieldText
          name="holdMinutes"
          label={text('fields.holdMinutes')}
          whole
          unit={text('shared.units.minutes')}
          range={text('shared.allowed', { low: 1, high: 60 })}
          help={rules && text('liveSessions.byPolicy', { value: rules.holdMinutes })}
        />
        <FieldText name="waitlistLimit" label={text('fields.waitlistLimit')} whole />
      </FieldRow>
      <OwnDelays rules={rules} />
    </CommandDialog>
  );
}

/** Which tiers come later: as the rules say, or as this drop says. */
function OwnDelays({ rules }: { rules: Rules | undefined }) {
  const text = useText();
  const own = useWatch<Values, 'ownDelays'>({ name: 'ownDelays' });
  const byRules = rules?.tierDelaySeconds.join(' · ') || text('shared.none');
  return (
    <>
      <FieldCheck name="ownDelays" label={text('liveSessions.ownDelays', { value: byRules })} />
      {own && <TierDelays />}
    </>
  );
}
