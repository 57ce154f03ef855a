import { useCallback } from 'react';
import { CampaignRulesNowDocument } from '../../gql/graphql.ts';
import { useAsk } from '../../graph/use-ask.ts';
import { useText } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldRow } from '../../parts/form/FieldRow.tsx';
import { FieldText } from '../../parts/form/fields.tsx';
import { fromLocalInput, toLocalInput } from '../../parts/form/moments.ts';
import { addDrop, findItemId, type LiveSession } from './live-sessions.data.ts';

/** What the rules say where nothing is typed. */
const BY_POLICY = ['holdMinutes', 'silverDelaySeconds', 'baseDelaySeconds'] as const;

interface Values {
  itemId: string;
  stock: string;
  cashPrice: string;
  pointsPrice: string;
  opensAt: string;
  silverDelaySeconds: string;
  baseDelaySeconds: string;
  holdMinutes: string;
  limitPerMember: string;
  waitlistLimit: string;
}

type Result = Awaited<ReturnType<typeof addDrop>>;

async function send(sessionId: string, values: Values, idempotencyKey: string): Promise<Result> {
  const sku = values.itemId.trim();
  const itemId = sku.startsWith('itm_') ? sku : await findItemId(sku);
  if (!itemId) return { drop: null, userErrors: [{ code: 'NOT_FOUND', message: sku, path: ['itemId'] }] };
  return addDrop({
    sessionId,
    itemId,
    idempotencyKey,
    stock: Number(values.stock),
    pointsPrice: Number(values.pointsPrice || 0),
    cashPrice: { amount: values.cashPrice.trim(), currency: 'CNY' },
    opensAt: fromLocalInput(values.opensAt) ?? '',
    silverDelaySeconds: numberOrNull(values.silverDelaySeconds),
    baseDelaySeconds: numberOrNull(values.baseDelaySeconds),
    holdMinutes: numberOrNull(values.holdMinutes),
    limitPerMember: Number(values.limitPerMember),
    waitlistLimit: numberOrNull(values.waitlistLimit),
  });
}

const numberOrNull = (typed: string): number | null => (typed.trim() === '' ? null : Number(typed));

export function AddDrop({ session, onClose }: { session: LiveSession; onClose: () => void }) {
  const text = useText();
  const rules = useAsk(CampaignRulesNowDocument, {}).data?.campaignPolicy.rules;
  const byPolicy = (rule: (typeof BY_POLICY)[number]) =>
    (rules ? text('liveSessions.byPolicy', { value: rules[rule] }) : undefined);
  const run = useCallback((values: Values, key: string) => send(session.id, values, key), [session.id]);
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
        opensAt: toLocalInput(new Date(session.startsAt)),
        silverDelaySeconds: '',
        baseDelaySeconds: '',
        holdMinutes: '',
        limitPerMember: '1',
        waitlistLimit: '',
      }}>
      <FieldText name="itemId" label={text('fields.sku')} required autoFocus />
      <FieldRow>
        <FieldText name="stock" label={text('fields.stock')} required whole />
        <FieldText name="limitPerMember" label={text('fields.limitPerMember')} required whole />
        <FieldText name="cashPrice" label={text('fields.cashPrice')} required numeric />
        <FieldText name="pointsPrice" label={text('fields.pointsPrice')} numeric />
        <FieldText name="opensAt" label={text('fields.opensAt')} type="datetime-local" required />
        {BY_POLICY.map((name) => (
          <FieldText key={name} name={name} label={text(`fields.${name}`)} whole help={byPolicy(name)} />
        ))}
        <FieldText name="waitlistLimit" label={text('fields.waitlistLimit')} whole />
      </FieldRow>
    </CommandDialog>
  );
}
