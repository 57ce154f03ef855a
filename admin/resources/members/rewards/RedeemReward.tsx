import { Alert } from '@mui/material';
import { useCallback, useEffect, useRef } from 'react';
import { useWatch } from 'react-hook-form';
import { ShowcaseForDocument, type MoneyInput, type ShowcaseForQuery } from '../../../gql/graphql.ts';
import { useAsk } from '../../../graph/use-ask.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useText, useWord } from '../../../i18n/use-text.ts';
import { CommandDialog } from '../../../parts/form/CommandDialog.tsx';
import { FieldSelect, FieldText } from '../../../parts/form/fields.tsx';
import { usePlaces } from '../../../parts/pickers/use-places.ts';
import { redeemReward } from '../../redemptions/redemptions.data.ts';

interface Values { outletId: string; rewardId: string; quantity: string }
interface Props { readonly memberId: string; readonly onClose: () => void; readonly onCode: (code: string) => void }
type Result = Awaited<ReturnType<typeof redeemReward>>;
type Standing = Offered['standing'] | null;
type Offered = ShowcaseForQuery['rewardShowcase'][number];

/** What all pieces cost, in whole minor units: 2 × 9.90 is 19.80. */
function times({ amount, currency }: MoneyInput, pieces: number): MoneyInput {
  const [whole = '0', fraction = ''] = amount.split('.');
  const minor = String(BigInt(whole + fraction) * BigInt(pieces)).padStart(fraction.length + 1, '0');
  const cut = minor.length - fraction.length;
  return { amount: fraction ? `${minor.slice(0, cut)}.${minor.slice(cut)}` : minor, currency };
}

const isPaid = (amount: string): boolean => /[1-9]/.test(amount);
const piecesIn = (typed: string): number => (/^[1-9]\d{0,2}$/.test(typed.trim()) ? Number(typed) : 1);

/** Redeems for a member who asks for it: the price that is seen is the price that is taken. */
export function RedeemReward({ memberId, onClose, onCode }: Props) {
  const text = useText();
  const places = usePlaces();
  const seen = useRef<Standing>(null);
  const see = useCallback((standing: Standing) => { seen.current = standing; }, []);
  const run = useCallback(({ outletId, rewardId, quantity }: Values, idempotencyKey: string): Promise<Result> => {
    const pieces = Number(quantity);
    const cash = seen.current?.cash && isPaid(seen.current.cash.amount) ? times(seen.current.cash, pieces) : null;
    return redeemReward({ rewardId, memberId, outletId, quantity: pieces, cash,
      points: (seen.current?.points ?? 0) * pieces, idempotencyKey });
  }, [memberId]);
  if (places.length === 0) return null;
  return (
    <CommandDialog<Values, Result>
      name={`redeem.${memberId}`}
      title={text('redemptions.redeem')}
      submit={text('actions.confirm')}
      defaults={{ outletId: places[0]!.id, rewardId: '', quantity: '1' }}
      onClose={onClose}
      run={run}
      onDone={({ code }) => code && onCode(code)}
      done={() => text('redemptions.redeemed')}>
      <FieldSelect name="outletId" label={text('redemptions.where')} required choices={[...places]} />
      <Pick memberId={memberId} onSeen={see} />
    </CommandDialog>
  );
}

function Pick({ memberId, onSeen }: { memberId: string; onSeen: (standing: Standing) => void }) {
  const text = useText();
  const word = useWord();
  const { locale } = useFormat();
  const [outletId, rewardId, quantity] = useWatch<Values>({ name: ['outletId', 'rewardId', 'quantity'] }) as string[];
  const { data } = useAsk(ShowcaseForDocument, { outletId: outletId!, memberId }, { enabled: Boolean(outletId) });
  const offered = data?.rewardShowcase ?? [];
  const named = (reward: Offered): string => [locale === 'zh-CN' ? reward.nameZh : reward.nameEn,
    ...(reward.standing?.whyNot ?? []).map((why) => word('rewardWhyNot', why))].join(' · ');
  const chosen = offered.find(({ id }) => id === rewardId);
  const standing = chosen?.standing ?? null;
  useEffect(() => onSeen(standing), [onSeen, standing]);
  return (
    <>
      <FieldSelect name="rewardId" label={text('redemptions.pick')} required
        help={data && offered.length === 0 ? text('redemptions.nothingShown') : undefined}
        choices={offered.map((reward) => ({ id: reward.id, name: named(reward) }))} />
      <FieldText name="quantity"
        label={text('redemptions.quantity')} required whole unit={text('shared.units.pieces')} />
      {standing && <Price standing={standing} pieces={piecesIn(quantity ?? '')} />}
    </>
  );
}

/** Points and money, each with its unit, before anything is taken. */
function Price({ standing, pieces }: { standing: NonNullable<Standing>; pieces: number }) {
  const text = useText();
  const format = useFormat();
  const points = format.number((standing.points ?? 0) * pieces);
  const cash = standing.cash && isPaid(standing.cash.amount) ? times(standing.cash, pieces) : null;
  return (
    <Alert severity="info">
      {cash ? text('redemptions.previewCash', { points,
        money: format.money(cash) }) : text('redemptions.preview', { points })}
      {standing.pointsAvailable !== null
        && ` · ${text('redemptions.left', { points: format.number(standing.pointsAvailable) })}`}
    </Alert>
  );
}
