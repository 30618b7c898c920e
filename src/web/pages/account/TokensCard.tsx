/** Access tokens for scripts: listed, made (shown once), revoked. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import type { z } from 'zod'
import { accountRoutes } from '../../../contract/accounts.ts'
import { call } from '../../api.ts'
import { ConfirmButton } from '../../components/ConfirmButton.tsx'
import { CopyLine } from '../../components/CopyLine.tsx'
import { type Column, DataTable } from '../../components/DataTable.tsx'
import { DayField } from '../../components/DayField.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { FormDrawer } from '../../components/FormDrawer.tsx'
import { useNotice } from '../../components/notices.tsx'
import { formatDay, formatInstant } from '../../format.ts'
import { queryOf } from '../../query.ts'
import { useTexts } from '../../text/texts.tsx'

type Token = z.output<typeof accountRoutes.tokens.answer>[number]

export function TokensCard() {
  const { account, common } = useTexts()
  const notice = useNotice()
  const client = useQueryClient()
  const { data: tokens, error } = useQuery(queryOf(accountRoutes.tokens, {}))
  const [making, setMaking] = useState(false)
  const [made, setMade] = useState<string | null>(null)
  const refresh = () => client.invalidateQueries({ queryKey: [accountRoutes.tokens.path] })
  const create = async ({ name, expiresOn }: NewToken) => {
    const answer = await call(accountRoutes.createToken, { body: { name, expiresOn } })
    setMade(answer.token)
    await refresh()
  }
  const revoke = async (token: Token) => {
    await call(accountRoutes.revokeToken, { params: { tokenId: token.id } })
    notice.done(account.revoked)
    await refresh()
  }
  const add = (
    <Button type="primary" onClick={() => setMaking(true)}>
      {account.createToken}
    </Button>
  )
  const columns: readonly Column<Token>[] = [
    { key: 'name', title: account.tokenName, heading: true, render: (token) => token.name },
    { key: 'createdAt', title: account.createdAt, render: (token) => formatInstant(token.createdAt) },
    {
      key: 'lastUsedAt',
      title: account.lastUsedAt,
      render: (token) => (token.lastUsedAt ? formatInstant(token.lastUsedAt) : account.tokenNever),
    },
    {
      key: 'expiresOn',
      title: account.expiresOn,
      render: (token) => (token.expiresOn ? formatDay(token.expiresOn) : account.noExpiry),
    },
    {
      key: 'actions',
      title: common.actions,
      screenOnly: true,
      render: (token) => (
        <ConfirmButton
          small
          danger
          label={account.revoke}
          ariaLabel={account.revokeNamed(token.name)}
          title={account.revokeNamed(token.name)}
          text={account.revokeSure(token.name)}
          onConfirm={() => revoke(token)}
        />
      ),
    },
  ]
  return (
    <section className="card" aria-labelledby="ma-truy-cap">
      <div className="card-head">
        <h2 id="ma-truy-cap">{account.tokensTitle}</h2>
        {tokens && tokens.length > 0 && add}
      </div>
      <p className="soft">{account.tokensHint}</p>
      <DataTable
        caption={account.tokensTitle}
        columns={columns}
        rows={tokens}
        error={error}
        keyOf={(token) => token.id}
        empty={<EmptyState title={account.tokensEmpty} hint={account.tokensEmptyHint} action={add} />}
      />
      {making && <TokenDrawer onClose={() => setMaking(false)} create={create} />}
      <Modal
        open={made !== null}
        title={account.tokenCreated}
        footer={<Button onClick={() => setMade(null)}>{common.close}</Button>}
        onCancel={() => setMade(null)}
        mask={{ closable: false }}
      >
        <p>{account.tokenOnce}</p>
        {made && <CopyLine label={account.tokensTitle} value={made} />}
        <p>{account.tokenUse}</p>
        <pre className="code-line">Authorization: Bearer {made?.slice(0, 12)}…</pre>
      </Modal>
    </section>
  )
}

interface NewToken {
  readonly name: string
  readonly expiresOn: string | null
}

interface TokenDrawerProps {
  readonly onClose: () => void
  readonly create: (token: NewToken) => Promise<void>
}

function TokenDrawer({ onClose, create }: TokenDrawerProps) {
  const { account, common } = useTexts()
  return (
    <FormDrawer<NewToken>
      title={account.createToken}
      submit={account.createToken}
      start={{ values: { name: '', expiresOn: null }, version: 0 }}
      save={create}
      onClose={onClose}
    >
      {() => (
        <>
          <Form.Item
            name="name"
            label={account.tokenName}
            extra={account.tokenNameHint}
            rules={[{ required: true, whitespace: true, message: common.required }]}
          >
            <Input maxLength={100} />
          </Form.Item>
          <Form.Item name="expiresOn" label={account.tokenExpires} extra={account.tokenExpiresHint}>
            <DayField />
          </Form.Item>
        </>
      )}
    </FormDrawer>
  )
}
