import { useWord } from '../../i18n/use-text.ts';
import { Mark } from '../../parts/Mark.tsx';
import type { Line, StatementRow } from './statements.data.ts';

const OF_STATEMENT = { DRAFT: 'plain', ISSUED: 'warn', FROZEN: 'gold', PAID: 'good' } as const;
const OF_LINE = { OPEN: 'warn', CONFIRMED: 'good', DISPUTED: 'bad', UPHELD: 'gold', REJECTED: 'plain' } as const;

export function StatementMark({ state }: { state: StatementRow['state'] }) {
  return <Mark tone={OF_STATEMENT[state]}>{useWord()('statementState', state)}</Mark>;
}

export function LineMark({ state }: { state: Line['state'] }) {
  return <Mark tone={OF_LINE[state]}>{useWord()('lineState', state)}</Mark>;
}
