import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'

/** What a call that sends a file is given: a way to stop it, and whom to tell how much has left. */
export type SendOptions = { signal: AbortSignal; onProgress: (sent: number) => void }

/**
 * A mutation that sends a file: `sent` says how many bytes have left, `stop` gives it up as if it had not begun.
 * Leaving the page gives it up too.
 */
export function useSending<Input, Answer>(
  send: (input: Input, options: SendOptions) => Promise<Answer>,
  onSuccess?: (answer: Answer) => unknown,
) {
  const [sent, setSent] = useState(0)
  const controller = useRef<AbortController>(undefined)
  const mutation = useMutation({
    mutationFn: (input: Input) => {
      controller.current?.abort()
      controller.current = new AbortController()
      setSent(0)
      return send(input, { signal: controller.current.signal, onProgress: setSent })
    },
    ...(onSuccess ? { onSuccess } : {}),
  })
  useEffect(() => () => controller.current?.abort(), [])
  const stop = () => {
    controller.current?.abort()
    mutation.reset()
  }
  return { ...mutation, sent, stop }
}
