import { onlineManager } from '@tanstack/react-query'
import { afterEach, expect, test } from 'vitest'
import { CallFault } from './api.ts'
import { createQueryClient } from './query-client.ts'

afterEach(() => onlineManager.setOnline(true))

test('a browser that thinks itself offline asks all the same, and says at once what it met', async () => {
  onlineManager.setOnline(false)
  const client = createQueryClient()
  expect(await client.fetchQuery({ queryKey: ['a'], queryFn: async () => 1 })).toBe(1)
  const refused = {
    queryKey: ['b'],
    queryFn: () => Promise.reject(new CallFault('common.not-found', 404, 'Không có', '')),
  }
  await expect(client.fetchQuery(refused)).rejects.toMatchObject({ status: 404 })
  const change = client.getMutationCache().build(client, { mutationFn: async () => 2 })
  expect(await change.execute(undefined)).toBe(2)
}, 3000)
