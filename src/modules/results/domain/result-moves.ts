export type ResultState = 'draft' | 'submitted' | 'returned' | 'accepted' | 'reversed' | 'deleted'
export type ResultMove = 'submit' | 'withdraw' | 'accept' | 'return' | 'reverse' | 'delete' | 'restore'

type Move = {
  to: ResultState
  by: 'recorder' | 'judge'
  /** Whether the reason is asked for. */
  reason?: 'required'
  /** Whether evidence must be there. */
  evidence?: 'required'
  label: { vi: string; en: string }
}

const submit: Move = { to: 'submitted', by: 'recorder', label: { vi: 'Gửi nghiệm thu', en: 'Submit' } }
const remove: Move = { to: 'deleted', by: 'recorder', label: { vi: 'Xóa', en: 'Delete' } }

/**
 * The life of a result. Buttons, guards, tests and documentation read this one table.
 * Nothing is counted before `accept`, and nothing accepted is ever changed: `reverse` takes it back in the ledger.
 */
export const RESULT_MOVES = {
  draft: { submit, delete: remove },
  returned: { submit, delete: remove },
  submitted: {
    accept: { to: 'accepted', by: 'judge', evidence: 'required', label: { vi: 'Nghiệm thu', en: 'Accept' } },
    return: { to: 'returned', by: 'judge', reason: 'required', label: { vi: 'Trả lại', en: 'Return' } },
    withdraw: { to: 'draft', by: 'recorder', label: { vi: 'Rút lại', en: 'Withdraw' } },
  },
  accepted: {
    reverse: { to: 'reversed', by: 'judge', reason: 'required', label: { vi: 'Ghi đảo', en: 'Reverse' } },
  },
  reversed: {},
  deleted: { restore: { to: 'draft', by: 'recorder', label: { vi: 'Khôi phục', en: 'Restore' } } },
} as const satisfies Record<ResultState, Partial<Record<ResultMove, Move>>>

/** The move from a state, if the table has it. */
export function findMove(state: ResultState, move: ResultMove): Move | undefined {
  return (RESULT_MOVES[state] as Partial<Record<ResultMove, Move>>)[move]
}

/** May the contents be changed in this state? */
export function isEditable(state: ResultState): boolean {
  return state === 'draft' || state === 'returned'
}
