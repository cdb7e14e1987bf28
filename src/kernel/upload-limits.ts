/** Bytes of a mebibyte, what people call «MB» when they speak of a file. */
const MEBIBYTE = 1024 * 1024

/** The largest file taken, in MB as it is told to people; the same for evidence, letters and tables of results. */
export const MAX_FILE_MB = 20

/** The largest file taken, in bytes. */
export const MAX_FILE_BYTES = MAX_FILE_MB * MEBIBYTE

/** Evidence is sent in pieces of this many bytes, so that a line that breaks costs one piece; the last may be smaller. */
export const PIECE_BYTES = MEBIBYTE
