import { setImmediate as breathe } from 'node:timers/promises';
import { dayText, localDay } from '../../../../kernel/business-day.ts';
import { formatAmount } from '../../../../kernel/money.ts';
import type { CsvLine, CsvStatement } from '../../../domain/settlement/statement-csv.ts';
import { settledBy } from '../../../domain/settlement/statement.ts';
import { ON_PAPER } from '../../../domain/settlement/statement-words.ts';
import type { LineSide, LineState, StatementState } from '../../../domain/settlement/words.ts';
import { INK, PAGE, Paper } from './paper.ts';

export interface PaperStatement extends CsvStatement {
  readonly franchise: string;
  readonly region: string;
  readonly zone: string;
  readonly month: string;
  readonly state: StatementState;
  readonly lines: number;
  readonly draftedAt: Date;
  readonly issuedAt: Date | null;
  readonly confirmUntil: Date | null;
  readonly frozenAt: Date | null;
}

export interface PaperLine extends CsvLine {
  readonly side: LineSide;
  readonly kind: 'accrual' | 'return' | 'reattribution';
  readonly state: LineState;
}

/** Lines before this part, and whether it is the last. */
export interface PaperPart { readonly before: number; readonly last: boolean }

const ROW = 15;
/** Where columns begin, or for amounts end. */
const AT = { nth: 40, month: 66, counts: 108, order: 160, side: 302, kind: 345, state: 388, amount: 488, worth: 555 };

/** A statement, or a part of its lines, on A4: what it is, what it comes to, its lines, and room for both stamps. */
export async function drawStatement(
  statement: PaperStatement, lines: readonly PaperLine[], part: PaperPart,
): Promise<Buffer> {
  const paper = new Paper(`结算单 ${statement.number}`, statement.draftedAt);
  let y = drawHead(paper, statement);
  y = drawColumns(paper, drawSums(paper, statement, y) + 26);
  for (const [place, line] of lines.entries()) {
    if (y > PAGE.bottom) {
      // A long one is drawn between other requests.
      await breathe();
      paper.nextPage();
      y = drawColumns(paper, PAGE.top);
    }
    drawLine(paper, statement, line, part.before + place + 1, y);
    y += ROW;
  }
  if (part.last) drawStamps(paper, y);
  return paper.end((page, pages) => `${statement.number}  第 ${page} 页，共 ${pages} 页`);
}

function drawHead(paper: Paper, statement: PaperStatement): number {
  const { zone } = statement;
  paper.write('加盟分润结算单', PAGE.left, 62, { size: 18 });
  paper.writeBack(statement.number, PAGE.right, 62, { size: 11, strong: true });
  paper.rule(74);
  paper.write('加盟商', PAGE.left, 94, { color: INK.soft });
  paper.write(paper.fit(statement.franchise, PAGE.right - PAGE.left - 48), PAGE.left + 48, 94);
  const facts = [
    ['结算月份', statement.month], ['会籍地区', statement.region],
    ['币种', statement.currency], ['状态', ON_PAPER.state[statement.state]], ['明细笔数', String(statement.lines)],
    ['出具日期', dayOf(statement.issuedAt, zone)], ['异议截止', dayOf(statement.confirmUntil, zone)],
    ['定稿日期', dayOf(statement.frozenAt, zone)],
  ] as const;
  for (const [place, [label, value]] of facts.entries()) {
    const [x, y] = [PAGE.left + place % 3 * 175, 111 + Math.floor(place / 3) * 17];
    paper.write(label, x, y, { color: INK.soft });
    paper.write(value, x + 48, y);
  }
  return 186;
}

/** In the order in which it is counted; the last is what is paid, or carried on. */
function drawSums(paper: Paper, statement: PaperStatement, top: number): number {
  const { currency, netMinor } = statement;
  const { dueMinor, carriedOutMinor } = settledBy(netMinor);
  const sums: readonly (readonly [string, bigint])[] = [
    ['本期明细', statement.linesMinor], ['异议更正', statement.correctedMinor],
    ['减：异议中', -statement.disputedMinor], ['上期结转', statement.carriedInMinor], ['应结金额', netMinor],
    ['总部应付金额', dueMinor], ['结转下期', carriedOutMinor],
  ];
  let y = top;
  paper.rule(y - 13);
  for (const [label, minor] of sums) {
    const strong = label === '总部应付金额';
    paper.write(label, PAGE.left, y, { size: strong ? 10 : 9 });
    paper.writeBack(amountText(minor, currency), 300, y, { strong, size: strong ? 10 : 9 });
    y += 16;
  }
  paper.rule(y - 10, PAGE.left, 300);
  return y;
}

function drawColumns(paper: Paper, y: number): number {
  const style = { size: 8, color: INK.soft };
  for (const [x, label] of [[AT.nth, '序号'], [AT.month, '所属月份'], [AT.counts, '计入日期'], [AT.order, '订单'],
    [AT.side, '收付'], [AT.kind, '类型'], [AT.state, '对账']] as const) paper.write(label, x, y, style);
  paper.writeBack('金额', AT.amount, y, style);
  paper.writeBack('结算额', AT.worth, y, style);
  paper.rule(y + 5);
  return y + ROW + 3;
}

function drawLine(paper: Paper, { currency, zone }: PaperStatement, line: PaperLine, nth: number, y: number): void {
  const style = { size: 8 };
  paper.write(String(nth), AT.nth, y, style);
  paper.write(line.month, AT.month, y, style);
  paper.write(dayOf(line.countsAt, zone), AT.counts, y, style);
  paper.write(line.orderId, AT.order, y, style);
  paper.write(ON_PAPER.side[line.side], AT.side, y, style);
  paper.write(ON_PAPER.kind[line.kind], AT.kind, y, style);
  paper.write(ON_PAPER.lineState[line.state], AT.state, y, style);
  paper.writeBack(amountText(line.amountMinor, currency), AT.amount, y, style);
  paper.writeBack(amountText(line.amountMinor + line.correctedMinor, currency), AT.worth, y, style);
}

function drawStamps(paper: Paper, below: number): void {
  let y = below + 60;
  if (y > PAGE.bottom) {
    paper.nextPage();
    y = PAGE.top + 60;
  }
  for (const [x, who] of [[PAGE.left, '总部签章'], [320, '加盟商签章']] as const) {
    paper.rule(y, x, x + 220);
    paper.write(who, x, y + 15);
  }
}

const dayOf = (at: Date | null, zone: string): string => (at ? dayText(localDay(at, zone)) : '—');

/** "-1,234.56": as the statement has it, in groups of three. */
function amountText(minor: bigint, currency: string): string {
  const [whole, ...rest] = formatAmount(minor, currency).split('.');
  return [whole!.replace(/\B(?=(\d{3})+$)/g, ','), ...rest].join('.');
}
