import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { test as base, inject } from 'vitest'
import { DEMO_ACCOUNTS } from '#app/demo/accounts.ts'
import { launchBrowser } from '#app/testing/browser.ts'

type Email = (typeof DEMO_ACCOUNTS)[number]['email']
export type Visit = (email?: Email, options?: BrowserContextOptions) => Promise<Page>

let browser: Promise<Browser> | undefined

/** A page of the product, signed in or not; an error on the page fails the journey. */
export const test = base.extend<{ visit: Visit }>({
  // biome-ignore lint/correctness/noEmptyPattern: Vitest asks for the pattern
  visit: async ({}, use) => {
    browser ??= launchBrowser()
    const faults: string[] = []
    const opened: { close(): Promise<void> }[] = []
    await use(async (email, options = {}) => {
      const context = await (await browser!).newContext({
        baseURL: inject('productUrl'),
        locale: 'vi-VN',
        viewport: { width: 1366, height: 768 },
        ...(email && { storageState: await sessionOf(await browser!, email) }),
        ...options,
      })
      opened.push(context)
      const page = await context.newPage()
      page.on('pageerror', (error) => faults.push(String(error)))
      return page
    })
    for (const context of opened) await context.close()
    if (faults.length > 0) throw new Error(`The page met errors:\n${faults.join('\n')}`)
  },
})

type Session = Awaited<ReturnType<BrowserContext['storageState']>>
const sessions = new Map<Email, Promise<Session>>()

/** Signed in at the server, without the form, once an account: somebody who signs in all the time is held up as a guesser. */
function sessionOf(browser: Browser, email: Email): Promise<Session> {
  const session = sessions.get(email) ?? signIn(browser, email)
  sessions.set(email, session)
  return session
}

async function signIn(browser: Browser, email: Email): Promise<Session> {
  const { password } = DEMO_ACCOUNTS.find((account) => account.email === email)!
  const context = await browser.newContext({ baseURL: inject('productUrl') })
  const answer = await context.request.post('/api/identity/sign-in', { data: { email, password } })
  if (!answer.ok()) throw new Error(await answer.text())
  const session = await context.storageState()
  await context.close()
  return session
}

export { expect } from 'vitest'
