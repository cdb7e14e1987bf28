/**
 * How much damage the reading of a letter forgives, and how sure it must be. These are properties of reading text,
 * not of the law: no value here stands in any document.
 */
export const TOLERANCE = {
  /** Costs of turning the written name into the real one, in letters. Scraping loses letters; it seldom changes them. */
  letterMissing: 1,
  letterExtra: 1.5,
  letterWrong: 1.5,
  markWrong: 0.3,
  initial: 0.3,
  /** Part of a name that may be lost before it is no longer that name. */
  nameLoss: 0.5,
  /** By how many letters the best reading of a name must beat the next: so many, and more the more was lost. */
  nameMargin: 0.2,
  nameMarginOfCost: 0.45,
  /** What it costs to leave a name open: so many letters, or so many of its own. */
  nameUnknown: 3.5,
  nameUnknownOfLetters: 0.45,
  /** Costs closer than this are the same. */
  nameTie: 0.25,
  /** A name may go to the last province left although a taken one is nearer, if not by more than this. */
  leftoverCost: 1,
  /** Headings: cost of a lost letter, how like a heading must be, and by how much it must beat the next. */
  headingMissing: 0.8,
  headingScore: 0.58,
  headingFloor: 0.5,
  headingMargin: 0.1,
  columnMargin: 0.05,
  /** Columns under a group of headings, at least. */
  groupWidth: 2,
  /** Weight of the heading above a column, and of how much of the heading its phrase explains. */
  headingAbove: 0.45,
  headingExplained: 0.2,
  /** Headings less alike than this are told apart without their groups. */
  headingDistinct: 0.8,
  distinctLetters: 10,
  /** What is left of a fit when the heading above is nobody's, or when most cells could not be of that kind. */
  headingForeign: 0.85,
  cellsForeign: 0.6,
  /** How like a fixed word of tables («Địa phương», «số lớp») must be. */
  wordScore: 0.72,
  wordLetters: 6,
  partScore: 0.55,
  partMargin: 0.15,
  /** Texts whose forms are kept in memory at most. */
  remembered: 10_000,
  /** Candidates of a column shown to people. */
  candidates: 4,
  /** Layouts of a flat heading looked at closely. */
  layouts: 300,
  /** Longest text taken for a name; most cells from the heading to the first row; most cells between two rows. */
  nameLetters: 40,
  headingCells: 80,
  rowCells: 60,
  /** Part of the lines that must be numbered for a column to be one of ranks. */
  rankedLines: 0.5,
  /** Least rows for a table. */
  tableRows: 2,
  /** Which figure of a sorted column is its middle. */
  middle: 0.5,
  /** How far a figure may lie from the middle of its column, as a factor, before it is doubted. */
  outlier: 10,
  /** The same for people in a class, and for a part of its whole. */
  classSize: 1.5,
  partOfWhole: 2,
  /** Least figures in a column for a middle to mean something. */
  outlierRows: 8,
  /** Cells from the top in which the letter's number, day and subject are sought. */
  letterheadCells: 60,
} as const
