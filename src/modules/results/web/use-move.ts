import { useLingui } from '@lingui/react/macro'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTitle } from '#ui/i18n.ts'
import { useToast } from '#ui/toasts.tsx'
import type { ResultPage } from '../contract.ts'
import { findMove, type ResultMove } from '../domain/index.ts'
import { moveResult, resultQuery } from './results.queries.ts'

/** A move that another move takes back at once, without a reason. */
const UNDO: Partial<Record<ResultMove, ResultMove>> = { submit: 'withdraw', delete: 'restore' }

/** Moves a result; says so, with a way back where there is one; asks every figure that may have changed anew. */
export function useMove({ id, state, version }: ResultPage) {
  const { t } = useLingui()
  const title = useTitle()
  const show = useToast()
  const client = useQueryClient()
  const refresh = async () => {
    await client.invalidateQueries({ queryKey: ['results'] })
    await client.invalidateQueries({ queryKey: ['statistics'] })
  }
  const mutation = useMutation({
    mutationFn: ({ move, reason }: { move: ResultMove; reason: string }) => moveResult(id, { move, version, reason }),
    onSuccess: async (moved, { move }) => {
      const back = UNDO[move]
      const label = findMove(state, move)?.label
      show({
        text: t`Đã xong: ${label ? title(label) : move}.`,
        ...(back && {
          undo: async () => {
            await moveResult(id, { move: back, version: moved.version, reason: '' })
            await refresh()
          },
        }),
      })
      await refresh()
    },
  })
  const reload = () => {
    mutation.reset()
    void client.invalidateQueries({ queryKey: resultQuery(id).queryKey })
  }
  return { ...mutation, reload }
}
