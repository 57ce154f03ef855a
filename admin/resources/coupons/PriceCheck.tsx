import { Alert, Box, Button, MenuItem, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import type { CurrencyCode } from '../../gql/graphql.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { Figure, Figures } from '../../parts/Figure.tsx';
import { Mark } from '../../parts/Mark.tsx';
import { Page, Section } from '../../parts/Page.tsx';
import { memberNamed } from '../../parts/segment-rule/segment-rule.data.ts';
import { SmallTable } from '../../parts/SmallTable.tsx';
import { useHomeCurrencies } from '../../parts/words/use-words.ts';
import { checkPrices, type Checked } from './coupons.data.ts';

/** A cart by hand: what the member's coupons take off, and why others do not. */
export default function PriceCheck() {
  const text = useText();
  const currencies = useHomeCurrencies();
  const [member, setMember] = useState('');
  const [lines, setLines] = useState('');
  const [codes, setCodes] = useState('');
  const [currency, setCurrency] = useState(currencies[0] ?? 'CNY');
  const [checked, setChecked] = useState<Checked | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const check = async () => {
    const memberId = await memberNamed(member);
    if (memberId === null) return setTrouble(text('coupons.nobody'));
    setChecked(await checkPrices({ memberId, currency: currency as CurrencyCode, lines: readLines(lines),
      couponCodes: codes.split(/[,，、\s]+/).filter((code) => code !== ''), couponIds: [], pointsCash: '0',
      tradeInCredit: '0' }));
  };
  const ask = () => {
    setTrouble(null);
    setChecked(null);
    check().catch(() => setTrouble(text('coupons.checkFailed')));
  };
  return (
    <Page title={text('coupons.check')} over={text('coupons.title')}>
      <Box sx={{ display: 'grid', gap: 2, maxWidth: 640, mb: 3 }}>
        <TextField label={text('coupons.member')} value={member} onChange={({ target }) => setMember(target.value)} />
        <TextField label={text('coupons.lines')} helperText={text('coupons.linesHelp')} multiline minRows={3}
          value={lines} onChange={({ target }) => setLines(target.value)} />
        <TextField label={text('coupons.codes')} helperText={text('coupons.codesHelp')} value={codes}
          onChange={({ target }) => setCodes(target.value)} />
        <TextField select label={text('coupons.currency')} value={currency}
          onChange={({ target }) => setCurrency(target.value)}>
          {currencies.map((code) => <MenuItem key={code} value={code}>{code}</MenuItem>)}
        </TextField>
        <Button variant="contained" disabled={member.trim() === '' || lines.trim() === ''} onClick={ask}>
          {text('coupons.checkNow')}
        </Button>
      </Box>
      {trouble && <Alert severity="error">{trouble}</Alert>}
      {checked && <Found checked={checked} />}
    </Page>
  );
}

/** A line for each: SKU, price of a piece, pieces. */
function readLines(typed: string) {
  return typed.split('\n').map((line) => line.trim().split(/[\s,，]+/)).filter(([sku]) => sku)
    .map(([sku, unitPrice = '0', quantity = '1']) => ({ sku, unitPrice, quantity: Number(quantity) || 1 }));
}

function Found({ checked: { evaluation, userErrors } }: { checked: Checked }) {
  const text = useText();
  const word = useWord();
  const format = useFormat();
  if (!evaluation) {
    return (
      <Alert severity="warning">
        {userErrors.map(({ code, path }) => text('coupons.refused', { code, path: path.join('.') })).join('；')}
      </Alert>
    );
  }
  return (
    <>
      <Figures>
        <Figure label={text('coupons.due')} value={format.money(evaluation.due)} />
        <Figure label={text('coupons.saved_')} value={format.money(evaluation.saved)} />
      </Figures>
      <Section title={text('coupons.verdicts')}>
        {evaluation.coupons.length === 0 && (
          <Typography variant="body2" className="soft">{text('shared.none')}</Typography>
        )}
        <SmallTable label={text('coupons.verdicts')} rows={evaluation.coupons} keyOf={({ named }) => named} columns={[
          { label: text('coupons.one'), phone: 'title', cell: ({ coupon, named }) => (coupon?.offer
            ? (format.locale === 'zh-CN' ? coupon.offer.nameZh : coupon.offer.nameEn) : named) },
          { label: text('coupons.couponCode'), cell: ({ coupon }) => coupon?.code ?? '—' },
          { label: text('coupons.verdict'), phone: 'side', cell: ({ verdict }) => (
            <Mark tone={verdict === 'APPLIED' ? 'good' : 'plain'}>{word('couponVerdict', verdict)}</Mark>) },
          { label: text('coupons.spent'), align: 'right', cell: ({ saved }) => format.money(saved) },
        ]} />
      </Section>
    </>
  );
}
