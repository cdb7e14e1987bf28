import { randomBytes } from 'node:crypto'
import type { Command } from 'commander'
import { Role } from '#modules/identity/contract.ts'
import { createAccount } from '#modules/identity/server/index.ts'
import { provinceHistory } from '#modules/territory/server/index.ts'
import { PlainError } from '#platform/plain-error.ts'
import { inTransaction } from '#platform/transaction.ts'
import { withContext } from './with-context.ts'

type Options = { name: string; role: string; province?: string }

export function addAccountCommands(program: Command): void {
  program
    .command('account')
    .description('tài khoản / accounts')
    .command('add <email>')
    .description('tạo tài khoản, in mật khẩu một lần / create an account, print its password once')
    .requiredOption('--name <name>', 'họ tên hoặc tên bộ phận / name')
    .requiredOption('--role <role>', 'ministry, province, reader')
    .option('--province <code>', 'mã tỉnh hiện nay / code of the province today')
    .action(async (email: string, { name, role, province }: Options) => {
      const known = Role.safeParse(role)
      if (!known.success)
        throw new PlainError(`Vai trò '${role}' không có; chọn ${Role.options.join(', ')}`, `No role '${role}'`)
      if (role === 'province' && !province)
        throw new PlainError('Vai trò province cần --province MÃ', 'The role province needs --province')
      const password = randomBytes(12).toString('base64url')
      await withContext(async (context) => {
        const unit =
          province &&
          (await inTransaction(context, (trx) => provinceHistory(trx)))
            .on(context.today)
            .find(({ code }) => code === province)
        if (province && !unit)
          throw new PlainError(`Hôm nay không có tỉnh mang mã '${province}'`, `No province '${province}' today`)
        await createAccount(context, { email, name, role: known.data, provinceId: unit ? unit.unitId : null, password })
      })
      console.log(`${email}  ${password}`)
    })
}
