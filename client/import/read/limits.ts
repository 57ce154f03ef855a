/** What a file may be. Beyond it an import says so and stops; nothing is cut off silently. */
export const LIMITS = {
  /** Characters of one cell: descriptions of a product fit, a picture as text does not. */
  cell: 1_000_000,
  /** Characters of one line or JSON object. */
  line: 4_000_000,
  columns: 2_000,
  /** A packed file may become so many times as large … */
  ratio: 200,
  /** … once what comes out is larger than this, in bytes. */
  unpacked: 64 * 1024 * 1024,
  /** Texts that the cells of a workbook share are all in memory at once: their characters. */
  sharedTexts: 16_000_000,
  /** … and how many they are. */
  sharedCount: 1_000_000,
  /** Styles and formats of a workbook; a spreadsheet keeps 65,490. */
  styles: 65_536,
} as const;

const words = (count: number): string => count.toLocaleString('en-US');
export const LIMIT_WORDS = { cell: words(LIMITS.cell), line: words(LIMITS.line), columns: words(LIMITS.columns) };
