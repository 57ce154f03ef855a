import { PREFIX } from '../../../contracts/ids.ts';
import { idOf, text } from '../../../kernel/graph/mutation/take.ts';

/** Fields that several mutations of settlement take. */
export const STATEMENT = idOf(PREFIX.statement, 'Statement id.');
export const LINE = idOf(PREFIX.statementLine, 'Id of a line of the statement.');
export const SETTLED_REGION = text('Code of a region 会籍地区, for example "CN": statements of its franchises.');
export const MONTH = text('Business month YYYY-MM 结算月份, in the region’s time.');

export const RUN_IN_PROGRESS = { RUN_IN_PROGRESS: 'Statements of the region are being run: wait until it is done.' };
